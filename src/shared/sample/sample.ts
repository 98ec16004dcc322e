import type { DeviceId, OrgId } from '../base/id.ts'
import type { ChainLink } from '../sync/bundle-header.ts'
import type { CryptoPlatform } from '../sync/web-crypto.ts'
import { branchShape } from './branch.ts'
import { packSample, readable, type SampleSchool, type Stretch } from './bundle.ts'
import { createChance } from './chance.ts'
import { dayAt } from './desk.ts'
import { seededCrypto } from './keys.ts'
import { liveBranch } from './live.ts'
import type { Pen } from './pen.ts'
import type { Totals } from './tally.ts'
import { branchName } from './words.ts'

/** What decides a sample. The same request gives the same records, keys and ids; only the encryption's own chance differs. */
export interface SampleRequest {
  readonly seed: number
  readonly branches: number
  readonly members: number
  /** Over how many days the records of a branch reach; two years when not said. */
  readonly days?: number | undefined
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

/** The stretches of all chains that one PC holds: its own, and what it has seen of the other. */
const heldBy = (pen: Pen, pens: readonly Pen[]): readonly Stretch[] =>
  pens.map((other) => ({ pen: other, count: other === pen ? pen.chain.length : pen.seenOf(other) }))

interface Sending {
  readonly pen: Pen
  readonly stretches: readonly Stretch[]
  readonly chain: ChainLink
  readonly createdAt: number
  readonly late: boolean
}

const fileName = (index: number, pc: string, { chain, createdAt }: Sending): string => {
  const number = String(index + 1).padStart(2, '0')
  const stamp = dayAt(createdAt).replaceAll('-', '')
  return `${number}-${branchName(index)}${pc}-${String(chain.n).padStart(4, '0')}-${stamp}.xjb`
}

/** One branch: keys, chains, files and what they must come to. */
export const createSampleBranch = async (request: SampleRequest, index: number): Promise<SampleBranch> => {
  const { now, school, platform, members, days } = request
  const chance = createChance(Math.imul(request.seed + 1, 0x9e3779b1) + index * 7919)
  const crypto = seededCrypto(platform, createChance(chance.int(0, 2 ** 31)))
  const { secondPc, files: shape } = branchShape(index)
  const name = branchName(index)
  const cut = shape === 'all' ? Number.POSITIVE_INFINITY : now - cutBack
  const about = { crypto, chance, branch: index, name, parent: school.org, members, days, now, secondPc, cut }
  const { org, age, pens, early, totals } = await liveBranch(about)
  const files: SampleFile[] = []
  const send = async (sending: Sending): Promise<string> => {
    const { pen, late, chain } = sending
    const packed = await packSample({ crypto, org, own: age.recipient, school, ...sending })
    const pc = pens.length > 1 ? `-电脑${pens.indexOf(pen) + 1}` : ''
    const { device } = pen
    files.push({ name: fileName(index, pc, sending), bytes: packed.bytes, device, number: chain.n, late })
    return packed.headerHash
  }
  let chain: ChainLink = { n: 1, prevHash: null }
  const before = early ? pens.slice(0, 1).map((pen): Stretch => ({ pen, count: early.count })) : []
  for (const stretch of before) {
    const { pen } = stretch
    const late = shape === 'gap'
    chain = { n: 2, prevHash: await send({ pen, stretches: [stretch], chain, createdAt: cut, late }) }
  }
  for (const pen of pens)
    await send({ pen, stretches: heldBy(pen, pens), chain, createdAt: now, late: shape === 'late' })
  const all = readable(
    school.org,
    pens.map((pen) => ({ pen, count: pen.chain.length })),
  )
  const isLate = shape === 'late' && early !== null
  const [first] = pens
  return {
    files,
    expected: {
      org,
      name,
      files: files.filter(({ late }) => !late).map((file) => file.name),
      late: files.filter(({ late }) => late).map((file) => file.name),
      gaps: shape === 'gap' && first ? [{ device: first.device, numbers: [1] }] : [],
      arrived: isLate ? early.totals : totals,
      complete: totals,
      changes: { arrived: isLate ? readable(school.org, before) : all, complete: all },
    },
  }
}
