import { openOffice, put, target } from './office.ts'
import { active, addMember, mint, write } from './people.ts'
import type { Scene } from './scene.ts'

/** Files that are there for what an approval says of a record. */
export const approvalScenes: Readonly<Record<string, Scene>> = {
  approvals: async (stage) => {
    const { school, mech, second } = await openOffice(stage)
    const entity = mint(mech)
    const made = await write(mech, 'proposal', entity, { title: '提案', reason: '因', life: active })
    const covers = { title: [made], reason: [made], life: [made] }
    const approval = await write(school, 'proposal', entity, { approval: { covers } }, { life: [made] })
    const late = await write(
      second,
      'proposal',
      entity,
      { title: '晚了', measures: '办法' },
      { life: [made], title: [made] },
    )
    await put(
      stage,
      'approved',
      'Approved; a write that did not see it is too late for what is covered, not for the rest.',
      [school, mech, second],
    )
    const saw = { life: [made], approval: [approval], reason: [made] }
    await write(mech, 'proposal', entity, { reason: '看过批准再改' }, saw)
    await write(
      second,
      'proposal',
      entity,
      { life: { state: 'void' } },
      { life: [made], title: [made], reason: [made], approval: [approval] },
    )
    await put(
      stage,
      'approved-and-changed',
      'A write that saw the approval counts, a void by a lower level does not.',
      [school, mech, second],
    )
    const again = await write(
      school,
      'proposal',
      entity,
      { approval: { covers: { ...covers, title: [late] } } },
      { life: [made], approval: [approval] },
    )
    await put(stage, 'approved-late', 'A later approval takes the late write in.', [school, mech, second])
    const changes = [approval, again].map((id) => target(id, entity, 'proposal'))
    await write(school, 'revoke', mint(school), { changes, life: active })
    await put(stage, 'approval-revoked', 'Both approvals taken back: everything counts.', [
      school,
      mech,
      second,
    ])
  },
  'revoke-of-approved': async (stage) => {
    const { school, mech } = await openOffice(stage)
    const entity = mint(mech)
    const made = await write(mech, 'proposal', entity, { title: '提案', life: active })
    const approval = await write(
      school,
      'proposal',
      entity,
      { approval: { covers: { title: [made] } } },
      { life: [made] },
    )
    await write(mech, 'revoke', mint(mech), {
      changes: [target(made, entity, 'proposal', [approval])],
      life: active,
    })
    await put(
      stage,
      'approved-and-revoked',
      'What was approved is taken back by a lower level: only a request.',
      [school, mech],
    )
  },
  'revoke-of-approved-moved': async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '调动的会员')
    await write(mech, 'revoke', mint(mech), { changes: [target(id, entity)], life: active })
    await write(school, 'member', entity, { approval: { covers: { name: [id] } } }, { life: [id] })
    await write(school, 'member', entity, { home: stage.cast.bio.org })
    await put(
      stage,
      'approved-revoked-moved',
      'What was approved and taken back from below was moved by one who saw neither: it is late for the move, not taken back.',
      [school, mech, bio],
    )
  },
}
