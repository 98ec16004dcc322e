import type { ChangeId, EntityId } from '#shared/base/id.ts'
import { bundle } from './mould.ts'
import { office, officeAt, openOffice, put, stretch, target } from './office.ts'
import {
  active,
  addMember,
  childOf,
  copyOf,
  introduce,
  mint,
  type Pc,
  save,
  segmentOf,
  state,
  write,
} from './people.ts'
import type { Scene } from './scene.ts'

/** Files that are there for the view they give. */
export const viewScenes: Readonly<Record<string, Scene>> = {
  office: async (stage) => {
    const { school, mech, second, bio } = await openOffice(stage)
    const segments = await Promise.all([school, mech, second, bio].map((pc) => segmentOf(pc)))
    for (const [name, who] of [
      [office, 'school'],
      [officeAt, 'mech'],
    ] as const) {
      const about = 'Who is who: the files of the view are taken in after this one.'
      await stage.put(name, about, bundle(school, stage.cast[who], { segments, kind: 'full' }), { as: who })
    }
  },
  conflict: async (stage) => {
    const { mech, second, school } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '测试会员', { phone: '1' })
    await write(mech, 'member', entity, { phone: '2', unit: '机械学院' }, { life: [id], phone: [id] })
    const other = await write(
      second,
      'member',
      entity,
      { phone: '3', unit: '机械学院' },
      { life: [id], phone: [id] },
    )
    const own = mech.ids.at(-1) ?? id
    await put(stage, 'conflict-first', 'One PC of the branch.', [mech], 'mech')
    await put(
      stage,
      'conflict-second',
      'The other PC alone: what it saw has not come, so its field waits.',
      [second],
      'mech',
    )
    stage.set(
      'conflict',
      'Two PCs wrote the same field without seeing each other; equal values are no conflict.',
      ['ok-view-conflict-first.xjb', 'ok-view-conflict-second.xjb'],
      'mech',
      [officeAt],
    )
    const clock = { at: 1 }
    await write(second, 'member', entity, { phone: '4' }, { life: [id], phone: [own, other] }, clock)
    await put(
      stage,
      'conflict-settled',
      'A write that saw both ends it, whatever its clock says.',
      [mech, second],
      'mech',
    )
    const { entity: rank, id: first } = await addMember(mech, '级别测试')
    await write(mech, 'member', rank, { note: '分工会' }, { life: [first] }, { at: 1_990_000_000_000 })
    await write(school, 'member', rank, { note: '校工会' }, { life: [first] }, clock)
    await put(stage, 'conflict-rank', 'Of two heads the one of the higher level is shown, not the later.', [
      school,
      mech,
    ])
  },
  saves: async (stage) => {
    const { mech } = await openOffice(stage)
    const drafts = ['甲', '乙', '丙'].map((name) => ({
      kind: 'member',
      entity: mint(mech),
      values: { plain: { name, life: active } },
      seen: {},
    }))
    await save(mech, drafts)
    const before = mech.lines.length - 3
    await stage.put(
      'ok-view-save-in-parts.xjb',
      'Two of the three changes of a save: none of them counts yet.',
      bundle(mech, stage.cast.mech, { segments: [await segmentOf(mech, mech.first, before + 2)] }),
      { as: 'mech', after: [officeAt] },
    )
    await stage.put(
      'ok-view-save-rest.xjb',
      'The third change.',
      bundle(mech, stage.cast.mech, { segments: [await segmentOf(mech, before + 3)] }),
      { as: 'mech', after: [officeAt, 'ok-view-save-in-parts.xjb'] },
    )
  },
  authority: async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '测试会员')
    await write(bio, 'member', entity, { name: '别家改的' }, { life: [id], name: [id] })
    await write(school, 'member', entity, { unit: '校工会核' }, { life: [id] })
    const proposal = mint(mech)
    const made = await write(mech, 'proposal', proposal, { title: '提案', number: '1', life: active })
    await write(school, 'proposal', proposal, { number: '2026-1' }, { life: [made], number: [made] })
    await write(mech, 'member', entity, { phone: '自称学校' }, { life: [id] }, { role: 'school' })
    await write(mech, 'member', entity, { phone: '自称别家' }, { life: [id] }, { org: stage.cast.bio.org })
    const stranger = stage.pc('stranger')
    await introduce(stranger, stage.cast.school)
    await addMember(stranger, '未认下级的会员')
    await write(stranger, 'member', entity, { name: '外人' }, { life: [id], name: [id] })
    await put(
      stage,
      'authority',
      'Writes without authority: of another branch, of a school field, under a false name or level, by a stranger.',
      [school, mech, bio, stranger],
    )
  },
  tree: async (stage) => {
    const { school, mech } = await openOffice(stage)
    const group = stage.pc('group')
    await introduce(group, stage.cast.mech)
    const { entity, id } = await addMember(group, '小组的会员')
    await write(mech, 'member', entity, { phone: '1' }, { life: [id] })
    await put(stage, 'tree-not-agreed', 'The group names the branch, the branch has not certified it.', [
      school,
      mech,
      group,
    ])
    await state(mech, await childOf(stage.cast.mech, stage.cast.group, ['member-identity']))
    await put(stage, 'tree-agreed', 'Both agree: three levels.', [school, mech, group])
  },
  voids: async (stage) => {
    const { school, mech, second } = await openOffice(stage)
    const gone = await addMember(mech, '作废的会员')
    const voidOf = { state: 'void', reason: '重复登记' }
    await write(mech, 'member', gone.entity, { life: voidOf }, { life: [gone.id], name: [gone.id] })
    const edited = await addMember(mech, '作废时被改')
    await write(mech, 'member', edited.entity, { life: voidOf }, { life: [edited.id], name: [edited.id] })
    await write(
      second,
      'member',
      edited.entity,
      { name: '改过的名字' },
      { life: [edited.id], name: [edited.id] },
    )
    const back = await addMember(mech, '又恢复的会员')
    const ended = await write(
      mech,
      'member',
      back.entity,
      { life: voidOf },
      { life: [back.id], name: [back.id] },
    )
    await write(mech, 'member', back.entity, { life: active, phone: '1' }, { life: [ended] })
    const half = await addMember(mech, '只作废了名字以外的')
    await write(second, 'member', half.entity, { unit: '机械学院' }, { life: [half.id] })
    await write(mech, 'member', half.entity, { life: voidOf }, { life: [half.id], name: [half.id] })
    await write(mech, 'member', mint(mech), { name: '没有开头的会员' })
    await put(stage, 'voids', 'Void, edited while being voided, called back, and never begun.', [
      school,
      mech,
      second,
    ])
  },
  revokes: async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '测试会员')
    const wrong = await write(mech, 'member', entity, { name: '写错了' }, { life: [id], name: [id] })
    const after = await write(
      mech,
      'member',
      entity,
      { name: '又改一次', phone: '1' },
      { life: [id], name: [wrong] },
    )
    const revoke = (pc: Pc, changes: readonly unknown[]) =>
      write(pc, 'revoke', mint(pc), { changes, life: active })
    await revoke(mech, [target(wrong, entity)])
    const second = await revoke(mech, [target(after, entity)])
    const secondEntity = JSON.parse(mech.lines.at(-1)?.header ?? '{}') as { entity: EntityId }
    await put(stage, 'revoked', 'Two writes taken back: the first head is back, not the middle one.', [
      school,
      mech,
    ])
    await revoke(mech, [target(second, secondEntity.entity, 'revoke')])
    await revoke(bio, [target(id, entity)])
    await revoke(mech, [target(id, entity, 'visit'), { id }, null, 'x'])
    await put(
      stage,
      'revokes-of-revokes',
      'A revoke taken back; one by another branch, one of a wrong kind and one of nonsense take back nothing.',
      [school, mech, bio],
    )
  },
  'set-asides': async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '测试会员')
    const first = mech.ids.length
    await write(mech, 'member', entity, { name: '第二个文件里的名字' }, { life: [id], name: [id] })
    await addMember(mech, '第二个文件里的会员')
    const value = { import: mint(school), stretches: [stretch(mech, first + 1)], life: active }
    const own = mint(school)
    const aside = await write(school, 'set-aside', own, value)
    await write(bio, 'set-aside', mint(bio), {
      import: mint(bio),
      stretches: [stretch(mech, 1)],
      life: active,
    })
    const about = 'The school took an import back: it counts for nothing there.'
    await put(stage, 'set-aside', about, [school, mech, bio])
    await put(
      stage,
      'set-aside-below',
      'The same changes at the branch: a set-aside from above counts for nothing there.',
      [school, mech, bio],
      'mech',
    )
    await write(school, 'revoke', mint(school), { changes: [target(aside, own, 'set-aside')], life: active })
    await put(stage, 'set-aside-ended', 'The set-aside is taken back.', [school, mech, bio])
  },
  retired: async (stage) => {
    const { school, mech, second } = await openOffice(stage)
    const { entity, id } = await addMember(second, '停用前的会员')
    await write(second, 'member', entity, { phone: '1' }, { life: [id] })
    const last = { seq: second.ids.length, id: second.ids.at(-1) }
    const late = await addMember(second, '停用后的会员')
    await write(second, 'member', entity, { phone: '2' }, { life: [id], phone: [last.id as ChangeId] })
    await write(mech, 'retire', mint(mech), { device: second.device, last, life: active })
    await put(stage, 'retired', 'A PC is ended: what it wrote afterwards counts for nothing.', [
      school,
      mech,
      second,
    ])
    const at = second.ids.indexOf(late.id) + 1
    await write(mech, 'admit', mint(mech), { stretches: [stretch(second, at, at)], life: active })
    await put(stage, 'admitted', 'One of the later changes counts after all.', [school, mech, second])
    await write(school, 'retire', mint(school), { device: mech.device, last: null, life: active })
    await put(
      stage,
      'retired-from-the-start',
      'The PC that ended the other is itself ended, from its first change.',
      [school, mech, second],
    )
  },
  moves: async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '调动的会员', { phone: '1' })
    await write(bio, 'member', entity, { unit: '调动之前' }, { life: [id] })
    const move = await write(
      school,
      'member',
      entity,
      { home: stage.cast.bio.org },
      { life: [id], name: [id], phone: [id] },
    )
    await write(mech, 'member', entity, { phone: '旧单位' }, { life: [id], phone: [id] })
    const late = mech.ids.at(-1) ?? id
    await write(bio, 'member', entity, { unit: '生物学院' }, { life: [id], home: [move] })
    await put(stage, 'moved', 'A record is moved; the old branch did not know and wrote on: too late.', [
      school,
      mech,
      bio,
    ])
    await write(
      school,
      'member',
      entity,
      { home: stage.cast.bio.org },
      { life: [id], name: [id], phone: [id, late], home: [move] },
    )
    await put(stage, 'moved-again', 'Moved again by one who saw the late write: it counts.', [
      school,
      mech,
      bio,
    ])
    const kept = await addMember(mech, '自己搬走的会员')
    await write(
      mech,
      'member',
      kept.entity,
      { home: stage.cast.bio.org },
      { life: [kept.id], name: [kept.id] },
    )
    await put(stage, 'moved-by-branch', 'A branch may not move a record.', [school, mech, bio])
  },
  same: async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const a = await addMember(mech, '同一人', { phone: '1' })
    const b = await addMember(bio, '同一人', { phone: '2', unit: '生物学院' })
    const c = await addMember(mech, '同一个人')
    const link = mint(school)
    const linked = await write(school, 'same-as', link, {
      of: 'member',
      records: [a.entity, b.entity].sort(),
      life: active,
    })
    await write(school, 'same-as', mint(school), {
      of: 'member',
      records: [b.entity, c.entity].sort(),
      life: active,
    })
    await write(bio, 'same-as', mint(bio), {
      of: 'member',
      records: [a.entity, c.entity].sort(),
      life: active,
    })
    await put(stage, 'same', 'Three records are one: their heads stand side by side.', [school, mech, bio])
    await write(school, 'member', b.entity, { phone: '3' }, { life: [a.id, b.id, c.id], phone: [a.id, b.id] })
    await put(stage, 'same-settled', 'A write on one of them saw the heads of the others.', [
      school,
      mech,
      bio,
    ])
    await write(school, 'revoke', mint(school), { changes: [target(linked, link, 'same-as')], life: active })
    await put(stage, 'same-split', 'One link is taken back.', [school, mech, bio])
  },
  'same-unsaid': async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const a = await addMember(school, '调来的会员', { phone: '1' })
    const b = await addMember(bio, '调来的会员', { phone: '2' })
    const seen = { life: [a.id], name: [a.id], phone: [a.id] }
    const move = await write(school, 'member', a.entity, { home: stage.cast.bio.org }, seen)
    const link = { of: 'member', records: [a.entity, b.entity].sort(), life: active }
    await write(bio, 'same-as', mint(bio), link)
    const both = { life: [a.id, b.id], name: [a.id, b.id], phone: [a.id, b.id] }
    await write(bio, 'member', b.entity, { life: { state: 'void' } }, both)
    const about = 'The branch that got a record says that it and its own are one, and voids both.'
    await put(stage, 'same-moved', about, [school, bio])
    const gone = [target(a.id, a.entity), target(move, a.entity)]
    await write(school, 'erase', mint(school), { changes: gone, life: active })
    await write(mech, 'same-as', mint(mech), link)
    await put(stage, 'same-unsaid', 'The move is erased: the record of the branch waits for nothing.', [
      school,
      mech,
      bio,
    ])
  },
  erased: async (stage) => {
    const { school, mech, bio } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '要删除的会员', { phone: '1' })
    const later = await write(mech, 'member', entity, { phone: '2' }, { life: [id], phone: [id] })
    await put(stage, 'before-erasure', 'With all bodies.', [school, mech])
    await write(bio, 'erase', mint(bio), { changes: [target(id, entity)], life: active })
    await write(mech, 'erase', mint(mech), { changes: [target(later, entity)], life: active })
    mech.lines.splice(
      0,
      mech.lines.length,
      ...mech.lines.map((line, i) => (mech.ids[i] === later ? { ...line, bodies: ['null'] } : line)),
    )
    await put(
      stage,
      'erased',
      'A change is erased: its field shows nothing, its predecessor does not come back.',
      [school, mech, bio],
    )
    stage.set(
      'erased-comes-again',
      'The body that was erased comes again with another file.',
      ['ok-view-erased.xjb', 'ok-view-before-erasure.xjb'],
      'school',
      [office],
    )
  },
  fork: async (stage) => {
    const { mech } = await openOffice(stage)
    const { entity, id } = await addMember(mech, '测试会员')
    const copy = copyOf(mech)
    await write(mech, 'member', entity, { phone: '原机' }, { life: [id] })
    await addMember(mech, '原机的会员')
    await write(copy, 'member', entity, { phone: '复制机' }, { life: [id] })
    await put(stage, 'fork-original', 'A PC.', [mech], 'mech')
    await put(stage, 'fork-copy', 'A copy of it that went on by itself.', [copy], 'mech')
    stage.set(
      'fork',
      'Both chains count, side by side.',
      ['ok-view-fork-original.xjb', 'ok-view-fork-copy.xjb'],
      'mech',
      [officeAt],
    )
  },
  'whose-next': async (stage) => {
    const { mech } = await openOffice(stage)
    const copy = copyOf(mech)
    const at = mech.lines.length + 1
    const values = { plain: { name: '保存的一半', life: active } }
    await save(
      mech,
      [mint(mech), mint(mech)].map((entity) => ({ kind: 'member', entity, values, seen: {} })),
    )
    await addMember(copy, '复制机的会员')
    await addMember(copy, '不发的会员')
    const bare = { withheld: copy.prev, header: '', bodies: [] }
    const lines = [...copy.lines.slice(0, at), bare]
    const files = [
      ['half', 'The first half of a save.', await segmentOf(mech, at, at)],
      [
        'bare',
        'A bare id that opens its segment: it is taken for the other half while no other change is named before it.',
        await segmentOf(copy, at + 1, at + 1, lines),
      ],
      [
        'named',
        'What a copy of the PC wrote in the place of the first half, and the bare id after it.',
        await segmentOf(copy, at, at + 1, lines),
      ],
      ['unnamed', 'What the copy wrote there, alone.', await segmentOf(copy, at, at)],
    ] as const
    for (const [name, about, segment] of files) {
      const bytes = bundle(mech, stage.cast.mech, { segments: [segment] })
      await stage.put(`ok-view-whose-next-${name}.xjb`, about, bytes, { as: 'mech', after: [officeAt] })
    }
    for (const [last, about] of [
      ['named', 'Once it is said that the bare id follows another change, the save waits again.'],
      ['unnamed', 'While nobody says so the save counts, though the bare id may follow either.'],
    ] as const) {
      const names = ['half', 'bare', last].map((name) => `ok-view-whose-next-${name}.xjb`)
      stage.set(`whose-next-${last}`, about, names, 'mech', [officeAt])
    }
  },
  'two-orders': async (stage) => {
    for (const smaller of ['header', 'segment'] as const) {
      const { mech } = await openOffice(stage)
      const { entity, id } = await addMember(mech, `签了两种先后（${smaller}）`)
      const seen = { life: [id] }
      const start = mech.prev
      const copies: Pc[] = []
      await write(mech, 'member', entity, { phone: '原机' }, seen)
      const first = mech.prev ?? id
      await write(mech, 'member', entity, { phone: '原机再改' }, seen)
      const last = mech.prev ?? id
      do {
        const copy = { ...copyOf(mech), prev: start }
        copy.lines.splice(-2)
        copy.ids.splice(-2)
        await write(copy, 'member', entity, { phone: `复制机第${copies.length + 1}次` }, seen)
        copies.unshift(copy)
      } while ((copies[0]?.prev ?? id) < first !== (smaller === 'segment'))
      const [copy] = copies
      if (!copy) continue
      copy.lines.push({ withheld: last, header: '', bodies: [] })
      const names = [`two-orders-${smaller}-original`, `two-orders-${smaller}-copy`]
      const [original = '', other = ''] = names
      await put(stage, original, 'A PC that wrote one field twice.', [mech], 'mech')
      await put(
        stage,
        other,
        'A copy of it signs the second of these writes, as a bare id, after a write of its own.',
        [copy],
        'mech',
      )
      stage.set(
        `two-orders-${smaller}`,
        smaller === 'header'
          ? 'Header and segment name two predecessors of one change: the smallest name counts, here that of the header.'
          : 'The same, where the smallest name is that of the segment: the write of the copy is replaced, the first one is not.',
        names.map((name) => `ok-view-${name}.xjb`),
        'mech',
        [officeAt],
      )
    }
  },
}
