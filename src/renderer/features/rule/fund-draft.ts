import type { FundLimit, FundPool, FundRule } from '#shared/domain/fund-rule.ts'
import type { FundPack } from '#shared/rules/fund.ts'
import type { YearDate } from './typed.ts'
import { type Draft, freeId, numbered, written } from './written.ts'

/** When the heads of a pool are counted: when money is given, or on a date of this year or the year before. */
export const poolDays = ['none', 'previous-year', 'year'] as const
/** One of them. */
export type PoolDays = (typeof poolDays)[number]

/** Money by headcount while it is typed; day and year of the count are a choice and a date. */
export type PoolDraft = { readonly id: string } & Draft<Omit<FundPool, 'id' | 'on'>> & {
    readonly days?: PoolDays | null
    readonly date?: YearDate | null
  }

/** A limit of a category while it is typed. The id is of the screen only. */
export type FundLimitDraft = { readonly id: string } & Draft<FundLimit>

/** The rules of money while they are typed. */
export interface FundDraft {
  readonly pools: readonly PoolDraft[]
  readonly limits: readonly FundLimitDraft[]
  readonly fixed: boolean
  readonly unspent: FundRule['unspent']
}

/** Rules that nobody has written a line of. */
export const blankFund: FundDraft = { pools: [], limits: [], fixed: false, unspent: 'carry' }

/** Rules opened for changes. */
export const fundDraftOf = ({ rule }: FundPack): FundDraft => ({
  pools: rule.pools.map(({ on, ...pool }) => ({
    ...pool,
    days: on?.of ?? 'none',
    date: on && { month: on.month, day: on.day },
  })),
  limits: numbered(rule.limits, 'l'),
  fixed: rule.fixed,
  unspent: rule.unspent,
})

const poolBody = ({ days, date, ...pool }: PoolDraft): object => ({
  ...written(pool, (key, value) => key === 'people' && value === 'all'),
  ...(days && days !== 'none' ? { on: { ...written(date ?? {}), of: days } } : {}),
})

/** The body of a draft. Limits are always named: earlier versions ask for them. */
export const fundBody = ({ pools, limits, fixed, unspent }: FundDraft): object => ({
  format: 1,
  pools: pools.map(poolBody),
  ...(fixed ? { fixed } : {}),
  ...(unspent === 'carry' ? {} : { unspent }),
  limits: limits.map((one) => written(one, (key) => key === 'id')),
})

/** A new pool: of all members, by the headcount of the last 31 December, as most schools do. */
export const newPool = (pools: readonly PoolDraft[]): PoolDraft => ({
  id: freeId(pools, 'p'),
  people: 'all',
  days: 'previous-year',
  date: { month: 12, day: 31 },
})

/** A new limit. */
export const newFundLimit = (limits: readonly FundLimitDraft[]): FundLimitDraft => ({
  id: freeId(limits, 'l'),
})
