import type { dues as zh } from '../zh/dues.ts'

const parts = { due: 'Due', paid: 'Paid', waived: 'Waived' }

/** Dues. */
export const dues: typeof zh = {
  kind: 'Dues',
  fields: {
    member: 'Member',
    year: 'Year',
    m01: 'January',
    m02: 'February',
    m03: 'March',
    m04: 'April',
    m05: 'May',
    m06: 'June',
    m07: 'July',
    m08: 'August',
    m09: 'September',
    m10: 'October',
    m11: 'November',
    m12: 'December',
    note: 'Note',
  },
  parts: {
    m01: parts,
    m02: parts,
    m03: parts,
    m04: parts,
    m05: parts,
    m06: parts,
    m07: parts,
    m08: parts,
    m09: parts,
    m10: parts,
    m11: parts,
    m12: parts,
  },
  choices: {},
  base: {
    kind: 'Bases of dues',
    fields: { member: 'Member', from: 'From the month', base: 'Monthly pay' },
    parts: {},
    choices: {},
  },
  tab: 'Dues',
  title: 'Dues by month',
  year: 'Year',
  month: 'Month',
  monthOf: (year, month) => `${year}-${String(month).padStart(2, '0')}`,
  earlier: 'Month before',
  later: 'Next month',
  lead: (rate, unit, rounding) =>
    `Dues are ${rate} of the pay, to ${unit} (${{ nearest: 'rounded to the nearest', down: 'rounded down', up: 'rounded up' }[rounding]}). What was paid is filled in as due: change only those who differ.`,
  units: { fen: 'the fen', jiao: 'the jiao', yuan: 'the yuan', other: (amount) => `${amount} yuan` },
  noRule: 'There is no rule for dues: type what is due.',
  source: (title, clause) => (clause === null ? title : `${title} (${clause})`),
  rule: (source) => `By: ${source}`,
  paste: 'Copy two columns from Excel, staff number (or name) and pay, and press Ctrl+V here.',
  pasted: (found, unknown) =>
    unknown > 0
      ? `The pay of ${found} people is filled in; ${unknown} rows name nobody known or no amount.`
      : `The pay of ${found} people is filled in.`,
  column: { base: 'Pay', due: 'Due', paid: 'Paid', waived: 'Waived', before: 'Open before', state: 'State' },
  cell: (column, name) => `${column} ${name}`,
  states: { saved: 'Saved', open: 'Not saved', noBase: 'No pay', owing: 'Open', settled: 'Settled' },
  filter: { label: 'Filter', owing: 'Open', noBase: 'No pay', open: 'Not saved' },
  save: (people, total) => `Save ${people} people, ${total} yuan paid`,
  nothing: 'Nothing to save. Type the pay or what is due of those without.',
  wrongPaid: (name) =>
    `${name} paid more than was due. Check it; where it is right, change what was due as well.`,
  saved: (month, people) => `Dues of ${month} saved for ${people} people.`,
  baseFrom: (month) => `Changed pay counts from ${month} on; earlier months stay as they are.`,
  future: 'This month has not come yet.',
  empty: 'No members in this month.',
  panel: {
    none: 'No dues entered. Enter them by month under “More → Dues by month” of the members.',
    paid: (through) => `Paid through ${through}`,
    owing: (months, since, amount) =>
      `${months === 1 ? 'A month is' : `${months} months are`} open since ${since}: ${amount} yuan`,
    lapse: (months) =>
      `Nothing paid for ${months} months in a row. By the rule the membership may count as lapsed: check, then enter the event.`,
    settle: 'All paid now',
    settled: (amount) => `Payment of ${amount} yuan saved.`,
    base: 'Pay',
    amountOf: (amount) => `${amount} yuan`,
    waived: 'waived',
    effect: 'Visits for which the rules ask for dues paid cannot be made while dues are open.',
  },
}
