import type { Day } from '../base/day.ts'
import type { Block, Cell, Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { paperHead } from './head.ts'
import { columnWidths, ruled } from './list.ts'
import { formPage, mm, size } from './page.ts'
import { dayText, definePaper, type PaperContext, type PaperHead } from './paper.ts'

/** What stands on the recovery sheet. */
export interface RecoverySheet {
  readonly head: PaperHead
  /** The number that identifies the organisation, in groups. */
  readonly fingerprint: string
  readonly madeOn: Day | null
  /** The secret in groups of four signs. */
  readonly groups: readonly string[]
}

const columns = 5

const heading = (text: string): Block => ({ text, bold: true, fontSize: size.xiaoSi, margin: [0, 12, 0, 4] })

const numbered = (lines: readonly string[]): Block[] =>
  lines.map((text, i) => ({ text: `${i + 1}. ${text}`, lineHeight: 1.4, margin: [0, 0, 0, 2] }))

/** The secret, large, in a grid with the number of each group, so that nobody loses the place while typing. */
const grid = (groups: readonly string[]): Block => {
  const cells = groups.map(
    (group, i): Cell => ({
      stack: [
        { text: String(i + 1), fontSize: size.liu, color: '#555555' },
        { text: group, fontSize: size.er, alignment: 'center', noWrap: true },
      ],
    }),
  )
  const body: Cell[][] = []
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns)
    while (row.length < columns) row.push({ text: '' })
    body.push(row)
  }
  const widths = columnWidths(
    Array.from({ length: columns }, () => 1),
    formPage,
  )
  return { table: { widths, body, dontBreakRows: true }, layout: ruled, unbreakable: true }
}

/** 恢复凭证: what opens the backups when the PC is gone; one page, to be locked away. */
export const recoverySheet = (data: RecoverySheet, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.recovery
  const title = messages.titles['recovery-sheet']
  return definePaper(
    {
      title,
      org: data.head.org,
      page: formPage,
      content: [
        ...paperHead(data.head, title, formPage, context, {
          left: `${m.org}：${data.head.org}`,
          right: `${m.made}：${dayText(data.madeOn, messages)}`,
        }),
        { text: `${m.fingerprint}：${data.fingerprint}`, margin: [0, 2, 0, 10] },
        { text: m.secret, bold: true, margin: [0, 0, 0, 4] },
        grid(data.groups),
        heading(m.useTitle),
        { text: m.use, lineHeight: 1.4 },
        heading(m.stepsTitle),
        ...numbered(m.steps),
        heading(m.keepTitle),
        ...numbered(m.keep),
        { text: '', margin: [0, mm(6), 0, 0] },
        signatureRow([m.keeper, m.witness], formPage),
      ],
    },
    context,
  )
}
