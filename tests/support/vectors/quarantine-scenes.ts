import { createHash } from 'node:crypto'
import type { ChangeId } from '#shared/base/id.ts'
import type { ChangeLines } from '#shared/sync/segment-text.ts'
import { vectorCrypto as crypto } from './chance.ts'
import { bundle } from './mould.ts'
import { active, addMember, mint, type Pc, segmentOf, write } from './people.ts'
import type { Scene } from './scene.ts'
import { openMech } from './valid-scenes.ts'

const sha = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Puts changed lines in the place of the last change and goes on from there, with a new body hash where it is right. */
const bend = (pc: Pc, change: (lines: ChangeLines) => ChangeLines): void => {
  const last = pc.lines.pop()
  if (!last) throw new Error('there is a change to bend')
  const bent = change(last)
  pc.lines.push(bent)
  pc.ids[pc.ids.length - 1] = sha(bent.header) as ChangeId
  pc.prev = sha(bent.header) as ChangeId
}

const header =
  (edit: (header: Record<string, unknown>) => void) =>
  (lines: ChangeLines): ChangeLines => {
    const value = JSON.parse(lines.header) as Record<string, unknown>
    edit(value)
    return { ...lines, header: JSON.stringify(value) }
  }

/** A body line in the place of the only one, its hash in the header made right. */
const body =
  (edit: (line: string) => string) =>
  (lines: ChangeLines): ChangeLines => {
    const line = edit(lines.bodies[0] ?? '')
    return header((h) => {
      h.bodies = { plain: sha(line) }
    })({ ...lines, bodies: [line] })
  }

/** Each bends one change of an otherwise good segment: it is put aside with its reason, the rest goes on. */
const bends: Readonly<Record<string, (lines: ChangeLines) => ChangeLines>> = {
  'header-blank': (lines) => ({ ...lines, header: lines.header.replace(',"seq"', ', "seq"') }),
  'header-key-order': (lines) => ({
    ...lines,
    header: lines.header.replace(/"kind":"member",("entity":"[^"]*")/, '$1,"kind":"member"'),
  }),
  'header-extra-key': header((h) => Object.assign(h, { extra: 1 })),
  'header-prototype-key': (lines) => ({
    ...lines,
    header: lines.header.replace('"seen":{}', '"seen":{"__proto__":[]}'),
  }),
  'header-newer': header((h) => Object.assign(h, { v: 2 })),
  'header-device': header((h) => Object.assign(h, { device: 'AAAAAAAAAAAAAAAAAAAAAA' })),
  'header-seq': header((h) => Object.assign(h, { seq: 77 })),
  'header-prev': header((h) => Object.assign(h, { prev: 'A'.repeat(43) })),
  'header-clock': header((h) => Object.assign(h, { at: 1.5 })),
  'header-kind': header((h) => Object.assign(h, { kind: 'Member!' })),
  'header-role': header((h) => Object.assign(h, { role: 'king' })),
  'header-fields': header((h) => Object.assign(h, { fields: { plain: ['name', 'name'] } })),
  'header-field-constructor': header((h) => Object.assign(h, { fields: { plain: ['constructor', 'life'] } })),
  'header-seen': header((h) => Object.assign(h, { seen: { name: ['x'] } })),
  'header-bodies': header((h) => Object.assign(h, { bodies: {} })),
  'body-hash': (lines) => ({ ...lines, bodies: [(lines.bodies[0] ?? '').replace('会员', '会館')] }),
  'body-blank': body((line) => line.replace(',"values"', ', "values"')),
  'body-no-json': body((line) => line.slice(0, -1)),
  'body-salt': body((line) => line.replace(/"salt":"[^"]*"/, '"salt":"short"')),
  'body-other-fields': body((line) => line.replace('"name"', '"title"')),
  'body-prototype-key': body((line) => line.replace('"life":{', '"life":{"__proto__":1,')),
  'body-constructor-key': body((line) => line.replace('"life":{', '"life":{"constructor":1,')),
  'body-too-deep': body((line) => line.replace('"life":{"state":"active"}', '"life":[[[[[[[1]]]]]]]')),
  'body-long-string': body((line) =>
    line.replace('"name":"坏会员"', `"name":"${'x'.repeat(256 * 1024 + 1)}"`),
  ),
  'body-count': (lines) => ({ ...lines, bodies: [...lines.bodies, 'null'] }),
}

/** Noise that no compressor makes small enough to be called a bomb. */
const longText = (chars: number): string => {
  const chance = crypto.random(chars)
  return [...chance].map((byte) => (byte < 16 ? '会' : '员')).join('')
}

/** Good files with one bad change, or with all sorts of them. */
export const quarantineScenes: Readonly<Record<string, Scene>> = {
  quarantine: async (stage) => {
    const { school } = stage.cast
    const all = await openMech(stage)
    await addMember(all, '好会员')
    for (const [name, change] of Object.entries(bends)) {
      if (name === 'body-long-string') continue
      await addMember(all, '坏会员')
      bend(all, change)
    }
    await addMember(all, '最后的好会员')
    await stage.put(
      'ok-quarantine-all.xjb',
      'One change for each reason to be put aside, between good ones: the good ones are taken.',
      bundle(all, school, { segments: [await segmentOf(all)] }),
    )
    for (const name of ['header-newer', 'body-hash', 'body-prototype-key', 'header-seq']) {
      const pc = await openMech(stage)
      await addMember(pc, '坏会员')
      bend(pc, bends[name] ?? ((lines) => lines))
      await addMember(pc, '好会员')
      await stage.put(
        `ok-quarantine-${name}.xjb`,
        `One change with a bad ${name}.`,
        bundle(pc, school, { segments: [await segmentOf(pc)] }),
      )
    }
  },
  'quarantine-large': async (stage) => {
    const pc = await openMech(stage)
    await addMember(pc, '坏会员')
    bend(pc, bends['body-long-string'] ?? ((lines) => lines))
    const half = longText(180_000)
    await write(pc, 'member', mint(pc), { name: half, note: half, life: active })
    await stage.put(
      'ok-quarantine-large.xjb',
      'A string of more than 256 Ki units, and a line of more than 1 MiB of UTF-8.',
      bundle(pc, stage.cast.school, { segments: [await segmentOf(pc)], pack: crypto.deflate }),
    )
  },
}
