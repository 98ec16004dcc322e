import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { VisitData } from './model.ts'
import { visitsByMember } from './rows.ts'

/** A member to choose. */
export interface Person {
  readonly id: EntityId
  readonly name: string
  readonly number: string | null
  readonly note: string
}

/** The members to choose from, each with department and last visit, so that namesakes are told apart. */
export const peopleOf = (
  data: Pick<VisitData, 'rows' | 'members'>,
  messages: Messages,
  dayText: (day: Day) => string,
): readonly Person[] => {
  const visits = visitsByMember(data.rows)
  return data.members.map(({ id, values }) => {
    const last = visits.get(id)?.[0]
    const event = last?.values.event
    return {
      id,
      name: values.name ?? '',
      number: values.staffNo ?? null,
      note: [
        values.unit ?? values.group,
        last?.day && event ? `${dayText(last.day)} ${messages.condolence.choices.event[event]}` : null,
      ]
        .filter(Boolean)
        .join(' · '),
    }
  })
}
