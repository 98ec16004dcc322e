import type { EntityId } from '#shared/base/id.ts'
import { formatFen } from '#shared/base/money.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import type { FundMove } from '#shared/domain/fund-line.ts'
import { allocationOf } from '#shared/domain/fund-rule.ts'
import { formats } from '#shared/i18n/format.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'

/** What a line is called: the title of an entry or of spending, of a visit its member and event. */
export const lineTitle = (
  messages: Messages,
  line: Pick<FundMove, 'kind' | 'title' | 'event' | 'member'>,
  nameOf: (member: EntityId) => string | null,
): string => {
  const t = messages.fundPage
  if (line.kind !== 'visit') return line.title ?? t.untitled
  const name = line.member && nameOf(line.member)
  const event = line.event ? messages.condolence.choices.event[line.event] : ''
  return name ? t.visitOf(name, event) : t.visitUnknown
}

/** The source of income or the category of spending, and the account where it is not the branch's own. */
export const lineKind = (messages: Messages, line: Pick<FundMove, 'source' | 'category' | 'pot'>): string => {
  const { source, category, pot } = messages.fund.choices
  const kind = line.source ? source[line.source] : line.category ? category[line.category] : ''
  return line.pot === 'general' ? kind : messages.fundPage.inPot(kind, pot[line.pot])
}

/** How an allocation was reckoned: `2025年12月31日会员 52 人，52 × 300.00 = 15,600.00`; empty when it was not. */
export const basisText = (messages: Messages, locale: Locale, basis: FundEntry['basis']): string => {
  const { people, heads, on, perHead } = basis ?? {}
  if (!people || heads == null || perHead == null) return ''
  const t = messages.fundPage.allocation
  const sum = t.sum(heads, formatFen(perHead), formatFen(allocationOf(perHead, heads)))
  if (!on) return sum
  const day = (locale === 'en' ? formats.en : formats.zh).day(on)
  return messages.paper.list([people === 'women' ? t.womenOn(day, heads) : t.countedOn(day, heads), sum])
}
