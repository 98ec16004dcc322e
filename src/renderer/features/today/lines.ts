import type { EntityId } from '#shared/base/id.ts'
import { formatFen } from '#shared/base/money.ts'
import type { TodayItem } from '#shared/domain/today.ts'
import type { Messages } from '#shared/i18n/messages.ts'

/** What the lines need to name the records they speak of. */
export interface LineNames {
  readonly member: (id: EntityId) => string | null
  /** The member a visit was made to. */
  readonly visited: (visit: EntityId) => { readonly name: string | null; readonly event: string }
  readonly activity: (id: EntityId) => string
  readonly proposal: (id: EntityId) => string
  readonly ratingYear: (id: EntityId) => number
  readonly day: (day: NonNullable<TodayItem['day']>) => string
}

/** One line of 该做的: what it says, what the button says, and where it goes. */
export interface DueLine {
  readonly key: string
  readonly severity: TodayItem['severity']
  readonly when: string
  readonly text: string
  readonly act: keyof Messages['todayPage']['act']
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

const whenOf = (t: Messages['todayPage'], item: TodayItem, away: number | null): string => {
  const words = t.due.when
  switch (item.severity) {
    case 'late':
      return words.late(away === null ? 0 : -away)
    case 'now':
      return words.now
    case 'soon':
      return away === null || away <= 0 ? words.now : words.soon(away)
    case 'open':
      return words.open
  }
}

/** Turns what is due into a line that is done from here. `away` counts days from today to the item's day. */
export const dueLine = (
  item: TodayItem,
  away: number | null,
  messages: Messages,
  names: LineNames,
): DueLine => {
  const t = messages.todayPage
  const { what, target } = item
  const id = target?.id ?? ('' as EntityId)
  const base = {
    key: `${what.type} ${id} ${item.day ?? ''}`,
    severity: item.severity,
    when: whenOf(t, item, away),
  }
  const name = () => names.member(id) ?? t.what.unknown
  const list = (parts: readonly (keyof typeof t.missing)[]) => parts.map((one) => t.missing[one]).join(t.join)
  switch (what.type) {
    case 'birthday':
      return {
        ...base,
        text: t.what.birthday(name()),
        act: 'visit',
        path: '/condolence',
        query: { dialog: 'new', member: id, event: 'birthday' },
      }
    case 'service':
    case 'teaching':
      return {
        ...base,
        text: t.what[what.type](name(), what.years),
        act: 'view',
        path: '/member',
        query: { open: id },
      }
    case 'retirement':
      return {
        ...base,
        text: t.what.retirement(name(), item.day ? names.day(item.day) : ''),
        act: 'visit',
        path: '/condolence',
        query: { dialog: 'new', member: id, event: 'retirement' },
      }
    case 'term-due':
      return {
        ...base,
        text: t.what.termDue(what.posts, item.day ? names.day(item.day) : '', what.days < 0),
        act: 'view',
        path: '/member',
        query: { dialog: 'posts' },
      }
    case 'not-visited': {
      const visit = names.visited(id)
      return {
        ...base,
        text: t.what.notVisited(visit.name ?? t.what.unknown, visit.event, -what.days),
        act: 'visit',
        path: '/condolence',
        query: { open: id, dialog: 'edit' },
      }
    }
    case 'visit-incomplete': {
      const visit = names.visited(id)
      return {
        ...base,
        text: t.what.visitIncomplete(visit.name ?? t.what.unknown, visit.event, list(what.missing)),
        act: 'complete',
        path: '/condolence',
        query: { open: id, tab: what.missing.includes('approval') ? 'approval' : 'attachments' },
      }
    }
    case 'activity-incomplete':
      return {
        ...base,
        text: t.what.activityIncomplete(names.activity(id), list(what.missing)),
        act: 'complete',
        path: '/activity',
        query: { open: id, tab: what.missing.includes('sign-in') ? 'people' : 'photos' },
      }
    case 'proposal-review':
      return {
        ...base,
        text: t.what.proposalReview(names.proposal(id)),
        act: 'review',
        path: '/proposal',
        query: { open: id, tab: 'review' },
      }
    case 'proposal-seconders':
      return {
        ...base,
        text: t.what.proposalSeconders(names.proposal(id), what.have, what.need),
        act: 'complete',
        path: '/proposal',
        query: { open: id, tab: 'record' },
      }
    case 'proposal-revise':
      return {
        ...base,
        text: t.what.proposalRevise(names.proposal(id)),
        act: 'complete',
        path: '/proposal',
        query: { open: id, tab: 'record' },
      }
    case 'proposal-submit':
      return {
        ...base,
        text: t.what.proposalSubmit(names.proposal(id)),
        act: 'submit',
        path: '/proposal',
        query: { open: id, tab: 'review' },
      }
    case 'rating-unfinished':
      return {
        ...base,
        text: t.what.rating(names.ratingYear(id), what.missing),
        act: what.missing > 0 ? 'score' : 'submit',
        path: '/home',
        query: { open: id, tab: what.missing > 0 ? 'items' : 'review' },
      }
    case 'hardship-reviews':
      return {
        ...base,
        text: t.what.hardshipReviews(what.count),
        act: 'view',
        path: '/help',
        query: { view: 'file', only: 'due' },
      }
    case 'claim-steps':
      return {
        ...base,
        text: t.what.claimSteps(what.count),
        act: 'view',
        path: '/help',
        query: { view: 'aid', part: 'claim' },
      }
    case 'activity-not-held':
      return {
        ...base,
        text: t.what.activityNotHeld(names.activity(id)),
        act: 'view',
        path: '/activity',
        query: { open: id },
      }
    case 'fund-over':
      return {
        ...base,
        key: `${base.key} ${what.category}`,
        text: t.what.fundOver(messages.fund.choices.category[what.category], formatFen(what.amount)),
        act: 'view',
        path: '/fund',
        query: { view: 'budget' },
      }
    case 'fund-gaps':
      return {
        ...base,
        text: t.what.fundGaps(what.count),
        act: 'complete',
        path: '/fund',
        query: { list: 'left' },
      }
    case 'fund-papers':
      return {
        ...base,
        text: t.what.fundPapers(what.count),
        act: 'complete',
        path: '/fund',
        query: { list: 'papers' },
      }
    case 'not-exported':
      return {
        ...base,
        when: t.due.when.open,
        text: t.what.notExported(what.changes, what.days),
        act: 'export',
        path: '/exchange',
        query: {},
      }
    case 'backup-old':
      return {
        ...base,
        when: t.due.when.open,
        text: t.what.backup(what.days),
        act: 'backup',
        path: '/setting',
        query: { dialog: 'backup' },
      }
  }
}
