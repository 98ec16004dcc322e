import type { rule as zh } from '../zh/rule.ts'

export const rule: typeof zh = {
  kind: 'Rules',
  fields: {
    topic: 'Topic',
    title: 'Title',
    source: 'Source',
    school: 'School',
    year: 'Year',
    validFrom: 'Valid from',
    body: 'Rules',
  },
  parts: {},
  choices: {
    topic: {
      condolence: 'Visits',
      levels: 'Levels of the staff home',
      proposal: 'Proposals',
      activity: 'Activities',
      fund: 'Funds',
      member: 'Members (terms, dues)',
      help: 'Help',
      club: 'Clubs',
    },
  },
  table: {
    kind: 'Scoring table',
    fields: {
      title: 'Title',
      source: 'Source',
      school: 'School',
      year: 'Year',
      version: 'Version',
      body: 'Indicators',
    },
    parts: {},
    choices: {},
  },
  faults: {
    'not-an-object': 'The content has the wrong form.',
    'unknown-format': 'The format is newer than this program, or these are no rules.',
    missing: 'Something is missing.',
    'unknown-key': 'An unknown entry.',
    'wrong-type': 'The value has the wrong type.',
    'unknown-value': 'The value is not one of the choices.',
    'out-of-range': 'The value is out of range.',
    repeated: 'Something stands twice.',
    empty: 'At least one is needed.',
    'not-rising': 'The thresholds must rise from level to level.',
  },
  at: (row, key, sentence) => `${row === null ? '' : `Row ${row} `}${key}${key ? ': ' : ''}${sentence}`,
  shipped: 'Example',
}
