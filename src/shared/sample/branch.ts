import { addDays, type Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { inventActivities } from './activity.ts'
import type { Chance } from './chance.ts'
import { inventClubs } from './club.ts'
import { createDesk, dayAt, type Happening, type Pc } from './desk.ts'
import { inventFund } from './fund.ts'
import { inventHelp } from './help.ts'
import { inventMembers } from './member.ts'
import { inventProposals, inventRating } from './paper.ts'
import { inventSecondPc } from './second-pc.ts'
import { inventStanding } from './standing.ts'
import { inventVisits } from './visit.ts'

/** So many days of records unless asked otherwise. */
const usualDays = 730

/** What is particular about a branch. */
export interface BranchShape {
  /** A second PC works beside the first. */
  readonly secondPc: boolean
  /** `gap`: only its second file came. `late`: its second file was made and has not come. */
  readonly files: 'all' | 'gap' | 'late'
}

/** Decided by the branch's number alone, so that ten branches show everything. */
export const branchShape = (index: number): BranchShape => ({
  secondPc: index % 4 === 1,
  files: index % 10 === 2 ? 'gap' : index % 10 === 4 ? 'late' : 'all',
})

/** Invents the records of one branch, two years of them if not said otherwise, sorted by time. */
export const inventBranch = (parts: {
  readonly chance: Chance
  readonly branch: number
  readonly members: number
  readonly days?: number | undefined
  readonly now: number
  readonly secondPc: boolean
  readonly mint: (pc: Pc, day: Day) => EntityId
}): readonly Happening[] => {
  const { chance, branch, members, now, mint, days = usualDays } = parts
  const until = addDays(dayAt(now), -2)
  const desk = createDesk({ chance, branch, since: addDays(until, -days), until, mint })
  desk.save(desk.since, [
    {
      kind: 'organisation',
      entity: mint(0, desk.since),
      fields: { schoolName: '示例大学', chair: '示例主席', staff: { count: members + 4, day: desk.since } },
    },
  ])
  const people = inventMembers(desk, members)
  const visits = inventVisits(desk, people)
  const activities = inventActivities(desk, people)
  inventProposals(desk, people)
  inventRating(desk)
  if (parts.secondPc) inventSecondPc(desk, people, visits, activities)
  // Last, so that what was invented before stays what it was.
  inventFund(desk, people)
  inventHelp(desk, people)
  inventClubs(desk, people, activities)
  inventStanding(desk, people)
  return [...desk.happenings].sort((a, b) => a.at - b.at)
}
