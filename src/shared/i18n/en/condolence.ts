import { formatFen } from '../../base/money.ts'
import { wordIn } from '../sentence.ts'
import type { condolence as zh } from '../zh/condolence.ts'
import { member } from './member.ts'

const choices: (typeof zh)['choices'] = {
  event: {
    festival: 'Festival',
    birthday: 'Birthday',
    marriage: 'Marriage',
    childbirth: 'Childbirth',
    illness: 'Illness, hospital',
    surgery: 'Surgery',
    'critical-illness': 'Critical illness',
    'relative-death': 'Death of a relative',
    'member-death': 'Death of the member',
    retirement: 'Retirement',
    hardship: 'Hardship',
    accident: 'Accident or disaster',
    'model-worker': 'Model worker',
    'summer-cooling': 'Summer cooling',
    'winter-warmth': 'Winter warmth',
    other: 'Other',
  },
  festival: {
    'new-year': 'New Year',
    'spring-festival': 'Spring Festival',
    qingming: 'Qingming',
    'labour-day': 'Labour Day',
    'dragon-boat': 'Dragon Boat Festival',
    'mid-autumn': 'Mid-Autumn Festival',
    'national-day': 'National Day',
    'women-day': 'Women’s Day',
    'teachers-day': 'Teachers’ Day',
    ethnic: 'Festival of an ethnic group',
  },
  relation: {
    self: 'The member',
    spouse: 'Spouse',
    parent: 'Parent',
    child: 'Child',
    'parent-in-law': 'Parent-in-law',
  },
  severity: { ordinary: 'Ordinary', serious: 'Serious', critical: 'Critical' },
  form: { goods: 'Goods', cash: 'Cash', voucher: 'Goods voucher', card: 'Gift card', souvenir: 'Souvenir' },
  payer: {
    'branch-fund': 'Branch fund',
    'school-union': 'School union',
    'welfare-fund': 'School welfare fund',
    'personnel-office': 'Personnel office',
    'mutual-aid': 'Mutual aid',
    'college-administration': 'College administration',
  },
  evidence: {
    'marriage-certificate': 'Marriage certificate',
    'birth-certificate': 'Birth certificate',
    'hospital-receipt': 'Hospital receipt',
    'medical-record': 'First page of the medical record',
    'discharge-record': 'Discharge record',
    diagnosis: 'Diagnosis',
    'death-certificate': 'Death certificate',
    'retirement-data': 'Retirement data',
    'income-proof': 'Proof of income',
    'household-register': 'Household register',
    'identity-card': 'Identity card',
    invoice: 'Invoice',
    photo: 'Photo',
    'receipt-list': 'Receipt list',
    'approval-form': 'Approval form',
    'meeting-note': 'Note of the farewell meeting',
  },
  step: {
    group: 'Checked by the union group',
    branch: 'Signed and sealed by the branch chair',
    school: 'Approved by the school union',
    receipt: 'Receipt of the payee',
  },
}

const words = (table: Readonly<Record<string, string>>, values: readonly string[]) =>
  values.map((value) => wordIn(table, value)).join(', ')

