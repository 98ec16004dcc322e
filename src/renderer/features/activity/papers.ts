import type { PaperData } from '#shared/documents/papers.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { type ActivityParts, type ActivityRow, onePerMember, type ParticipantRec } from './summary.ts'

/** The names that stand above a paper. */
export interface PaperNames {
  readonly org: string
  readonly school: string | null
}

const attached = ['plan', 'sign-in-list', 'photo', 'invoice', 'payment-proof', 'news'] as const

/** 活动登记表 from an activity and what hangs on it. */
export const buildRecordPaper = (
  row: ActivityRow,
  parts: ActivityParts,
  names: PaperNames,
  messages: Messages,
): PaperData<'activity-record'> => {
  const values = row.record.values
  const { choices, spending } = messages.activity
  return {
    head: names,
    name: row.title,
    type: values.type ? choices.type[values.type] : null,
    from: values.startsOn ?? null,
    to: values.endsOn ?? null,
    place: values.place ?? null,
    organiser: values.organiser ?? null,
    attended: row.signed + (values.guests ?? 0),
    members: row.signed,
    content: values.content ?? null,
    spending: parts.spendings.flatMap((line) => {
      const cost = line.values.cost
      // A line whose amount was withheld or is still missing cannot stand in a sum.
      return cost?.amount == null
        ? []
        : {
            item: line.values.item ?? '',
            quantity: cost.quantity ?? null,
            price: cost.price ?? null,
            amount: cost.amount,
            source: cost.payer ? spending.choices.payer[cost.payer] : null,
          }
    }),
    attachments: attached.map((role) => {
      const count = parts.attachments.filter((one) => one.values.role === role).length
      return { name: messages.attachment.choices.role[role], count, present: count > 0 }
    }),
    news: values.news ?? null,
  }
}

/** 签到表: everybody on the list, by name; the cells stay empty for people to sign. */
export const buildSignInPaper = (
  row: ActivityRow,
  participants: readonly ParticipantRec[],
  members: readonly Rec<Member>[],
  blankRows: number,
  names: PaperNames,
): PaperData<'sign-in-list'> => {
  const byId = new Map<string, Rec<Member>>(members.map((one) => [one.id, one]))
  const { values } = row.record
  return {
    head: names,
    activity: row.title,
    from: values.startsOn ?? null,
    to: values.endsOn ?? null,
    place: values.place ?? null,
    organiser: values.organiser ?? null,
    rows: onePerMember(participants).flatMap((one) => {
      const person = one.values.member && byId.get(one.values.member)
      return person
        ? {
            name: person.values.name ?? '',
            staffNumber: person.values.staffNo ?? null,
            unit: person.values.unit ?? null,
          }
        : []
    }),
    blankRows,
  }
}
