import type { PaperData } from '#shared/documents/papers.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { PaperNames } from './papers.ts'
import type { ActivityRow, PrizeRec } from './summary.ts'

/** 活动通知 or 新闻稿: both are fields of the activity. */
export type LetterKind = 'notice' | 'news'

const text = (value: string | null | undefined): string | null => value?.trim() || null

/** A text made from the record, for a person to edit; `dayText` writes a day as people read it. */
export const draftLetter = (
  kind: LetterKind,
  row: ActivityRow,
  prizes: readonly PrizeRec[],
  org: string,
  messages: Messages,
  dayText: (day: NonNullable<ActivityRow['day']>) => string,
): string => {
  const t = messages.activityPage.letter
  const { values } = row.record
  const base = {
    org,
    title: row.title,
    day: row.day && dayText(row.day),
    time: text(values.time),
    place: text(values.place),
    organiser: text(values.organiser),
  }
  if (kind === 'notice') return t.noticeDraft({ ...base, plan: text(values.plan) })
  return t.newsDraft({
    ...base,
    people: row.signed,
    guests: values.guests ?? 0,
    content: text(values.content),
    contests: [...new Set(prizes.flatMap((one) => text(one.values.item) ?? []))],
    winners: prizes.reduce((sum, one) => sum + (one.values.prize?.winners ?? 1), 0),
  })
}

/** The text as a paper: a notice is dated on the day it is printed, news on the last day of the activity. */
export const letterPaper = (
  kind: LetterKind,
  row: ActivityRow,
  body: string,
  names: PaperNames,
  today: NonNullable<ActivityRow['day']>,
  messages: Messages,
): PaperData<'activity-notice'> => ({
  head: names,
  subject: kind === 'notice' ? messages.activityPage.letter.noticeSubject(row.title) : row.title,
  text: body,
  day: kind === 'notice' ? today : (row.record.values.endsOn ?? row.day),
})
