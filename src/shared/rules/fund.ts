import { err, ok, type Result } from '../base/result.ts'
import { fundCategories } from '../domain/activity.ts'
import { fundPeople } from '../domain/fund.ts'
import type { FundLimit, FundPool, FundRule } from '../domain/fund-rule.ts'
import { checkIds, openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/** A school's rules for the money of its branches, ready to reckon by. */
export interface FundPack extends PackSource {
  readonly rule: FundRule
}

const years = ['previous-year', 'year'] as const
const ends = ['carry', 'clear'] as const

const readOn = (on: Reader | null): FundPool['on'] => {
  if (!on) return null
  const read = {
    month: on.number('month', 1, 12),
    day: on.numberOr('day', 1, 31),
    of: on.one('of', years),
  }
  on.done()
  return read
}

const readPool = (pool: Reader): FundPool => {
  const read: FundPool = {
    id: pool.text('id', 40),
    people: pool.textOr('people') === null ? 'all' : pool.one('people', fundPeople),
    perHead: pool.amount('perHead'),
    on: readOn(pool.object('on')),
    clause: pool.textOr('clause'),
  }
  pool.done()
  return read
}

const readLimit = (limit: Reader): FundLimit => {
  const read: FundLimit = {
    category: limit.one('category', fundCategories),
    amount: limit.amountOr('amount'),
    perHead: limit.amountOr('perHead'),
    clause: limit.textOr('clause'),
  }
  limit.done()
  return read
}

/**
 * Reads a pack strictly; rows of problems count the pools, limits are named by their keys. Body: `{ format: 1, pools: [{ id,
 * people?, perHead, on?: { month, day?, of } }], fixed?, unspent?, limits?: [{ category, amount?, perHead? }] }`. What a rule
 * does not say of the end of the year is carried over.
 */
export const parseFundPack = (pack: PackSource): Result<FundPack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const pools = body.objects('pools', 1).map(readPool)
  const rule: FundRule = {
    pools,
    fixed: body.flag('fixed'),
    unspent: body.textOr('unspent') === null ? 'carry' : body.one('unspent', ends),
    limits: body.parts('limits').map(readLimit),
  }
  body.done()
  checkIds(
    pools.map(({ id }) => id),
    problems,
  )
  rule.limits.forEach(({ amount, perHead }, i) => {
    if (amount === null && perHead === null)
      problems.push({ type: 'missing', row: null, key: `limits.${i + 1}.amount` })
  })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rule })
}
