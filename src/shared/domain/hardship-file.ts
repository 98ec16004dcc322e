import { addDays, type Day, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import { checkValues, type FieldProblem, isEmpty } from './check.ts'
import type { Rec } from './field.ts'
import {
  type HardshipEvent,
  type HardshipFile,
  type HardshipStep,
  hardshipEvent,
  hardshipFile,
} from './hardship.ts'
import { readIdentityNumber } from './identity-number.ts'

/** Where a file stands: `draft` until it is opened; `relieved` is still looked after, `closed` no longer. */
export type HardshipState = 'draft' | 'open' | 'relieved' | 'closed'

/** The states a step may follow, and the one it leads to; a review leaves the state as it is. */
const moves: Readonly<
  Record<HardshipStep, { readonly from: readonly HardshipState[]; readonly to: HardshipState | null }>
> = {
  opened: { from: ['draft', 'closed'], to: 'open' },
  reviewed: { from: ['open', 'relieved'], to: null },
  relieved: { from: ['open'], to: 'relieved' },
  returned: { from: ['relieved'], to: 'open' },
  closed: { from: ['open', 'relieved'], to: 'closed' },
}

/** On one day a file is opened before it is reviewed, and closed last. */
const rank: Readonly<Record<HardshipStep, number>> = {
  opened: 0,
  returned: 1,
  reviewed: 2,
  relieved: 3,
  closed: 4,
}

type DatedStep = { readonly day: Day; readonly step: HardshipStep; readonly nextOn: Day | null }

const dated = (values: HardshipEvent): readonly DatedStep[] =>
  values.day && values.step ? [{ day: values.day, step: values.step, nextOn: values.nextOn ?? null }] : []

const inOrder = (steps: readonly DatedStep[]): readonly DatedStep[] =>
  [...steps].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rank[a.step] - rank[b.step]))

/** The active events of each file. */
export const eventsByFile = (
  events: readonly Rec<HardshipEvent>[],
): ReadonlyMap<EntityId, readonly Rec<HardshipEvent>[]> => {
  const map = new Map<EntityId, Rec<HardshipEvent>[]>()
  for (const event of events) {
    const { file } = event.values
    if (event.life !== 'active' || !file) continue
    const list = map.get(file)
    if (list) list.push(event)
    else map.set(file, [event])
  }
  return map
}

/** Where a file stands at the end of a day, since when, and when it is looked at again. The order of the events does not matter. */
export const hardshipStanding = (
  events: readonly Rec<HardshipEvent>[],
  on: Day,
): { readonly state: HardshipState; readonly since: Day | null; readonly nextOn: Day | null } => {
  let state: HardshipState = 'draft'
  let since: Day | null = null
  let nextOn: Day | null = null
  for (const { day, step, nextOn: next } of inOrder(events.flatMap(({ values }) => dated(values)))) {
    // A step that cannot follow came from two PCs that did not know of each other: the earlier one counts.
    if (day > on || !moves[step].from.includes(state)) continue
    const { to } = moves[step]
    if (to !== null && to !== state) {
      state = to
      since = day
    }
    nextOn = state === 'closed' ? null : next
  }
  return { state, since, nextOn }
}

/** The days until a review is due; negative when it is late, null when none is planned. */
export const reviewIn = (nextOn: Day | null, today: Day): number | null =>
  nextOn === null ? null : daysBetween(today, nextOn)

/** Files whose review is late or due within some days. */
export const isReviewDue = (nextOn: Day | null, today: Day, ahead: number): boolean =>
  nextOn !== null && nextOn <= addDays(today, ahead)

/** The planned reviews of active files that are not closed, in no order. */
export const reviewDays = (
  files: readonly Rec<HardshipFile>[],
  events: readonly Rec<HardshipEvent>[],
  on: Day,
): readonly Day[] => {
  const byFile = eventsByFile(events)
  return files.flatMap(({ id, life }) =>
    life === 'active' ? (hardshipStanding(byFile.get(id) ?? [], on).nextOn ?? []) : [],
  )
}

/** 家庭收入, from the pay of all who are listed. Amounts in fen; null where nothing was said. */
export interface HardshipIncome {
  readonly yearly: Fen | null
  readonly people: number
  /** 家庭月人均收入, to the fen. */
  readonly perHead: Fen | null
}

