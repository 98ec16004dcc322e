import type { border as zh } from '../zh/border.ts'

export const border: typeof zh = {
  view: {
    kind: 'Views of identity numbers',
    fields: { members: 'Members', way: 'How', file: 'File' },
    parts: {},
    choices: { way: { shown: 'Shown on the screen', file: 'Written into a file' } },
  },
  fill: {
    menu: 'Fill the school’s Excel template',
    title: 'Fill the school’s Excel template',
    choose: 'Template (.xlsx or .xlsm)',
    chooseHint:
      'Choose the empty form that the school or the city handed out. Only cells are filled; formats, drop-downs and everything else stay as they are.',
    reading: 'Reading the template…',
    sheet: 'Sheet',
    headingRow: 'Headings are in row',
    firstRow: 'Fill from row',
    noHeading: 'No row of headings was found. Please say which it is.',
    column: 'Column of the template',
    list: 'Drop-down',
    listOf: (n) => `${n} entries`,
    listUnknown: 'cannot be read',
    required: 'required',
    field: 'Filled with',
    skip: 'Leave as it is',
    map: (known, all) => `${known} of ${all} columns were recognised. Please check each of them:`,
    serial: 'Number of the row',
    branch: 'Name of the branch union',
    age: 'Age',
    noName:
      'No column for the name was recognised. Please say which it is; if the template has none, ask whoever handed it out.',
    twice: (label) => `Two columns are to hold “${label}”; only one may stay.`,
    requiredUnmapped: (columns) =>
      `The template calls these columns required, and nothing is known for them: ${columns}. They stay empty.`,
    missing: (column, people) => `“${column}” is required; nothing is known for: ${people}.`,
    formulaColumns: (columns) =>
      `These columns are formulas in the template; they stay and are not filled: ${columns}.`,
    formulas:
      'The template holds formulas: open the filled file in Excel or WPS and save it once, so that they are worked out anew, before you hand it in.',
    macros: 'The template carries macros. They stay in the file as they are; they are not run here.',
    overwritten: (n, from) =>
      `${n} rows from row ${from} on hold something already, such as examples; they will hold people of the list instead.`,
    sensitive: (columns) =>
      `The template asks for sensitive values (${columns}); they will be in this file. Give it only to those who need it.`,
    unlisted: (n) =>
      `${n} values have no entry in the template’s drop-downs. Please choose; what is not chosen stays empty.`,
    unlistedLabel: (column, text, people) => `${column}: ${text} (${people} people)`,
    leaveEmpty: 'Leave empty',
    again: 'Another template',
    nobody: 'The list is empty. Please widen the filter first.',
    save: (n) => `Fill in ${n} people and save`,
    done: (n, name) => `${n} people are in ${name}.`,
    fileName: (stem, org, ending) => `${stem}-${org}${ending}`,
    problems: {
      damaged: 'This Excel file is damaged. Please ask whoever handed out the template for another copy.',
      signed:
        'This template carries a digital signature, which filling would break; it was not filled. Use one without a signature.',
      odd: 'This template holds what neither Excel nor WPS writes; it was not touched. Save a copy in Excel or WPS and try again.',
      'no-rows': 'There is nothing in this Excel file; it is no template.',
      'not-a-workbook': 'This is no Excel file. Please choose an .xlsx template.',
      encrypted: 'This template has a password. Take it off in WPS or Excel, save a copy and fill that.',
      'old-format':
        'This is the old .xls format; only .xlsx is filled. Ask for an .xlsx template or, if that is allowed, save a copy as .xlsx in WPS or Excel.',
      'too-large': ({ limit }) => `This template is too large (at most ${Math.round(limit / 1_048_576)} MB).`,
      'not-a-sheet': 'This sheet is no ordinary table and cannot be filled.',
      occupied: ({ row, text, free }) =>
        `Row ${row + 1} already holds “${text}”; there is room for ${free} people above it. Insert rows into the template or take fewer people.`,
      merged: ({ row, free }) =>
        `Row ${row + 1} has merged cells; there is room for ${free} people above it. Insert rows into the template or start at another row.`,
    },
  },
  reconcile: {
    menu: 'Check against the city’s platform',
    title: 'Check the members against the city’s platform',
    choose: 'The platform’s export of members (.xlsx, .xls or .csv)',
    chooseHint:
      'Export the members from the platform and choose the file here. It is compared; nothing is changed.',
    reading: 'Reading the file…',
    map: 'Please check what each column is. Only columns with a meaning are compared:',
    next: 'Compare',
    back: 'Back to the columns',
    again: 'Another file',
    summary: (n) =>
      [
        `${n.same} agree`,
        `${n.differs} differ`,
        `${n.here} only in this list`,
        `${n.there} only on the platform`,
        n.gone > 0 ? `${n.gone} have left and are still on the platform` : '',
        n.twice > 0 ? `${n.twice} repeated rows on the platform` : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    state: 'State',
    row: 'Row of the export',
    by: 'Matched by',
    what: 'Differences (list | platform)',
    states: {
      differs: 'Differs',
      here: 'Only in this list',
      there: 'Only on the platform',
      gone: 'Left, still on the platform',
      twice: 'Repeated on the platform',
    },
    bys: {
      idNumber: 'Identity number',
      staffNo: 'Staff number',
      person: 'Name and birthday',
      name: 'Name alone',
    },
    difference: (label, here, there) => `${label}: ${here} | ${there}`,
    covered: 'differs in what is covered',
    empty: '(empty)',
    between: '; ',
    filter: 'Filter',
    chip: (state, n) => `${state} ${n}`,
    agree: 'Both lists agree; there is nothing to check.',
    unread: (rows) => `${rows} rows of the export hold what cannot be read; those cells were not compared.`,
    export: 'Save as Excel',
    file: (org, day) => `Member check-${org}-${day}.xlsx`,
    sheet: (org) => `Member check ${org}`,
    done: (name) => `${name} was made.`,
  },
}
