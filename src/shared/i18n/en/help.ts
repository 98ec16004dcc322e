import { formatFen } from '../../base/money.ts'
import { wordIn } from '../sentence.ts'
import type { help as zh } from '../zh/help.ts'
import { condolence } from './condolence.ts'

const content = {
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
}

export const help: typeof zh = {
  kind: 'Help',
  fields: {
    member: 'Who was helped',
    day: 'Helped on',
    content: 'Helped with',
    form: 'Form',
    aid: 'What was given',
    pupils: 'Number of pupils',
    campaign: 'Campaign',
    entry: 'Spending of the fund',
    handler: 'Handled by',
    verdict: 'What the rules say',
    overrideReason: 'Reason for going beyond the rules',
  },
  parts: { aid: { amount: 'Amount', item: 'Goods or service', payer: 'Paid by' } },
  choices: {
    content,
    form: { cash: 'Cash', goods: 'Goods', voucher: 'Voucher', service: 'Service' },
    payer: condolence.choices.payer,
  },
  note: {
    kind: 'Notes of help',
    fields: { help: 'Help', reason: 'The hardship', measures: 'What was done' },
    parts: {},
    choices: {},
  },
  sentences: {
    'no-rule': 'The rules set no cap for this sort of help.',
    'over-cap': ({ amount, cap }) =>
      `${formatFen(amount)} yuan is over the cap of ${formatFen(cap)} yuan at a time.`,
    'over-pupil-cap': ({ amount, cap, pupils }) =>
      `${formatFen(amount)} yuan for ${pupils === 1 ? 'one pupil' : `${pupils} pupils`}; at most ${formatFen(cap)} yuan for each.`,
    'over-year-cap': ({ contents, total, cap }) =>
      `With what was given this year, ${contents.length > 0 ? contents.map((one) => wordIn(content, one)).join(', ') : 'all help'} comes to ${formatFen(total)} yuan, over ${formatFen(cap)} yuan a year for each.`,
  },
  problems: {
    'help-in-future': 'The date is after today. Enter help once it was given.',
    'amount-needed': 'Enter an amount above 0.',
    'payer-needed': 'Choose who pays.',
    'reason-needed': 'This goes beyond the rules: to save it, write down why.',
  },
}
