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
  problems: {
    'more-returned-than-distributed': 'More sheets were returned than distributed.',
    'more-valid-than-returned': 'More sheets are valid than were returned.',
    'more-answers-than-valid': 'The answers are more than the valid sheets.',
    'submitted-in-future': 'The day of submission lies in the future.',
  },
  scoreProblems: {
    'points-negative': 'Points cannot be below 0.',
    'points-over-max': ({ max }) => `At most ${max} points.`,
    'points-not-a-step': ({ steps }) => `Only one of these steps: ${steps.join(', ')}.`,
    'points-too-fine': 'Points have at most two decimals.',
    'percent-over-100': 'A percentage is at most 100.',
  },
  bars: {
    'points-missing': ({ points }) => `${points} points missing`,
    'must-hold': ({ name }) => `“${name}” must be held first`,
    'group-below-floor': ({ group, floor }) => `“${group}” is below ${floor} points`,
  },
  tableWarnings: {
    'group-sum-differs': ({ group, printed, sum }) =>
      `The heading “${group}” says ${printed} points, its items are ${sum}; the sum is used.`,
    'total-differs': ({ printed, sum }) =>
      `The table says ${printed} points in all, its items are ${sum}; the sum is used.`,
  },
  ruleText: {
    fixed: (max) => `0 to ${max} points, as judged`,
    steps: (steps) => steps.map(({ label, points }) => `${label}: ${points}`).join('; '),
    deduction: (each) => `${each} less each time, down to 0`,
    award: (each, max) => `${each} each time, up to ${max}`,
    percent: (steps) => steps.map(({ from, points }) => `${from}% and above: ${points}`).join('; '),
  },
}
