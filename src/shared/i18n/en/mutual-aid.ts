import type { mutualAid as zh } from '../zh/mutual-aid.ts'

const steps = {
  reported: 'Reported',
  collected: 'Papers collected',
  submitted: 'Handed in',
  supplemented: 'Papers added',
  approved: 'Approved',
  paid: 'Paid out',
  refused: 'Refused',
}

export const mutualAid: typeof zh = {
  kind: 'Mutual aid',
  fields: {
    member: 'Member',
    product: 'Product',
    type: 'Type',
    year: 'Year',
    enrolledOn: 'Enrolled on',
    until: 'Covered until',
    fee: 'Fee',
    number: 'Number',
  },
  parts: { fee: { amount: 'Amount', payer: 'Paid by' } },
  choices: {
    type: {
      superior: 'Medical aid of the union above',
      school: 'The school’s mutual fund',
      'care-fund': 'Care fund',
      'in-service': 'Protection in service',
    },
    payer: { member: 'The member', union: 'The union', both: 'Member and union' },
  },
  claim: {
    kind: 'Claims on mutual aid',
    fields: {
      aid: 'Enrolment',
      happenedOn: 'Happened on',
      matter: 'Illness or matter',
      claimed: 'Claimed',
      done: 'Steps done',
      next: 'Next step',
      paid: 'Paid out',
    },
    parts: {
      done: { step: 'Step', day: 'Date', note: 'Note' },
      next: { step: 'Step', dueOn: 'Due on' },
    },
    choices: { step: steps },
  },
  states: { started: 'Not reported', ...steps },
  problems: {
    'enrolled-twice': 'This member is in this product for this year already.',
    'until-before-start': 'The cover ends before the day of enrolment.',
    'happened-in-future': 'The date is after today.',
    'step-in-future': ({ step }) => `The date of “${steps[step]}” is after today.`,
    'step-before-event': ({ step }) => `“${steps[step]}” comes before what happened.`,
    'step-unfinished': 'Each step has a name and a date.',
    'paid-amount-needed': 'Enter what was paid out.',
    'next-after-end': 'The claim is over; nothing comes next.',
  },
}
