import type { fund as zh } from '../zh/fund.ts'
import { activity } from './activity.ts'

export const fund: typeof zh = {
  kind: 'Fund entries',
  fields: {
    side: 'Side',
    source: 'Source of income',
    category: 'Category',
    day: 'Date',
    title: 'For what',
    sum: 'Amount',
    basis: 'How it was reckoned',
    handler: 'Handled by',
    corrects: 'Corrects',
    reason: 'Reason for the correction',
    note: 'Note',
    pot: 'Account',
  },
  parts: {
    sum: { amount: 'Amount', invoiceNo: 'Invoice number', party: 'From or to' },
    basis: { people: 'Counted', heads: 'Heads', on: 'Counted on', perHead: 'For each', rule: 'By rule' },
  },
  choices: {
    side: { income: 'Income', spending: 'Spending' },
    source: {
      headcount: 'By headcount',
      dues: 'Dues',
      grant: 'Grant',
      administration: 'Subsidy of the administration',
      opening: 'Opening balance',
      other: 'Other income',
    },
    category: activity.spending.choices.category,
    people: { all: 'all members', women: 'women' },
    pot: activity.spending.choices.pot,
  },
  plan: {
    kind: 'Fund budgets',
    fields: { year: 'Year', category: 'Category', budget: 'Budget' },
    parts: {},
    choices: { category: activity.spending.choices.category },
  },
  problems: {
    'amount-needed': 'Enter an amount above 0.',
    'source-needed': 'Choose the source of the income.',
    'category-needed': 'Choose the category of the spending.',
    'in-future': 'The date is after today. Enter money once it has come or gone.',
    'invoice-used': ({ where, title }) =>
      where === 'activity'
        ? `This invoice is already entered with the spending “${title}” of an activity; it is claimed once.`
        : `This invoice is already entered with “${title}”; it is claimed once.`,
    closed:
      'The month of this entry is over: it is no longer edited or voided. Take it back with “Correct” and enter the right one.',
    'reason-needed': 'State the reason for the correction.',
    'correction-in-closed-month':
      'A correction is entered in this month: a month that is over no longer changes.',
    'already-corrected': 'This entry has been corrected already.',
    'corrects-a-correction': 'This entry is itself a correction. Enter the right one anew.',
    'correction-differs': 'A correction has the side, kind and amount of what it corrects.',
    'already-budgeted': 'This category has a budget for this year already.',
  },
  gaps: {
    incomplete: 'incomplete, or its activity has not arrived',
    'no-amount': 'no amount',
    'no-day': 'no date',
    'no-payer': 'it is not said who pays',
  },
}
