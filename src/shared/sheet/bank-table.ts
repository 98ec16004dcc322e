import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { moneyColumn, numberColumn, type Table, textColumn } from './table.ts'

/** One payment in cash to a member. */
export interface Payment {
  readonly member: EntityId | null
  readonly amount: Fen | null
  readonly note: string
}

/** One line of a bank's list; the account is null where it is not known here. */
export interface BankLine {
  readonly name: string
  readonly staffNo: string | null
  readonly account: string | null
  readonly bank: string | null
  readonly amount: Fen
  readonly note: string
}

/** What is known of a payee. */
export interface Payee {
  readonly name: string
  readonly staffNo: string | null
  readonly account: string | null
  readonly bank: string | null
}

/** One line for each person with the sum of the payments, in their order; the account without blanks. Payments of nothing or to nobody are left out. */
export const bankLines = (
  payments: readonly Payment[],
  payeeOf: (member: EntityId) => Payee,
): readonly BankLine[] => {
  const found = new Map<EntityId, BankLine>()
  for (const { member, amount, note } of payments) {
    if (!member || !amount) continue
    const before = found.get(member)
    if (before) {
      found.set(member, { ...before, amount: (before.amount + amount) as Fen })
      continue
    }
    const { name, staffNo, account, bank } = payeeOf(member)
    found.set(member, { name, staffNo, account: account?.replaceAll(/\s/g, '') || null, bank, amount, note })
  }
  return [...found.values()]
}

/** The words of the list. */
export interface BankWords {
  readonly title: string
  readonly serial: string
  readonly payee: string
  readonly account: string
  readonly bank: string
  readonly amount: string
  readonly note: string
  readonly total: string
}

/** 银行发放清单 for Excel: 收款人, full accounts as text because a bank pays by them, 开户行, amount, and the sum (A2, S61). */
export const bankTable = (lines: readonly BankLine[], title: string, words: BankWords): Table => ({
  name: words.title,
  title,
  columns: [
    numberColumn(words.serial, 6),
    textColumn(words.payee, 12),
    textColumn(words.account, 26),
    textColumn(words.bank, 30),
    moneyColumn(words.amount),
    textColumn(words.note, 24),
  ],
  rows: lines.map((line, at) => [
    at + 1,
    line.name ?? null,
    line.account ?? null,
    line.bank ?? null,
    line.amount,
    line.note ?? null,
  ]),
  totals: [words.total, null, null, null, sumFen(lines.map(({ amount }) => amount)), null],
})
