import type { Day } from '../base/day.ts'
import type { OrgId } from '../base/id.ts'
import type { AgeKey, Crypto } from '../sync/crypto.ts'
import { orgIdOf } from '../sync/key-id.ts'
import { signStatement } from '../sync/statement.ts'
import { inventBranch } from './branch.ts'
import type { Chance } from './chance.ts'
import type { Happening, Pc, SampleWrite } from './desk.ts'
import { createPen, type Pen } from './pen.ts'
import { createTally, type Totals } from './tally.ts'

/** A branch after two years: who it is, what its PCs wrote, and what that must come to. */
export interface Lived {
  readonly org: OrgId
  readonly age: AgeKey
  readonly pens: readonly Pen[]
  /** The first PC's chain and the totals as they were at the cut; null when nothing was cut. */
  readonly early: { readonly totals: Totals; readonly count: number } | null
  readonly totals: Totals
}

/** What decides a branch's life. */
export interface Life {
  readonly crypto: Crypto
  readonly chance: Chance
  readonly branch: number
  readonly name: string
  readonly parent: OrgId
  readonly members: number
  readonly days?: number | undefined
  readonly now: number
  readonly secondPc: boolean
  /** Where to look at the totals on the way. */
  readonly cut: number
}

const dayMs = 86_400_000
/** The first save is made a day before the first record. */
const daysBack = 733

/** The keys of a branch and what it says of itself and its PCs. */
const createIdentity = async ({ crypto, name, parent, now }: Life) => {
  const at = now - daysBack * dayMs
  const [root, age] = [await crypto.createSigningKey(), await crypto.createAgeKey()]
  const org = await orgIdOf(crypto, root.publicKey)
  const own = { org, root: root.publicKey, at }
  const envelopeWrite = (pen: Pen, on: number, envelope: string): SampleWrite => ({
    kind: 'statement',
    entity: pen.mint(new Date(on).toISOString().slice(0, 10) as Day),
    fields: { envelope },
  })
  return {
    org,
    age,
    at,
    card: async (pen: Pen): Promise<SampleWrite> => {
      const card = {
        type: 'card',
        version: 1,
        recipient: age.recipient,
        recovery: null,
        name,
        level: 'branch',
        parent,
      } as const
      return envelopeWrite(pen, at, await signStatement(crypto, root, { ...card, ...own }))
    },
    claim: async (pen: Pen, pc: Pc, on: number): Promise<SampleWrite> => {
      const claim = { type: 'device', device: pen.device, key: pen.key.publicKey } as const
      const pcName = `示例电脑 ${pc + 1}`
      return envelopeWrite(pen, on, await signStatement(crypto, root, { ...claim, name: pcName, ...own }))
    },
  }
}

/** Lets everything happen in the order of the clocks. */
export const liveBranch = async (life: Life): Promise<Lived> => {
  const { crypto, chance, branch, members, days, now, secondPc, cut } = life
  const who = await createIdentity(life)
  const first = await createPen(crypto, who.org, 'branch')
  const second = secondPc ? await createPen(crypto, who.org, 'branch') : null
  const penOf = (pc: Pc): Pen => {
    const pen = pc === 0 ? first : second
    if (!pen) throw new Error('this branch has one PC')
    return pen
  }
  const happenings = inventBranch({
    chance,
    branch,
    members,
    days,
    now,
    secondPc,
    mint: (pc, day) => penOf(pc).mint(day),
  })
  const tally = createTally()
  let early: Lived['early'] = null
  await first.save(who.at, [await who.card(first), await who.claim(first, 0, who.at)])
  const happen = async (one: Happening): Promise<void> => {
    if (one.type === 'save') {
      await penOf(one.pc).save(one.at, one.writes)
      one.count(tally)
      return
    }
    const reader = penOf(one.reader)
    await reader.meet(penOf(one.reader === 0 ? 1 : 0))
    if (reader.chain.length > 0) return
    // The first act of a PC is its claim to belong to the branch.
    await reader.save(one.at, [await who.claim(reader, one.reader, one.at)])
    await reader.finish()
  }
  for (const one of happenings) {
    if (one.at >= cut && !early) {
      await first.finish()
      early = { totals: tally.now(), count: first.chain.length }
    }
    await happen(one)
  }
  const pens = second ? [first, second] : [first]
  for (const pen of pens) await pen.finish()
  return { org: who.org, age: who.age, pens, early, totals: tally.now() }
}
