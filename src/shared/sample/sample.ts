import type { DeviceId, OrgId } from '../base/id.ts'
import type { ChainLink } from '../sync/bundle-header.ts'
import type { Crypto } from '../sync/crypto.ts'
import { orgIdOf } from '../sync/key-id.ts'
import { signStatement } from '../sync/statement.ts'
import type { Statement } from '../sync/trust.ts'
import type { CryptoPlatform } from '../sync/web-crypto.ts'
import { branchShape, inventBranch } from './branch.ts'
import { packSample, readable, type SampleSchool, type Stretch } from './bundle.ts'
import { createChance } from './chance.ts'
import type { Happening, Pc, SampleSave } from './desk.ts'
import { seededCrypto } from './keys.ts'
import { createPen, type Pen } from './pen.ts'
import { createTally, type Tally, type Totals } from './tally.ts'
import { branchName } from './words.ts'

/** What decides a sample. The same request gives the same records, keys and ids; only the encryption's own chance differs. */
export interface SampleRequest {
  readonly seed: number
  readonly branches: number
  readonly members: number
  /** The clock: records end two days before. */
  readonly now: number
  readonly school: SampleSchool
  readonly platform: Omit<CryptoPlatform, 'fillRandom'>
}

/** One bundle. `late` ones were made and have not arrived. */
export interface SampleFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly device: DeviceId
  readonly number: number
  readonly late: boolean
}

/** What a branch must come to once its files are in. */
export interface ExpectedBranch {
  readonly org: OrgId
  readonly name: string
  readonly files: readonly string[]
  readonly late: readonly string[]
  /** Numbers of files that a row of files lacks when only the files that arrived are in. */
  readonly gaps: readonly { readonly device: DeviceId; readonly numbers: readonly number[] }[]
  readonly arrived: Totals
  /** The same with the late files; equal to `arrived` where there are none. */
  readonly complete: Totals
  /** Different changes the school can read: arrived, and with the late files. */
  readonly changes: { readonly arrived: number; readonly complete: number }
}

/** One branch with its files. */
export interface SampleBranch {
  readonly files: readonly SampleFile[]
  readonly expected: ExpectedBranch
}

/** How far before the end the first of two files was made. */
const cutBack = 45 * 86_400_000

const firstSave = async (crypto: Crypto, at: number, name: string, school: SampleSchool) => {
  const [root, age] = [await crypto.createSigningKey(), await crypto.createAgeKey()]
  const org = await orgIdOf(crypto, root.publicKey)
  const card: Statement = {
    type: 'card',
    version: 1,
    org,
    root: root.publicKey,
    recipient: age.recipient,
    name,
    level: 'branch',
    parent: school.org,
    at,
  }
  const claim = (pen: Pen, pc: Pc): Promise<string> =>
    signStatement(crypto, root, {
      type: 'device',
      org,
      root: root.publicKey,
      device: pen.device,
      key: pen.key.publicKey,
      name: `示例电脑 ${pc + 1}`,
      at,
    })
  return { org, age, card: await signStatement(crypto, root, card), claim }
}

const isSave = (one: Happening): one is SampleSave => one.type === 'save'

