import type { help as zh } from '../zh/help.ts'
import { condolence } from './condolence.ts'

export const help: typeof zh = {
  kind: 'Help',
  fields: {
    member: 'Who was helped',
    day: 'Helped on',
    content: 'Helped with',
    form: 'Form',
    aid: 'What was given',
    campaign: 'Campaign',
    entry: 'Spending of the fund',
    handler: 'Handled by',
  },
  parts: { aid: { amount: 'Amount', item: 'Goods or service', payer: 'Paid by' } },
  choices: {
    content: {
      living: 'Living',
      medical: 'Medical',
      study: 'Schooling',
      disaster: 'Accident or disaster',
      warmth: 'Winter warmth',
      cooling: 'Summer cooling',
      job: 'Finding work',
      legal: 'Legal aid',
      counselling: 'Counselling',
      'child-care': 'Child care',
      other: 'Other',
    },
    form: { cash: 'Cash', goods: 'Goods', voucher: 'Voucher', service: 'Service' },
    payer: condolence.choices.payer,
  },
  note: {
    kind: 'Notes of help',
    fields: { help: 'Help', reason: 'The hardship', measures: 'What was done' },
    parts: {},
    choices: {},
  },
  problems: {
    'help-in-future': 'The date is after today. Enter help once it was given.',
    'amount-needed': 'Enter an amount above 0.',
    'payer-needed': 'Choose who pays.',
  },
}
