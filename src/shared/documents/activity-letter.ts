import type { Day } from '../base/day.ts'
import type { Block, Definition } from './definition.ts'
import { mm, formPage as page, size } from './page.ts'
import { dayText, definePaper, type PaperContext, type PaperHead } from './paper.ts'

/** 活动通知 or 活动简讯: a text as it was written, under its subject, with who signs it and when. */
export interface ActivityLetter {
  readonly head: PaperHead
  readonly subject: string
  /** Lines as they were typed; empty ones part paragraphs. */
  readonly text: string
  /** The day below the text; none for a text whose day is open. */
  readonly day?: Day | null
}

const body = (text: string): Block[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => ({
      text: line === '' ? ' ' : line,
      fontSize: size.si,
      lineHeight: 1.5,
      preserveLeadingSpaces: true,
      margin: [0, 0, 0, 4],
    }))

const letter = (
  title: string,
  data: ActivityLetter,
  context: PaperContext,
  /** What stands over the subject; none where the subject says what it is. */
  over: string | null,
): Definition => {
  const { head } = data
  const above = (text: string): Block => ({
    text,
    alignment: 'center',
    fontSize: size.si,
    margin: [0, 0, 0, 4],
  })
  const right = (text: string): Block => ({
    text,
    alignment: 'right',
    fontSize: size.si,
    margin: [0, 4, mm(8), 0],
  })
  return definePaper(
    {
      title,
      org: head.org,
      page,
      content: [
        ...(head.school ? [above(head.school)] : []),
        ...(over ? [above(over)] : []),
        {
          text: data.subject,
          alignment: 'center',
          fontSize: size.xiaoEr,
          bold: true,
          margin: [0, 4, 0, 14],
        },
        ...body(data.text),
        {
          stack: [right(head.org), right(dayText(data.day, context.messages))],
          unbreakable: true,
          margin: [0, 14, 0, 0],
        },
      ],
    },
    context,
  )
}

/** 活动通知 as a document. */
export const activityNotice = (data: ActivityLetter, context: PaperContext): Definition =>
  letter(context.messages.titles['activity-notice'], data, context, null)

/** 活动简讯 as a document. */
export const activityNews = (data: ActivityLetter, context: PaperContext): Definition =>
  letter(context.messages.titles['activity-news'], data, context, context.messages.titles['activity-news'])