export const condolence: typeof zh = {
  kind: 'Visits',
  fields: {
    member: 'Member',
    event: 'Event',
    festival: 'Festival',
    relation: 'Relation to the member',
    severity: 'Severity',
    happenedOn: 'Happened on',
    visitedOn: 'Visited on',
    gift: 'Gift',
    companions: 'Companions',
    words: 'Notes',
    campaign: 'Campaign',
    earlier: 'Before this ledger',
    evidence: 'Evidence',
    verdict: 'What the rules say',
    overrideReason: 'Reason for going beyond the rules',
    signed: 'Approval',
  },
  parts: {
    gift: { form: 'Form', amount: 'Amount', payer: 'Paid by', item: 'Item' },
    signed: { step: 'Step', name: 'Signed by', day: 'Date' },
  },
  choices,
  health: {
    kind: 'Health notes of visits',
    fields: { visit: 'Visit', diagnosis: 'Diagnosis' },
    parts: {},
    choices: {},
  },
  sentences: {
    'no-rule': 'The rules do not know this event.',
    'no-pack': 'There are no rules yet to check against.',
    'relation-needed': ({ relations }) =>
      `Choose the relation to the member (${words(choices.relation, relations)}).`,
    'relation-not-covered': ({ relations }) => `The rules cover only: ${words(choices.relation, relations)}.`,
    'severity-not-covered': 'The rules do not know this severity.',
    'festival-not-covered': ({ festivals }) => `The rules cover only: ${words(choices.festival, festivals)}.`,
    'form-not-allowed': ({ form, forms }) =>
      `The form is ${words(choices.form, forms)}, not ${wordIn(choices.form, form)}.`,
    'form-forbidden': ({ form, forms }) =>
      `${wordIn(choices.form, form)} is forbidden; the form is ${words(choices.form, forms)}.`,
    'payer-not-allowed': ({ payer, payers }) =>
      `Paid by ${words(choices.payer, payers)}, not ${wordIn(choices.payer, payer)}.`,
    'over-cap': ({ amount, cap }) => `${formatFen(amount)} yuan is over the cap of ${formatFen(cap)} yuan.`,
    'under-floor': ({ amount, floor }) =>
      `${formatFen(amount)} yuan is less than the ${formatFen(floor)} yuan of the rule.`,
    'over-year-cap': ({ total, cap }) =>
      `With what was given this year it is ${formatFen(total)} yuan, over ${formatFen(cap)} yuan a year for each.`,
    'over-limit': ({ per, events, total, cap }) =>
      `${events.length > 0 ? words(choices.event, events) : 'All visits'} of ${per === 'member' ? 'this member' : 'this union'} come to ${formatFen(total)} yuan this year, over the limit of ${formatFen(cap)} yuan.`,
    'too-often': ({ per, number, max }) =>
      per === 'year'
        ? `Number ${number} this year; at most ${max}.`
        : per === 'occurrence'
          ? `Number ${number} for the same event; at most ${max}.`
          : `Number ${number} for this person; at most ${max}.`,
    duplicate: 'A visit for the same event is recorded; only one is allowed.',
    late: ({ days, count, unit }) => `Visited ${days} days later; the rule says within ${count} ${unit}.`,
    'dues-not-paid': 'This member does not pay dues on time and is not eligible.',
    'dues-owing': ({ since, months, amount }) =>
      `Dues of ${months === 1 ? 'a month' : `${months} months`} are open (since ${since.slice(0, 7)}, ${formatFen(amount)} yuan); by the rule this member is not eligible.`,
    'dues-unknown': 'Nobody has noted whether this member pays dues on time.',
    'not-a-member': ({ status }) => `Not a member on that day (${wordIn(member.status, status)}).`,
    'not-active': ({ status }) => `Membership on that day: ${wordIn(member.status, status)}.`,
  },
  problems: {
    'festival-needed': 'Choose the festival.',
    'relation-needed': 'Choose which relative has died.',
    'visited-in-future': 'The day of the visit lies in the future. Leave it empty until the visit is made.',
    'gift-incomplete': ({ part }) =>
      part === 'form' ? 'Choose the form.' : part === 'amount' ? 'Enter the amount.' : 'Choose who pays.',
    refused: 'The rules refuse this; see above.',
    'reason-needed': 'This goes beyond the rules: to save it, write down why.',
  },
  basis: (source) => `Basis: ${source}`,
  missing: (kinds) => `Still missing: ${kinds.join(', ')}`,
  later: (pack, state, sentences) =>
    `By today’s rules (${pack}) it would be: ${state}${sentences === '' ? '.' : `. ${sentences}`} What was said when it was saved stays.`,
}
