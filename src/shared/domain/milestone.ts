import { addMonths, anniversaryIn, type Day, dayParts, yearsBetween } from '../base/day.ts'
import type { Member } from './member.ts'

/** A day in a member's life that the union marks. `years` is the age or the years completed. */
export interface Milestone {
  readonly type: 'birthday' | 'service' | 'teaching' | 'retirement'
  readonly day: Day
  readonly years: number
}

/** Which years are marked: 5, 10, 20, 30 of service, 30 of teaching (seed 002, report 一(一) and 二(三)). */
export interface MilestoneRule {
  readonly service: readonly number[]
  readonly teaching: readonly number[]
}

/** The years named in the 2026 report of the Beijing union. */
export const usualMilestones: MilestoneRule = { service: [5, 10, 20, 30], teaching: [30] }

/** One track of the statutory age: `age` years, then a month more for every `every` months born after `from`. */
interface RetirementTrack {
  readonly age: number
  readonly from: Day
  readonly every: number
  readonly most: number
}

/**
 * 国务院关于渐进式延迟法定退休年龄的办法 (in force since 2025-01-01). Flexible retirement (up to three years earlier or later)
 * is a person's choice and cannot be computed.
 */
const tracks = {
  sixty: { age: 60, from: '1965-01-01' as Day, every: 4, most: 36 },
  fiftyFive: { age: 55, from: '1970-01-01' as Day, every: 4, most: 36 },
} satisfies Record<string, RetirementTrack>

/**
 * The track of a member. Women with a senior or associate senior title follow the men's age (组通字〔2015〕14号, unless they
 * ask for 55); other women are taken as cadres or professionals (55): the 50-year track of workers is not known from the
 * fields, so for them this is an approximation. Null when sex is not known.
 */
const trackOf = ({ sex, titleRank }: Member): RetirementTrack | null => {
  if (sex === 'male') return tracks.sixty
  if (sex !== 'female') return null
  return titleRank === 'senior' || titleRank === 'associate' ? tracks.sixty : tracks.fiftyFive
}

/** The day the statutory age is reached, as far as sex, birthday and title tell; null when they do not. */
export const retirementDay = (member: Member): Day | null => {
  const track = member.birthday ? trackOf(member) : null
  if (!member.birthday || !track) return null
  const born = dayParts(member.birthday)
  const from = dayParts(track.from)
  const months = (born.year - from.year) * 12 + born.month - from.month
  const delay = months < 0 ? 0 : Math.min(track.most, Math.floor(months / track.every) + 1)
  return addMonths(member.birthday, track.age * 12 + delay)
}

const anniversaries = (
  since: Day | null | undefined,
  from: Day,
  until: Day,
): readonly { readonly day: Day; readonly years: number }[] => {
  if (!since) return []
  const out = []
  for (let year = dayParts(from).year; year <= dayParts(until).year; year++) {
    const day = anniversaryIn(since, year)
    const years = year - dayParts(since).year
    if (day >= from && day <= until && years > 0) out.push({ day, years })
  }
  return out
}

/** The milestones from one day to another, both included, earliest first. */
export const milestones = (
  member: Member,
  from: Day,
  until: Day,
  rule: MilestoneRule = usualMilestones,
): readonly Milestone[] => {
  const retires = retirementDay(member)
  const found: Milestone[] = [
    ...anniversaries(member.birthday, from, until).map((one) => ({ type: 'birthday' as const, ...one })),
    ...anniversaries(member.arrivedOn, from, until)
      .filter(({ years }) => rule.service.includes(years))
      .map((one) => ({ type: 'service' as const, ...one })),
    ...anniversaries(member.teachingSince, from, until)
      .filter(({ years }) => rule.teaching.includes(years))
      .map((one) => ({ type: 'teaching' as const, ...one })),
  ]
  if (retires && member.birthday && retires >= from && retires <= until) {
    const years = yearsBetween(member.birthday, retires)
    found.push({ type: 'retirement', day: retires, years })
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.type < b.type ? -1 : 1))
}
