import type { activity as zh } from '../zh/activity.ts'
import { wordIn } from '../sentence.ts'
import { activitySentences, activityWords } from './activity-verdict.ts'
import { member } from './member.ts'

export const activity: typeof zh = {
  kind: 'Activities',
  fields: {
    title: 'Name',
    type: 'Type',
    startsOn: 'Starts on',
    endsOn: 'Ends on',
    time: 'Time',
    place: 'Place',
    organiser: 'Organiser',
    plan: 'Plan',
    content: 'What was done',
    news: 'News item',
    guests: 'Guests who are not members',
    budget: 'Budget',
    cancelled: 'Cancelled',
    note: 'Note',
    hours: 'Hours',
    area: 'Area',
    joint: 'Several branches together',
    claimedOn: 'Claimed on',
    signatures: 'Signed by',
    papers: 'Papers held',
    verdict: 'What the rules say',
    overrideReason: 'Reason for going beyond the rules',
  },
  parts: {},
  choices: {
    area: activityWords.area,
    signatures: activityWords.signature,
    papers: activityWords.paper,
    type: {
      contest: 'Contest',
      party: 'Party',
      outing: 'Outing or walk',
      film: 'Film',
      lecture: 'Lecture or training',
      club: 'Club',
      recuperation: 'Recuperation',
      singles: 'Singles’ event',
      women: 'Women’s event',
      'skill-contest': 'Skill contest',
      'three-education': 'Three forms of education',
      volunteer: 'Volunteer service',
      study: 'Study',
      meeting: 'Meeting',
      'festival-goods': 'Festival goods',
      other: 'Other',
    },
  },
  participant: {
    kind: 'Participants',
    fields: { activity: 'Activity', member: 'Member', signedInAt: 'Signed in at' },
    parts: {},
    choices: {},
  },
  spending: {
    kind: 'Spending on activities',
    fields: {
      activity: 'Activity',
      item: 'Item',
      category: 'Category',
      use: 'Use',
      spentOn: 'Spent on',
      invoicedOn: 'Invoice dated',
      cost: 'Cost',
    },
    parts: {
      cost: {
        amount: 'Amount',
        quantity: 'Quantity',
        price: 'Price',
        invoiceNo: 'Invoice number',
        payee: 'Payee',
        payer: 'Paid from',
      },
    },
    choices: {
      category: {
        culture: 'Culture and sports',
        condolence: 'Visits',
        studio: 'Model-worker studio',
        'labour-contest': 'Labour contest',
        outing: 'Outings',
        film: 'Films',
        home: 'Staff home',
        other: 'Other',
      },
      use: activityWords.use,
      payer: activityWords.payer,
    },
  },
  prize: {
    kind: 'Prizes',
    fields: { activity: 'Activity', item: 'Contest', prize: 'Prize' },
    parts: {
      prize: {
        form: 'Form',
        rank: 'Place',
        winners: 'Winners',
        teamSize: 'Team size',
        amount: 'Amount each',
      },
    },
    choices: { form: activityWords.form },
  },
  sentences: activitySentences,
  claimNeed: activityWords.need,
  basis: (source) => `Rule: ${source}`,
  later: 'By the rules and records of today the verdict would differ. The one of the claim stays.',
  claimProblems: {
    'not-held-yet': ({ on }) => `The activity was not held yet (${on}) and cannot be claimed.`,
    'claimed-in-future': 'The day of the claim lies in the future.',
    'claimed-before': ({ on }) => `The claim is dated before the activity, ${on}.`,
    'no-day': 'The activity has no day yet; enter it under Record.',
    cancelled: 'The activity was cancelled and cannot be claimed.',
    'nothing-spent': 'No union fund paid anything; there is nothing to claim.',
    refused: 'The rules refuse this claim; the reason stands above.',
    'reason-needed': 'It goes beyond the rules or lacks papers: give a written reason to claim it.',
  },
  problems: {
    'ends-before-start': 'It ends before it starts.',
    'start-needed': 'Enter the day it starts.',
    'already-listed': 'This member is on the list already.',
    'bad-sign-in': 'The time of signing in is not written rightly.',
    'amount-needed': 'Enter the amount.',
    'captured-in-future': 'The day it was taken lies in the future.',
    'invoice-used': ({ elsewhere }) =>
      elsewhere
        ? 'This invoice stands in another activity; an invoice is claimed once.'
        : 'This invoice stands on another line. Give the parts of one invoice different uses.',
    'invoice-in-fund': ({ title }) =>
      title
        ? `This invoice stands in the fund as “${title}”; an invoice is claimed once.`
        : 'This invoice stands in the fund; an invoice is claimed once.',
    'spent-in-future': 'The day of spending lies in the future.',
    'invoiced-in-future': 'The date of the invoice lies in the future.',
    'not-a-member': ({ status, on }) =>
      `No member on ${on} (${wordIn(member.status, status)}), cannot sign in.`,
    'not-held-yet': ({ on }) => `The activity was not held yet (${on}); nobody can sign in.`,
    'team-size-needed': 'Enter the size of a team.',
  },
}
