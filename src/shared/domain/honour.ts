import { type Day, dayParts } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { tidy } from '../base/text.ts'
import { checkValues, type FieldProblem } from './check.ts'
import { choice, day, lines, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Rec, type Values } from './field.ts'
import type { Member } from './member.ts'

/** 荣誉级别, highest first (domain b-27). */
export const honourLevels = ['national', 'provincial', 'city', 'school', 'branch', 'other'] as const
/** 荣誉类别 (domain b-27, b-29): 劳模 is what the ledger of model workers counts. */
export const honourSorts = [
  'model-worker',
  'advanced-worker',
  'labour-medal',
  'women',
  'ethics',
  'teaching',
  'union',
  'other',
] as const
/** One of them. */
export type HonourSort = (typeof honourSorts)[number]

/** 荣誉: what a person was honoured with, by whom and when. */
export const memberHonour = defineKind('member-honour', {
  member: needed(ref('member')),
  title: needed(text(120)),
  sort: needed(choice(honourSorts)),
  level: needed(choice(honourLevels)),
  year: needed({ type: 'number', min: 1900, max: 2100, integer: true }),
  awardedOn: plain(day),
  /** 颁发单位. */
  issuer: plain(text(120)),
  note: plain(lines(500)),
})
/** The values of an honour. */
export type MemberHonour = Values<typeof memberHonour>

/** Why an honour cannot be saved so. */
export type HonourProblem =
  | FieldProblem
  | { readonly type: 'honour-in-future' }
  /** The year and the day of the award are of different years. */
  | { readonly type: 'honour-other-year' }
  | { readonly type: 'honour-before-birth'; readonly birthday: Day }
  | { readonly type: 'honour-twice' }

/** An honour as a form gives it: not of a year to come or before birth, and not the same title twice in a year. */
export const checkHonour = (
  draft: MemberHonour,
  context: {
    readonly today: Day
    readonly person: Member
    /** The honours of all, those that count no more included. */
    readonly honours: readonly Rec<MemberHonour>[]
    readonly self?: EntityId | null
  },
): Result<MemberHonour, readonly HonourProblem[]> => {
  const problems: HonourProblem[] = [...checkValues(memberHonour, draft, true)]
  const { year, awardedOn, title } = draft
  const { today, person, honours, self } = context
  if ((year && year > dayParts(today).year) || (awardedOn && awardedOn > today))
    problems.push({ type: 'honour-in-future' })
  else if (year && awardedOn && dayParts(awardedOn).year !== year)
    problems.push({ type: 'honour-other-year' })
  if (year && person.birthday && year <= dayParts(person.birthday).year)
    problems.push({ type: 'honour-before-birth', birthday: person.birthday })
  const isSame = ({ id, life, values }: Rec<MemberHonour>): boolean =>
    life === 'active' &&
    id !== self &&
    values.member === draft.member &&
    values.year === year &&
    tidy(values.title ?? '') === tidy(title ?? '')
  if (title && honours.some(isSame)) problems.push({ type: 'honour-twice' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

const rank = ({ level }: MemberHonour): number => honourLevels.indexOf(level ?? 'other')

/** The effective honours of each member, the newest first, of one year the highest first. */
export const honoursByMember = (
  honours: readonly Rec<MemberHonour>[],
): ReadonlyMap<EntityId, readonly Rec<MemberHonour>[]> => {
  const map = new Map<EntityId, Rec<MemberHonour>[]>()
  for (const honour of honours) {
    const { member } = honour.values
    if (honour.life !== 'active' || !member) continue
    const list = map.get(member)
    if (list) list.push(honour)
    else map.set(member, [honour])
  }
  for (const list of map.values())
    list.sort(
      (a, b) =>
        (b.values.year ?? 0) - (a.values.year ?? 0) ||
        rank(a.values) - rank(b.values) ||
        a.id.localeCompare(b.id),
    )
  return map
}

/** Whether somebody is a model worker: 劳动模范 or 先进工作者 of a city or higher (domain b-27, b-29). */
export const isModelWorker = (honours: readonly Rec<MemberHonour>[]): boolean =>
  honours.some(
    ({ values }) =>
      values.sort === 'model-worker' ||
      (values.sort === 'advanced-worker' && rank(values) <= honourLevels.indexOf('city')),
  )
