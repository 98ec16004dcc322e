import type { Block } from './definition.ts'
import { bodyWidth, mm, type Page, size, widthOf } from './page.ts'
import type { PaperContext, PaperHead } from './paper.ts'

const red = '#c00000'

/** The red letterhead of an official document: the name large and red, the number below, a red rule. */
const redHead = (head: PaperHead, page: Page, { messages }: PaperContext): Block[] => [
  {
    text: head.school ? `${head.school}${head.org}` : head.org,
    alignment: 'center',
    fontSize: size.er,
    bold: true,
    color: red,
    margin: [0, 0, 0, 4],
  },
  ...(head.number
    ? [{ text: messages.number(head.number), alignment: 'center' as const, fontSize: size.xiaoSi }]
    : []),
  {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: bodyWidth(page), y2: 0, lineWidth: 1.5, lineColor: red }],
    margin: [0, 4, 0, 12],
  },
]

const blackHead = (head: PaperHead): Block[] =>
  head.school ? [{ text: head.school, alignment: 'center', fontSize: size.si, margin: [0, 0, 0, 2] }] : []

/** The right part gets what it needs, but leaves the left part its share when both are long. */
const rightWidth = (left: string, right: string, page: Page): number => {
  const room = bodyWidth(page) - mm(4)
  const needed = widthOf(right, size.wu) + 2
  return Math.min(needed, Math.max(room / 2, room - widthOf(left, size.wu) - 2))
}

/** A line above a table: what stands left (unit), and right (number, date, unit of money). */
export const lineAbove = (left: string, right: string, page: Page): Block => ({
  columns: [
    { text: left, width: '*' },
    { text: right, width: rightWidth(left, right, page), alignment: 'right' },
  ],
  columnGap: mm(4),
  fontSize: size.wu,
  margin: [0, 0, 0, 3],
})

/** The head of a paper: letterhead, title, and the line above the table with the unit and the number. */
export const paperHead = (
  head: PaperHead,
  title: string,
  page: Page,
  context: PaperContext,
  line: { readonly left?: string; readonly right?: string } = {},
): Block[] => {
  const { messages } = context
  const number = head.number && !head.red ? messages.number(head.number) : ''
  return [
    ...(head.red ? redHead(head, page, context) : blackHead(head)),
    { text: title, alignment: 'center', fontSize: size.xiaoEr, bold: true, margin: [0, 0, 0, 8] },
    lineAbove(
      line.left ?? messages.filledBy(head.org),
      [line.right, number].filter((part) => part).join('　'),
      page,
    ),
  ]
}
