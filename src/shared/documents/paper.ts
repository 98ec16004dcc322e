import { type Day, dayOf, dayParts } from '../base/day.ts'
import { type Fen, formatFen } from '../base/money.ts'
import type { PaperMessages } from '../i18n/zh/paper.ts'
import type { Block, Definition } from './definition.ts'
import { mm, type Page, size } from './page.ts'

/** What every paper is built with besides its data. `now` (ms) is printed as the day of printing, nothing else. */
export interface PaperContext {
  readonly messages: PaperMessages
  readonly now: number
  /** Keys of rows that must begin a page; found by laying the paper out once, see `keep.ts`. */
  readonly breaks?: ReadonlySet<string>
}

/** What stands above every paper. */
export interface PaperHead {
  /** Who issues it, in full: `机械学院分工会`. */
  readonly org: string
  /** The school union's name, above the branch's. */
  readonly school?: string | null
  /** 编号 or 发文字号; printed only when given, never made up. */
  readonly number?: string | null
  /** A red letterhead with a rule, for what leaves the house; otherwise plain black. */
  readonly red?: boolean
}

/** An amount of money on paper: `1,234.50`; empty when there is none. */
export const money = (amount: Fen | null | undefined): string => (amount == null ? '' : formatFen(amount))

/** A day on paper: 2026年3月8日; empty when there is none. */
export const dayText = (day: Day | null | undefined, messages: PaperMessages): string => {
  if (!day) return ''
  const parts = dayParts(day)
  return messages.day(parts.year, parts.month, parts.day)
}

/** A span of days on paper; one day is written once. */
export const spanText = (
  from: Day | null | undefined,
  to: Day | null | undefined,
  messages: PaperMessages,
): string =>
  from && to && from !== to
    ? messages.span(dayText(from, messages), dayText(to, messages))
    : dayText(from ?? to, messages)

/** Points of a score: at most two decimals, no trailing zeros. */
export const points = (value: number | null | undefined): string =>
  value == null ? '' : String(Math.round(value * 100) / 100)

/** The day a clock shows here. */
export const dayOfClock = (now: number): Day | null => {
  const date = new Date(now)
  return dayOf(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** Joins sheets of one paper: each begins a new page. */
export const onePerPage = (sheets: readonly Block[][]): Block[] =>
  sheets.map((stack, index) => (index === 0 ? { stack } : { stack, pageBreak: 'before' as const }))

/** A whole paper from its content: A4, margins in millimetres, page numbers and the note of source at the foot. */
export const definePaper = (
  paper: { readonly title: string; readonly org: string; readonly page: Page; readonly content: Block[] },
  { messages, now }: PaperContext,
): Definition => {
  const { page } = paper
  const note = messages.source(paper.org, dayText(dayOfClock(now), messages))
  return {
    pageSize: 'A4',
    pageOrientation: page.orientation,
    pageMargins: [mm(page.left), mm(page.top), mm(page.right), mm(page.bottom)],
    info: { title: paper.title, creator: messages.product, creationDate: new Date(now) },
    defaultStyle: { font: 'sans', fontSize: size.wu, lineHeight: 1, color: '#000000' },
    content: paper.content,
    footer: (current, count) => ({
      margin: [mm(page.left), mm(5), mm(page.right), 0],
      fontSize: size.liu,
      columns: [
        { text: note, color: '#555555', width: '*' },
        { text: messages.pages(current, count), alignment: 'right', fontSize: size.xiaoWu, width: mm(36) },
      ],
    }),
  }
}
