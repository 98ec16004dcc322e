import type { ChangeId } from '#shared/base/id.ts'
import {
  active,
  addMember,
  childOf,
  copyOf,
  introduce,
  mint,
  type Pc,
  save,
  state,
  write,
} from '#tests/support/vectors/people.ts'
import type { Stage } from '#tests/support/vectors/scene.ts'

const target = (id: ChangeId, entity: string, kind = 'member') => ({ id, kind, entity })

/** A school and its branch that have used everything there is: what mutants are made of. */
export const everything = async ({ cast, pc }: Pick<Stage, 'cast' | 'pc'>): Promise<readonly Pc[]> => {
  const [school, mech, second, bio] = [pc('school'), pc('mech'), pc('mech', 1), pc('bio')]
  await introduce(school, null)
  await introduce(mech, cast.school)
  await introduce(second, cast.school)
  await introduce(bio, cast.school)
  await state(school, await childOf(cast.school, cast.mech, ['member-identity']))
  await state(school, await childOf(cast.school, cast.bio))
  const a = await addMember(mech, '甲', { phone: '1', posts: ['chair'] })
  const b = await addMember(bio, '乙')
  const c = await addMember(second, '丙')
  await save(mech, [
    {
      kind: 'visit',
      entity: mint(mech),
      values: {
        plain: { member: a.entity, event: 'illness', visitedOn: '2026-03-08', life: active },
        money: { gift: { form: 'goods', amount: 50_000 } },
      },
      seen: {},
    },
    {
      kind: 'member-identity',
      entity: mint(mech),
      values: { plain: { life: active }, sensitive: { member: a.entity, idNumber: '1' } },
      seen: {},
    },
  ])
  const p1 = await write(mech, 'member', a.entity, { phone: '2' }, { life: [a.id], phone: [a.id] })
  const p2 = await write(second, 'member', a.entity, { phone: '3' }, { life: [a.id], phone: [a.id] })
  await write(mech, 'member', a.entity, { phone: '4' }, { life: [a.id], phone: [p1, p2] })
  const proposal = mint(mech)
  const made = await write(mech, 'proposal', proposal, { title: '提案', reason: '因', life: active })
  const covers = { title: [made], reason: [made] }
  const approval = await write(school, 'proposal', proposal, { approval: { covers } }, { life: [made] })
  await write(second, 'proposal', proposal, { title: '晚' }, { life: [made], title: [made] })
  await write(
    mech,
    'proposal',
    proposal,
    { reason: '改' },
    { life: [made], reason: [made], approval: [approval] },
  )
  const move = await write(school, 'member', c.entity, { home: cast.bio.org }, { life: [c.id], name: [c.id] })
  await write(second, 'member', c.entity, { phone: '5' }, { life: [c.id] })
  await write(bio, 'member', c.entity, { phone: '6' }, { life: [c.id], home: [move] })
  await write(school, 'same-as', mint(school), {
    of: 'member',
    records: [a.entity, b.entity].sort(),
    life: active,
  })
  await write(school, 'same-as', mint(school), {
    of: 'member',
    records: [b.entity, c.entity].sort(),
    life: active,
  })
  await write(mech, 'revoke', mint(mech), { changes: [target(p1, a.entity)], life: active })
  await write(mech, 'erase', mint(mech), { changes: [target(a.id, a.entity)], life: active })
  const stretches = [{ device: bio.device, from: bio.ids.length, to: bio.ids.length, tip: bio.ids.at(-1) }]
  await write(school, 'set-aside', mint(school), { import: mint(school), stretches, life: active })
  const last = { seq: second.ids.length - 1, id: second.ids.at(-2) }
  await write(school, 'retire', mint(school), { device: second.device, last, life: active })
  const after = [{ device: second.device, from: last.seq + 1, to: second.ids.length, tip: second.ids.at(-1) }]
  await write(school, 'admit', mint(school), { stretches: after, life: active })
  await write(mech, 'member', b.entity, { life: { state: 'void' } }, { life: [b.id], name: [b.id] })
  await write(mech, 'future-kind', mint(mech), { colour: 'green', life: active })
  const copy = copyOf(bio)
  await write(bio, 'member', b.entity, { phone: '7' }, { life: [b.id] })
  await write(copy, 'member', b.entity, { phone: '8' }, { life: [b.id] })
  await write(bio, 'member', b.entity, { phone: '9' }, { life: [b.id] })
  await write(copy, 'member', b.entity, { unit: '生物学院' }, { life: [b.id] })
  return [school, mech, second, bio, copy]
}
