import type { home as zh } from '../zh/home.ts'

export const home: typeof zh = {
  kind: 'Staff home self-rating',
  fields: {
    year: 'Year',
    table: 'Scoring table',
    target: 'Level applied for',
    ownLevel: 'Level held',
    dueOn: 'Due on',
    submittedOn: 'Submitted on',
    summary: 'Summary',
    review: 'Members’ democratic review',
    result: 'Result of the school union',
  },
  parts: {
    table: { id: 'Scoring table', version: 'Version' },
    target: { scheme: 'Scheme of levels', level: 'Level' },
    review: {
      distributed: 'Distributed',
      returned: 'Returned',
      valid: 'Valid',
      satisfied: 'Satisfied',
      basicallySatisfied: 'Basically satisfied',
      dissatisfied: 'Not satisfied',
    },
    result: { points: 'Points', level: 'Level', day: 'Date', note: 'Opinion' },
  },
  choices: {},
  score: {
    kind: 'Scores',
    fields: { rating: 'Rating', indicator: 'Indicator', self: 'Self', schoolScore: 'School' },
    parts: {
      self: { points: 'Own points', count: 'Times or per cent', note: 'Grounds' },
      schoolScore: { points: 'Points', note: 'Opinion' },
    },
    choices: {},
  },
}
