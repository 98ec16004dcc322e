import type { Messages } from '#shared/i18n/messages.ts'
import type { FundLimitDraft, PoolDraft } from './fund-draft.ts'
import { yuanText } from './words.ts'

/** When the heads of a pool are counted. */
export const countedText = (t: Messages, { days, date }: PoolDraft): string => {
  const { counted } = t.rulePage.fund
  if (!days) return ''
  const on = date ? t.rulePage.activity.date(date.month, date.day) : '…'
  return days === 'none' ? counted.none : counted[days](on)
}

/** A pool in one line. */
export const poolText = (t: Messages, pool: PoolDraft): string =>
  [
    t.fund.choices.people[pool.people ?? 'all'],
    pool.perHead == null ? '' : t.rulePage.activity.says.grant('', '', yuanText(pool.perHead)),
    countedText(t, pool),
    pool.clause ?? '',
  ]
    .filter(Boolean)
    .join(' · ')

/** The most a limit allows. */
export const mostText = (t: Messages, { amount, perHead }: FundLimitDraft): string =>
  [
    amount == null ? '' : t.rulePage.fund.limit.total(yuanText(amount)),
    perHead == null ? '' : t.rulePage.fund.limit.each(yuanText(perHead)),
  ]
    .filter(Boolean)
    .join(t.rulePage.join)

/** A limit in one line. */
export const fundLimitText = (t: Messages, limit: FundLimitDraft): string =>
  [limit.category ? t.fund.choices.category[limit.category] : '', mostText(t, limit), limit.clause ?? '']
    .filter(Boolean)
    .join(' · ')
