import type { Fen } from '#shared/base/money.ts'
import type { PaperData } from '#shared/documents/papers.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import { headcount } from '#shared/domain/membership.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { type ActivityFacts, sumOf, unionLines } from '#shared/rules/activity-facts.ts'
import type { PaperNames } from './papers.ts'
import type { RuleRecords, Ruling } from './rule.ts'
import type { ActivityRow } from './summary.ts'

const handedOut = ['goods', 'souvenir'] as const

/** Whether something was handed out to people, who then sign for it. */
export const hasHandedOut = (facts: ActivityFacts): boolean =>
  unionLines(facts).some(({ use }) => use === 'goods' || use === 'souvenir')

/** What stands on the list: who gets something, what, and its worth for each where that is a whole number of fen. */
export interface Receipt {
  readonly people: readonly Rec<Member>[]
  readonly items: readonly string[]
  readonly each: Fen | null
}

/** Goods given by a headcount go to the members of that day, others to those who signed in; in the order of the roster. */
export const receiptOf = (
  row: ActivityRow,
  records: Pick<RuleRecords, 'members' | 'events'>,
  facts: ActivityFacts,
  ruling: Ruling,
): Receipt => {
  const own = records.members.filter((one) => one.home === row.home)
  const grant = ruling.allowances.find((one) => one.per === 'activity' && one.on !== null)
  const entitled = new Set<string>(
    grant?.on ? headcount(own, records.events, grant.on).members : facts.attended,
  )
  const people = own.filter((one) => entitled.has(one.id))
  const lines = unionLines(facts)
  const worth = sumOf(lines, handedOut)
  const paid = grant && worth > grant.most ? grant.most : worth
  return {
    people,
    items: [
      ...new Set(
        lines.flatMap(({ use, item }) => (use === 'goods' || use === 'souvenir' ? (item ?? []) : [])),
      ),
    ],
    each: people.length > 0 && paid % people.length === 0 ? ((paid / people.length) as Fen) : null,
  }
}

/** 签领表: a row for everybody who gets something; the signature cells stay empty. */
export const buildReceiptPaper = (
  row: ActivityRow,
  receipt: Receipt,
  names: PaperNames,
  messages: Messages,
): PaperData<'receipt-list'> => ({
  head: names,
  occasion: row.title,
  rows: receipt.people.map(({ values }) => ({
    name: values.name ?? '',
    staffNumber: values.staffNo ?? null,
    unit: values.unit ?? null,
    item: messages.paper.list(receipt.items),
    amount: receipt.each,
    day: null,
  })),
})
