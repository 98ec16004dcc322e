import type { ruleFund as zh } from '../zh/rule-fund.ts'

export const ruleFund: typeof zh = {
  pool: {
    label: 'Money by headcount',
    add: 'Add money by headcount',
    people: 'Whom',
    perHead: 'A head (yuan)',
    days: 'Heads counted',
    date: 'Date',
    clause: 'Clause',
    row: (n) => `Money by headcount, ${n}`,
    empty: 'No money yet.',
  },
  days: {
    none: 'On the day it is given',
    'previous-year': 'On a day of the year before',
    year: 'On a day of the year',
  },
  dateHint: 'Such as 12-31; a month alone means its end',
  badDate: 'Write 12-31, or a month alone.',
  counted: {
    none: 'heads on the day it is given',
    'previous-year': (date) => `heads on ${date} of the year before`,
    year: (date) => `heads on ${date}`,
  },
  limit: {
    label: 'Limits of spending',
    add: 'Add a limit',
    none: 'No limits of spending.',
    category: 'Category',
    amount: 'At most a year (yuan)',
    perHead: 'At most a head (yuan)',
    clause: 'Clause',
    row: (n) => `Limit ${n}`,
    total: (amount) => `at most ${amount} yuan a year`,
    each: (amount) => `at most ${amount} yuan a head`,
  },
  end: {
    title: 'End of the year and changes of headcount',
    unspent: 'What is left at the end of the year',
    carry: 'Carried over',
    clear: 'Cleared, given back to the school union',
    whenChanged: 'Changes of headcount',
    fixed: 'Members who come or go change nothing',
    changes: 'More may be given when members come',
  },
  key: { pools: 'Money', limits: 'Limit', perHead: 'A head', people: 'Whom', on: 'Date', of: 'Date' },
}
