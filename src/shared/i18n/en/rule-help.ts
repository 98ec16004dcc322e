import type { ruleHelp as zh } from '../zh/rule-help.ts'

export const ruleHelp: typeof zh = {
  cap: {
    label: 'Caps of help',
    add: 'Add a row',
    empty: 'No caps yet.',
    row: (n) => `Cap ${n}`,
    contents: 'Helped with',
    all: 'All help',
    allHint: 'None chosen means all help.',
    most: 'At a time',
    cap: 'At most at a time (yuan)',
    per: 'Counted by',
    yearCap: 'At most a year for each (yuan)',
    clause: 'Clause',
    year: (amount) => `at most ${amount} yuan a year for each`,
  },
  per: { time: 'Each help', pupil: 'Each pupil' },
  upTo: {
    time: (amount) => `at most ${amount} yuan at a time`,
    pupil: (amount) => `at most ${amount} yuan for each pupil`,
  },
  excluded: {
    title: 'What is not helped with',
    hint: 'Several with commas between. Shown where help is entered, not judged.',
    none: 'Nothing is named.',
  },
  key: {
    contents: 'Helped with',
    cap: 'Cap at a time',
    yearCap: 'Cap of a year',
    per: 'Counted by',
    excluded: 'What is not helped with',
  },
}