/** 家庭年度总收入 and 家庭月人均收入: twelve months of everybody's pay and what else comes in, by the people who live of it. */
export const hardshipIncome = (values: HardshipFile): HardshipIncome => {
  const family = values.family ?? []
  const { monthly, otherYearly, people: counted } = values.income ?? {}
  const people = counted ?? family.length + 1
  const known = monthly != null || otherYearly != null || family.some((one) => one.monthly != null)
  if (!known) return { yearly: null, people, perHead: null }
  const months = (monthly ?? 0) + family.reduce((sum, one) => sum + (one.monthly ?? 0), 0)
  const yearly = months * 12 + (otherYearly ?? 0)
  return { yearly: yearly as Fen, people, perHead: Math.round(yearly / 12 / people) as Fen }
}

/** Why a hardship file cannot be saved so. */
export type HardshipFileProblem =
  | FieldProblem
  /** The member has a file already. */
  | { readonly type: 'second-file' }
  | { readonly type: 'too-many-causes' }
  | { readonly type: 'cause-twice' }
  /** Fewer people live of the income than are listed. */
  | { readonly type: 'people-fewer-than-listed'; readonly listed: number }
  | { readonly type: 'family-unnamed'; readonly at: number }
  | { readonly type: 'family-identity-wrong'; readonly name: string }
  | { readonly type: 'family-birthday-differs'; readonly name: string }

/** A file as the form gives it; `others` are the files already there. */
export const checkHardshipFile = (
  draft: HardshipFile,
  others: readonly Rec<HardshipFile>[],
): Result<HardshipFile, readonly HardshipFileProblem[]> => {
  const problems: HardshipFileProblem[] = [...checkValues(hardshipFile, draft, true)]
  if (draft.member && others.some(({ life, values }) => life === 'active' && values.member === draft.member))
    problems.push({ type: 'second-file' })
  const more = draft.otherCauses ?? []
  if (more.length > 3) problems.push({ type: 'too-many-causes' })
  if (draft.cause && more.includes(draft.cause)) problems.push({ type: 'cause-twice' })
  const family = draft.family ?? []
  const listed = family.length + 1
  if (draft.income?.people != null && draft.income.people < listed)
    problems.push({ type: 'people-fewer-than-listed', listed })
  family.forEach(({ name, idNumber, birthday }, at) => {
    if (isEmpty(name)) problems.push({ type: 'family-unnamed', at })
    if (isEmpty(idNumber)) return
    const read = readIdentityNumber(idNumber ?? '')
    if (!read.ok) problems.push({ type: 'family-identity-wrong', name: name ?? '' })
    else if (birthday && read.value.birthday !== birthday)
      problems.push({ type: 'family-birthday-differs', name: name ?? '' })
  })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** Why a step of a file cannot be saved so. */
export type HardshipEventProblem =
  | FieldProblem
  | { readonly type: 'step-in-future' }
  | { readonly type: 'next-not-after' }
  /** A step that cannot follow: the first of all in the order of days. */
  | {
      readonly type: 'wrong-order'
      readonly step: HardshipStep
      readonly state: HardshipState
      readonly day: Day
    }

/** A step as the form gives it, among the other steps of the file: every step must be able to follow the one before it. */
export const checkHardshipEvent = (
  draft: HardshipEvent,
  others: readonly Rec<HardshipEvent>[],
  today: Day,
): Result<HardshipEvent, readonly HardshipEventProblem[]> => {
  const problems: HardshipEventProblem[] = [...checkValues(hardshipEvent, draft, true)]
  if (draft.day && draft.day > today) problems.push({ type: 'step-in-future' })
  if (draft.day && draft.nextOn && draft.nextOn <= draft.day) problems.push({ type: 'next-not-after' })
  let state: HardshipState = 'draft'
  for (const { day, step } of inOrder([...others.map(({ values }) => values), draft].flatMap(dated))) {
    if (!moves[step].from.includes(state)) {
      problems.push({ type: 'wrong-order', step, state, day })
      break
    }
    state = moves[step].to ?? state
  }
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** The steps that can follow a state, in the order in which they are offered. */
export const stepsAfter = (state: HardshipState): readonly HardshipStep[] =>
  (Object.keys(moves) as readonly HardshipStep[]).filter((step) => moves[step].from.includes(state))
