import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { wordIn } from '#shared/i18n/sentence.ts'
import type { ActivityData } from './model.ts'
import type { ActivityRow, Need, NeedState } from './summary.ts'

type Words = Messages['activityPage']

/** A paper or fact of the checklist, in words. */
export const needWord = (messages: Messages, need: Need): string =>
  wordIn({ ...messages.activity.claimNeed, ...messages.activityPage.need }, need)

/** The papers an activity still lacks, in words. */
export const missingWords = (messages: Messages, needs: readonly NeedState[]): string =>
  needs
    .filter((one) => !one.have)
    .map((one) => needWord(messages, one.need))
    .join(messages.activityPage.join)

/** Name of a member, and a sentence where the record has not arrived. */
export const nameOfMember = (data: ActivityData, t: Words, id: string | null | undefined): string =>
  data.members.find((one) => one.id === id)?.values.name ?? t.unknown

/** A branch by its name. */
export const orgName = (data: ActivityData, org: string): string =>
  data.orgs.get(org)?.name ?? org.slice(0, 6)

/** The days of an activity as one cell. */
export const spanOf = (row: ActivityRow): string => {
  const { startsOn, endsOn } = row.record.values
  if (!startsOn) return ''
  return endsOn && endsOn !== startsOn
    ? `${startsOn} – ${endsOn.startsWith(startsOn.slice(0, 5)) ? endsOn.slice(5) : endsOn}`
    : startsOn
}

/** The name of a club, and a sentence where it has not arrived. */
export const clubName = (
  data: ActivityData,
  messages: Messages,
  id: string | null | undefined,
): string | null =>
  id ? (data.clubs.find((one) => one.id === id)?.values.name ?? messages.activityYear.club.unknown) : null

/** The clubs an activity can belong to: those that run, and the one it has. */
export const clubOptions = (data: ActivityData, held: EntityId | null | undefined) =>
  data.clubs
    .filter(({ id, values }) => !values.endedOn || id === held)
    .map(({ id, values }) => ({ value: id, label: values.name ?? '' }))

/** Members of a home as the picker wants them, those of every home where it has none; who left says so. */
export const memberOptions = (data: ActivityData, home: string, on: Day, messages: Messages) => {
  const own = data.members.filter((one) => one.home === home)
  return (own.length > 0 ? own : data.members).map((one) => {
    const status = data.statusOn(one.id, on)
    return {
      id: one.id,
      name: one.values.name ?? '',
      number: one.values.staffNo ?? null,
      note:
        status === 'active'
          ? (one.values.unit ?? one.values.group ?? undefined)
          : messages.member.status[status],
    }
  })
}
