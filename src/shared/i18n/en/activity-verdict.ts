import { formatFen } from '../../base/money.ts'
import type { ActivitySentence } from '../../domain/activity-verdict.ts'
import { type Sentences, wordIn } from '../sentence.ts'
import type { activityWords as zh } from '../zh/activity-verdict.ts'
import { condolence } from './condolence.ts'

const paper = {
  notice: 'Notice',
  plan: 'Plan',
  'sign-in-list': 'Sign-in list',
  'participant-list': 'List of participants',
  photo: 'Photo',
  news: 'News item',
  invoice: 'Invoice',
  'payment-proof': 'Proof of payment',
  'receipt-list': 'Receipt list',
  'transfer-list': 'Transfer list',
  'activity-record': 'Activity record',
  menu: 'Menu',
}

const signature = { handler: 'Handler', witness: 'Witness', chair: 'Branch chair' }

export const activityWords: typeof zh = {
  paper,
  signature,
  area: {
    city: 'In the city',
    province: 'In the province',
    region: 'Neighbouring provinces',
    beyond: 'Farther',
  },
  use: {
    prize: 'Prizes',
    souvenir: 'Souvenirs',
    goods: 'Goods',
    food: 'Food',
    meal: 'Meals',
    supplies: 'Supplies',
    transport: 'Transport',
    ticket: 'Tickets',
    clothes: 'Clothes',
    venue: 'Venue',
    referee: 'Referees',
    cash: 'Cash',
    other: 'Other',
  },
  payer: { ...condolence.choices.payer, staff: 'Staff themselves' },
  form: { individual: 'Individual', team: 'Team' },
  need: {
    ...paper,
    handler: 'Signature of the handler',
    witness: 'Signature of the witness',
    chair: 'Signature of the branch chair',
    use: 'Use of every line',
    payer: 'Who paid every line',
    'invoice-no': 'Invoice numbers',
    'invoice-day': 'Invoice dates',
  },
}

const words = (table: Readonly<Record<string, string>>, values: readonly string[]): string =>
  values.map((value) => wordIn(table, value)).join(', ')

const spent = (uses: readonly string[]): string =>
  uses.length === 0 ? 'Total' : words(activityWords.use, uses)

const part = (share: { readonly part: number; readonly of: number }): string => `${share.part}/${share.of}`

const heads = (one: { readonly on: string | null; readonly heads: number }): string =>
  one.on === null ? `${one.heads} who came` : `${one.heads} members on ${one.on}`

const prizeName = (one: { readonly item: string; readonly form: string; readonly rank: number }): string =>
  `${one.item ? `${one.item}, ` : ''}${wordIn(activityWords.form, one.form)}, place ${one.rank}:`

export const activitySentences: Sentences<ActivitySentence> = {
  'no-pack': 'There are no rules for activities yet; nothing was checked.',
  'no-rule': 'The rules say nothing of this type of activity; nothing was checked.',
  'nobody-signed-in': 'Nobody has signed in, so nothing can be checked by heads.',
  'over-per-head': ({ uses, per, amount, cap, total, most, heads: count }) =>
    `${spent(uses)}: ${formatFen(amount)} yuan a person${per === 'day' ? ' and day' : ''}, at most ${formatFen(cap)} (${count} persons ${formatFen(total)}, at most ${formatFen(most)}).`,
  'over-per-year': ({ uses, amount, cap }) =>
    `${spent(uses)} this year: ${formatFen(amount)} yuan a person, at most ${formatFen(cap)} a year.`,
  'over-grant': ({ payers, per, total, most, perHead, ...one }) =>
    `${words(activityWords.payer, payers) || 'Funds'}${per === 'year' ? ' this year' : ''}: ${formatFen(total)} yuan, at most ${formatFen(most)} (${heads(one)} × ${formatFen(perHead)}).`,
  'staff-pays-rest': ({ total, most, rest, perHead, ...one }) =>
    `Total ${formatFen(total)} yuan, at most ${formatFen(most)} can be claimed (${heads(one)} × ${formatFen(perHead)}); staff pay the other ${formatFen(rest)} themselves.`,
  'use-not-allowed': ({ use, items, prizes }) =>
    `${prizes === 'with' ? 'With prizes' : prizes === 'without' ? 'Without prizes' : 'For this type of activity'} no spending on: ${wordIn(activityWords.use, use)} (${items.join(', ')}).`,
  'item-refused': ({ items }) => `The rules forbid to buy: ${items.join(', ')}.`,
  'item-not-allowed': ({ items }) => `Not among what may be paid: ${items.join(', ')}.`,
  'goods-not-listed': ({ items, allowed }) =>
    `Not among the goods listed (${allowed.join(', ')}): ${items.join(', ')}.`,
  'meal-too-short': ({ hours, from }) => `It lasted ${hours} hours; meals are paid from ${from} hours.`,
  'hours-needed': ({ from }) => `Enter the hours: meals are paid from ${from} hours.`,
  'too-many-winners': ({ winners, max, heads: came, ...share }) =>
    `${winners} winners of ${came} who came; at most ${part(share)} may win (${max}).`,
  'prize-over-cap': ({ amount, most, heads: size, perHead, ...one }) =>
    size > 1
      ? `${prizeName(one)} ${formatFen(amount)} yuan, at most ${formatFen(most)} (${size} persons × ${formatFen(perHead)}).`
      : `${prizeName(one)} ${formatFen(amount)} yuan, at most ${formatFen(most)}.`,
  'prize-not-lower': ({ amount, above, ...one }) =>
    `${prizeName(one)} ${formatFen(amount)} yuan is not lower than the place before (${formatFen(above)}).`,
  'not-same-day': ({ days }) => `It lasts ${days} days; the rules want a return on the same day.`,
  'area-not-allowed': ({ area, areas }) =>
    `${wordIn(activityWords.area, area)}: the rules allow ${words(activityWords.area, areas)}.`,
  'area-unknown': ({ areas }) =>
    `The area is not entered; the rules allow ${words(activityWords.area, areas)}.`,
  'too-few': ({ heads: came, members, least, ...share }) =>
    `${came} of ${members} members came; at least ${part(share)} must (${least}).`,
  'claim-late': ({ on, last }) => `Claimed on ${on}, which is late: the last day was ${last}.`,
  'too-many-invoices': ({ count, max, joint }) =>
    `${count} invoices, at most ${max}${joint ? ' for branches together' : ''}.`,
  'invoice-late': ({ items, on, last }) =>
    `Invoice of ${on} (${items.join(', ')}): the last day was ${last}, it cannot be claimed.`,
}
