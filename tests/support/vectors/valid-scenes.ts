import { createHash } from 'node:crypto'
import { readme } from '#shared/sync/readme.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { vectorCrypto as crypto } from './chance.ts'
import { bundle } from './mould.ts'
import {
  active,
  addMember,
  cardOf,
  childOf,
  clock,
  introduce,
  mint,
  type Pc,
  save,
  segmentOf,
  state,
  write,
} from './people.ts'
import type { Scene } from './scene.ts'

/** A PC of the mechanical faculty's branch that has said who it is and whom it stands under. */
export const openMech = async ({ cast, pc }: Parameters<Scene>[0], n = 0): Promise<Pc> => {
  const mech = pc('mech', n)
  await introduce(mech, cast.school)
  return mech
}

/** What the school's first PC says: its card, its PCs, and the branches under it. */
export const openSchool = async ({ cast, pc }: Parameters<Scene>[0]): Promise<Pc> => {
  const school = pc('school')
  await introduce(school, null)
  await state(school, await childOf(cast.school, cast.mech))
  await state(school, await childOf(cast.school, cast.bio))
  return school
}

const photo = (size: number, n: number): Uint8Array => {
  const bytes = crypto.random(size)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, n])
  return bytes
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

/** Files that are taken, by what is in them. */
export const validScenes: Readonly<Record<string, Scene>> = {
  'one-member': async (stage) => {
    const pc = await openMech(stage)
    await addMember(pc, '测试会员一', { phone: '13800000001', unit: '机械学院', note: '样例，非真实人员' })
    const segments = [await segmentOf(pc)]
    await stage.put(
      'ok-one-member.xjb',
      'Card, two PCs and one member.',
      bundle(pc, stage.cast.school, { readme, segments }),
    )
    const empty = bundle(pc, stage.cast.school, { route: { chain: { n: 2, prevHash: null } } })
    await stage.put('ok-empty.xjb', 'No change at all; the sender is known from an earlier file.', empty, {
      after: ['ok-one-member.xjb'],
    })
    await stage.put(
      'bad-unknown-sender.xjb',
      'The same without the earlier file: nothing shows whose PC it is.',
      empty,
    )
  },
  'real-gzip': async (stage) => {
    const pc = await openMech(stage)
    for (let i = 1; i <= 30; i++)
      await addMember(pc, `测试会员${i}`, { unit: '机械学院', note: '样例，非真实人员' })
    await stage.put(
      'ok-deflate.xjb',
      'The part is compressed by a real deflate (the other files store), 30 members.',
      bundle(pc, stage.cast.school, { segments: [await segmentOf(pc)], pack: crypto.deflate }),
    )
  },
  kinds: async (stage) => {
    const pc = await openMech(stage)
    const member = mint(pc)
    const event = mint(pc)
    const visit = mint(pc)
    const activity = mint(pc)
    await save(pc, [
      {
        kind: 'member',
        entity: member,
        values: { plain: { name: '测试会员甲', posts: ['chair', 'audit'], life: active } },
        seen: {},
      },
      {
        kind: 'member-event',
        entity: event,
        values: { plain: { member, event: 'joined', day: '2026-03-08', life: active } },
        seen: {},
      },
    ])
    await save(pc, [
      {
        kind: 'visit',
        entity: visit,
        values: {
          plain: {
            member,
            event: 'illness',
            visitedOn: '2026-03-09',
            words: '一路平安\n早日康复',
            life: active,
          },
          money: { gift: { form: 'goods', amount: 50_000 } },
        },
        seen: {},
      },
      {
        kind: 'visit-health',
        entity: mint(pc),
        values: { plain: { life: active }, sensitive: { visit, diagnosis: '样例' } },
        seen: {},
      },
    ])
    await save(pc, [
      {
        kind: 'activity',
        entity: activity,
        values: { plain: { title: '春游 😀 ‮ é', guests: 3, life: active }, money: { budget: 123_450 } },
        seen: {},
      },
    ])
    const segments = [await segmentOf(pc)]
    await stage.put(
      'ok-several-kinds.xjb',
      'Members, events, visits with money, a sensitive kind; saves of two records; text outside the BMP. To the own organisation.',
      bundle(pc, stage.cast.mech, { readme, segments, kind: 'full' }),
      { as: 'mech' },
    )
    const scoped = pc.lines.map((line, i) =>
      pc.ids[i] && line.header.includes('"kind":"visit-health"')
        ? { withheld: pc.ids[i] ?? null, header: '', bodies: [] }
        : line,
    )
    await stage.put(
      'ok-withheld-ids.xjb',
      'The same chain for the school: the sensitive record is a bare id, and the signature of the segment still holds.',
      bundle(pc, stage.cast.school, { segments: [await segmentOf(pc, 1, pc.lines.length, scoped)] }),
    )
    const blank = pc.lines.map((line) =>
      line.bodies.length === 2 && !line.header.includes('visit-health')
        ? { ...line, bodies: [line.bodies[0] ?? '', 'null'] }
        : line,
    )
    await stage.put(
      'ok-missing-class.xjb',
      'Bodies of class money are `null`: the fields are waiting, not in conflict.',
      bundle(pc, stage.cast.mech, { segments: [await segmentOf(pc, 1, pc.lines.length, blank)] }),
      { as: 'mech' },
    )
    stage.set(
      'class-arrives-later',
      'The bodies that were missing come with another file.',
      ['ok-missing-class.xjb', 'ok-several-kinds.xjb'],
      'mech',
    )
  },
  chain: async (stage) => {
    const { school } = stage.cast
    const pc = await openMech(stage)
    for (let i = 1; i <= 9; i++) await addMember(pc, `测试会员${i}`)
    const last = pc.lines.length
    const segments = [await segmentOf(pc, 1, 5), await segmentOf(pc, 6)]
    await stage.put('ok-two-segments.xjb', 'Two segments of one chain.', bundle(pc, school, { segments }))
    const many = await Promise.all([1, 4, 7, 10].map((from) => segmentOf(pc, from, Math.min(from + 2, last))))
    await stage.put(
      'ok-several-parts.xjb',
      'A chain over four payload parts; the first holds only the manifest and its envelope.',
      bundle(pc, school, { segments: many, texts: ['', ...many.map(writeSegment)] }),
    )
    await stage.put(
      'ok-gap-second.xjb',
      'Only the end of the chain: the middle has not come.',
      bundle(pc, school, { segments: [await segmentOf(pc, 1, 3), await segmentOf(pc, 9)] }),
    )
    stage.set('gap-filled', 'Two files with overlapping stretches of one chain.', [
      'ok-gap-second.xjb',
      'ok-two-segments.xjb',
    ])
    await stage.put(
      'ok-segments-any-order.xjb',
      'The later segment stands first.',
      bundle(pc, school, { segments: [await segmentOf(pc, 6), await segmentOf(pc, 1, 5)] }),
    )
  },
  unknown: async (stage) => {
    const pc = await openMech(stage)
    await write(pc, 'future-kind', mint(pc), { colour: 'green', life: active })
    await addMember(pc, '测试会员', { shoeSize: 42 })
    const { entity, id } = await addMember(pc, '测试会员二')
    await write(
      pc,
      'member',
      entity,
      { name: '新版会员二', phone: '1' },
      { life: [id], name: [id] },
      { schema: 999 },
    )
    await stage.put(
      'ok-unknown-and-newer.xjb',
      'A kind and a field that this version does not know, and a change of a newer schema.',
      bundle(pc, stage.cast.school, { segments: [await segmentOf(pc)] }),
    )
    const wrong = await openMech(stage)
    await addMember(wrong, '好会员')
    await write(wrong, 'member', mint(wrong), { name: 5, life: active })
    await write(wrong, 'member', mint(wrong), { name: '生日不对', birthday: '2026-02-30', life: active })
    await stage.put(
      'ok-misfits.xjb',
      'Values that do not have the shape of their field: these changes are held as ids.',
      bundle(wrong, stage.cast.school, { segments: [await segmentOf(wrong)] }),
    )
  },
  attachments: async (stage) => {
    const pc = await openMech(stage)
    const { entity } = await addMember(pc, '测试会员')
    const photos = [photo(700, 1), photo(300, 2), photo(900, 3)]
    const file = (n: number) => {
      const bytes = photos[n] ?? new Uint8Array(0)
      return { id: digest(bytes), media: 'image/png', bytes: bytes.length, name: `照片${n}.png` }
    }
    for (const n of [0, 1, 2])
      await write(pc, 'attachment', mint(pc), { of: entity, role: 'photo', file: file(n), life: active })
    const names = ['blobs/AAAAAAAAAAAAAAAA.age', 'blobs/bbbbbbbbbbbbbbbb.age']
    const seal = (bytes: Uint8Array) => crypto.encrypt([stage.cast.school.age.recipient], bytes)
    const sealed = [
      {
        name: names[0] ?? '',
        bytes: await seal(Buffer.concat([photos[0] ?? '', photos[1] ?? ''] as Uint8Array[])),
      },
      { name: names[1] ?? '', bytes: await seal(photos[2] ?? new Uint8Array(0)) },
    ]
    const blob = (n: number, entry: number, at: number) => {
      const { id, bytes } = file(n)
      return { id: id as never, media: 'image/png' as const, bytes, entry: names[entry] ?? '', at }
    }
    const blobs = [blob(0, 0, 0), blob(1, 0, 700), blob(2, 1, 0)]
    const segments = [await segmentOf(pc)]
    const mould = {
      segments,
      entries: (parts: readonly { name: string; bytes: Uint8Array }[]) => [...parts, ...sealed],
    }
    await stage.put(
      'ok-attachments.xjb',
      'Three attachments in two entries.',
      bundle(pc, stage.cast.school, { ...mould, manifest: { blobs } }),
    )
    await stage.put(
      'ok-attachment-not-what-it-says.xjb',
      'One attachment does not hash to its name: it is left out, the rest goes on.',
      bundle(pc, stage.cast.school, {
        ...mould,
        manifest: { blobs: [blob(0, 0, 0), blob(1, 0, 699), blob(2, 1, 0)] },
      }),
    )
  },
  answers: async (stage) => {
    const { mech } = stage.cast
    const pc = await openSchool(stage)
    const branch = await openMech(stage)
    const { entity, id } = await addMember(branch, '测试会员')
    await write(pc, 'member', entity, { unit: '机械学院（校核）' }, { life: [id] })
    const tip = branch.ids.at(-1) ?? ''
    const holds = [{ device: branch.device, from: 1, to: branch.lines.length, tip }]
    const received = [{ bundleId: 'AAAAAAAAAAAAAAAAAAAAAA', state: 'merged' as const, at: clock }]
    const segments = [await segmentOf(branch), await segmentOf(pc)]
    await stage.put(
      'ok-return.xjb',
      'A return file: what the school decided, what it holds and which files it took in.',
      bundle(pc, mech, { kind: 'return', segments, manifest: { holds, received } }),
      { as: 'mech' },
    )
    await stage.put(
      'ok-receipt.xjb',
      'A receipt: no change, only what is held.',
      bundle(pc, mech, {
        kind: 'receipt',
        manifest: {
          holds: holds.map((hold) => ({ ...hold, bare: '0.1', part: '2.1' })),
          received: [{ ...received[0], state: 'set-aside' } as never],
        },
        route: { chain: { n: 2, prevHash: digest(new Uint8Array(0)) } },
      }),
      { as: 'mech', after: ['ok-return.xjb'] },
    )
    await stage.put(
      'ok-withheld-list.xjb',
      'The manifest lists named predecessors that are not for this addressee.',
      bundle(pc, mech, { kind: 'return', segments: [await segmentOf(pc)], manifest: { withheld: [id] } }),
      { as: 'mech' },
    )
    await stage.put(
      'ok-later-keys.xjb',
      'Header and manifest carry a key that a later version added.',
      bundle(pc, mech, {
        segments: [await segmentOf(pc)],
        header: { later: { a: [1, 2.5, '\u2028'] } },
        manifestText: (text) => text.replace('{"manifest":1', '{"manifest":1,"later":true'),
      }),
      { as: 'mech' },
    )
  },
  recovery: async (stage) => {
    const pc = stage.pc('mech')
    await state(pc, await cardOf(stage.cast.mech, stage.cast.school, 2, true))
    await introduce(pc, stage.cast.school)
    await stage.put(
      'ok-recovery-key.xjb',
      'The card names a recovery key; the file is encrypted for it too.',
      bundle(pc, stage.cast.school, {
        segments: [await segmentOf(pc)],
        recipients: [
          stage.cast.school.age.recipient,
          stage.cast.school.recovery.recipient,
          stage.cast.mech.age.recipient,
        ],
      }),
    )
  },
}
