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
}
