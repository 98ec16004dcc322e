import type { sheet as zh } from '../zh/sheet.ts'
import { check } from './check.ts'
import { identityProblems } from './identity.ts'

export const sheet: typeof zh = {
  faults: {
    ...check.faults,
    ...identityProblems,
    'lost-precision':
      'Excel kept this number as a number and lost its last digits. Format the column as text, enter the numbers again, then import.',
    'formula-error': ({ text }) => `The cell holds the formula error ${text}.`,
    'unreadable-day': ({ text }) => `Not a date${text ? `: ${text}` : ''}. Write 1980-3-8, for example.`,
    'day-incomplete': ({ text }) => `The date is not complete: ${text}. Please include the day.`,
    'unknown-word': ({ text }) => `“${text}” is not one of the choices.`,
    'no-name': 'There is no name; this row cannot be imported.',
    'repeated-staff-no': ({ row }) => `Same staff number as row ${row}; this row is not imported.`,
    'repeated-person': ({ row }) => `Same name and birthday as row ${row}; this row is not imported.`,
    'day-in-future': 'The date lies in the future.',
    'differs-from-id': 'Differs from the identity number.',
  },
  mapping: {
    'no-heading-row': 'No row of headings was found. Please point it out.',
    'no-name-column': 'Please say which column holds the name.',
    'column-twice': ({ columns }) =>
      `Columns ${columns.map((one) => one + 1).join(', ')} stand for the same thing; only one may stay.`,
  },
  columns: {
    sheet: 'Sheet',
    headingRow: 'Headings are in row',
    noHeading: 'No row of headings was found. Please say which row it is.',
    column: 'Column of the file',
    example: 'Example',
    field: 'Goes to',
    skip: 'Leave out',
    unreckoned: (n) =>
      `${n} formulas of this sheet have no result and are read as empty cells. Open the file in Excel or WPS, save it once, and choose it again.`,
    macros: 'This file carries macros. Only its cells are read; no macro is run.',
  },
  joinedOn: 'Joined the union',
  at: (row, label, sentence) => `Row ${row}${label ? ` ${label}` : ''}: ${sentence}`,
}
