import type { ruleClub as zh } from '../zh/rule-club.ts'

export const ruleClub: typeof zh = {
  title: 'Clubs',
  told: 'A club that falls short is told so and asks for no reason; only the school’s own rules judge.',
  key: {
    people: 'At least (members)',
    units: 'From at least (departments)',
    clubsEach: 'One person in at most (clubs)',
    clause: 'Clause',
  },
  says: {
    people: (least) => `at least ${least} members`,
    units: (least) => `from at least ${least} departments`,
    clubsEach: (most) => `one person in at most ${most} clubs`,
  },
}
