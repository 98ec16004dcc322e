import type { fundPaper as zh } from '../zh/fund-paper.ts'

export const fundPaper: typeof zh = {
  year: (year) => `Year ${year}`,
  asOf: (day) => `As of ${day}`,
  item: 'Item',
  count: 'Entries',
  budget: 'Budget',
  actual: 'Amount',
  left: 'Left of budget',
  opening: '1. Opening balance',
  income: '2. Income of the year',
  spending: '3. Spending of the year',
  closing: '4. Balance',
  account: (name) => `Of which: ${name}`,
  accountLine: (name, opening, income, spending, closing) =>
    `${name}: opening ${opening}, income ${income}, spending ${spending}, balance ${closing} yuan`,
  cleared: 'of which given back at the end of the year',
  heads: (heads, perHead) => `${heads} members, ${perHead} yuan spent per member`,
  basis: (line) => `How it was reckoned: ${line}`,
  corrections: (count) =>
    `Corrections in this year: ${count}. What they take back is subtracted where it belongs.`,
  leftOut: (count) => `Records that are incomplete and not counted: ${count}.`,
  nothing: 'No income and no spending in this year',
  filler: 'Prepared by',
  reviewer: 'Fund review',
  chair: 'Branch chair',
  posted: 'Posted from ＿＿＿＿＿＿＿＿ to ＿＿＿＿＿＿＿＿',
}