/** One branch: keys, chains, files and what they must come to. */
export const createSampleBranch = async (request: SampleRequest, index: number): Promise<SampleBranch> => {
  const { now, school, platform, members } = request
  const chance = createChance(Math.imul(request.seed + 1, 0x9e3779b1) + index * 7919)
  const crypto = seededCrypto(platform, createChance(chance.int(0, 2 ** 31)))
  const shape = branchShape(index)
  const name = branchName(index)
  const began = now - 733 * 86_400_000
  const who = await firstSave(crypto, began, name, school)
  const pens = await Promise.all(
    (shape.secondPc ? [0, 1] : [0]).map(() => createPen(crypto, who.org, 'branch')),
  )
  const penOf = (pc: Pc): Pen => {
    const pen = pens[pc]
    if (!pen) throw new Error('this branch has one PC')
    return pen
  }
  const happenings = inventBranch({
    chance,
    branch: index,
    members,
    now,
    secondPc: shape.secondPc,
    mint: (pc, day) => penOf(pc).mint(day),
  })
  const tally = createTally()
  const cut = shape.files === 'all' ? Number.POSITIVE_INFINITY : now - cutBack
  let atCut: { readonly totals: Totals; readonly count: number } | null = null
  const reachCut = async () => {
    await penOf(0).finish()
    atCut = { totals: tally.now(), count: penOf(0).chain.length }
  }
  const statement = (pen: Pen, at: number, envelope: string) => ({
    kind: 'statement',
    entity: pen.mint(new Date(at).toISOString().slice(0, 10) as Parameters<Pen['mint']>[0]),
    fields: { envelope },
  })
  const first = penOf(0)
  await first.save(began, [
    statement(first, began, who.card),
    statement(first, began, await who.claim(first, 0)),
  ])
  for (const one of happenings) {
    if (one.at >= cut && !atCut) await reachCut()
    await happen(one, pens, tally, async (pen) => statement(pen, one.at, await who.claim(pen, 1)))
  }
  for (const pen of pens) await pen.finish()
  const stretches = (pen: Pen): Stretch[] =>
    pens.map((other) => ({ pen: other, count: other === pen ? pen.chain.length : pen.seenOf(other) }))
  const files: SampleFile[] = []
  const send = async (
    pen: Pen,
    what: readonly Stretch[],
    chain: ChainLink,
    createdAt: number,
    late: boolean,
  ) => {
    const packed = await packSample({
      crypto,
      org: who.org,
      own: who.age.recipient,
      school,
      pen,
      stretches: what,
      chain,
      createdAt,
    })
    const pc = pens.length > 1 ? `-电脑${pens.indexOf(pen) + 1}` : ''
    const stamp = new Date(createdAt).toISOString().slice(0, 10).replaceAll('-', '')
    files.push({
      name: `${String(index + 1).padStart(2, '0')}-${name}${pc}-${String(chain.n).padStart(4, '0')}-${stamp}.xjb`,
      bytes: packed.bytes,
      device: pen.device,
      number: chain.n,
      late,
    })
    return packed.headerHash
  }
  const early = atCut as { readonly totals: Totals; readonly count: number } | null
  let link: ChainLink = { n: 1, prevHash: null }
  if (early) {
    const hash = await send(first, [{ pen: first, count: early.count }], link, cut, shape.files === 'gap')
    link = { n: 2, prevHash: hash }
  }
  for (const pen of pens) await send(pen, stretches(pen), link, now, shape.files === 'late')
  const complete = tally.now()
  const all = readable(pens.map((pen) => ({ pen, count: pen.chain.length })))
  const late = shape.files === 'late' && early
  return {
    files,
    expected: {
      org: who.org,
      name,
      files: files.flatMap((file) => (file.late ? [] : [file.name])),
      late: files.flatMap((file) => (file.late ? [file.name] : [])),
      gaps: shape.files === 'gap' ? [{ device: first.device, numbers: [1] }] : [],
      arrived: late ? late.totals : complete,
      complete,
      changes: { arrived: late ? readable([{ pen: first, count: late.count }]) : all, complete: all },
    },
  }
}

/** Lets one thing happen at its PC. The second PC's first act is its claim to belong to the branch. */
const happen = async (
  one: Happening,
  pens: readonly Pen[],
  tally: Tally,
  claim: (pen: Pen) => Promise<Parameters<Pen['save']>[1][number]>,
): Promise<void> => {
  if (isSave(one)) {
    await pens[one.pc]?.save(one.at, one.writes)
    one.count(tally)
    return
  }
  const [reader, other] = [pens[one.reader], pens[one.reader === 0 ? 1 : 0]]
  if (!reader || !other) return
  await reader.meet(other)
  if (one.reader === 1 && reader.chain.length === 0) {
    await reader.save(one.at, [await claim(reader)])
    await reader.finish()
  }
}
