import type { Definition } from './definition.ts'
import { type FormRow, formRows } from './form.ts'
import { lineAbove, paperHead } from './head.ts'
import { type ListRow, listTable } from './list.ts'
import { formPage as page, size } from './page.ts'
import { definePaper, type PaperContext, type PaperHead, points } from './paper.ts'

/** One indicator with the branch's own score. */
export interface RatingItem {
  readonly number?: string | null
  readonly text: string
  readonly max?: number | null
  readonly self?: number | null
  readonly note?: string | null
}

/** Indicators under one heading. */
export interface RatingGroup {
  readonly name: string
  readonly items: readonly RatingItem[]
}

/** Counts of the members' democratic review, as tallied by people. */
export interface ReviewTally {
  readonly distributed: number
  readonly returned: number
  readonly valid: number
  readonly satisfied: number
  readonly basicallySatisfied: number
  readonly dissatisfied: number
}

/** 小家自评表: every indicator with points, own score and grounds; opinions and seals are left to people. */
export interface SelfRating {
  readonly head: PaperHead
  readonly scheme: string
  readonly period?: string | null
  readonly groups: readonly RatingGroup[]
  /** The rating engine's total and maximum; vetoes and caps make it differ from the plain sum. */
  readonly total: number
  readonly max: number
  readonly level?: string | null
  /** Vetoes and prerequisites with what is stated about each. */
  readonly conditions?: readonly string[]
  readonly review?: ReviewTally | null
}

const sum = (values: readonly (number | null | undefined)[]): number =>
  Math.round(values.reduce<number>((total, value) => total + (value ?? 0), 0) * 100) / 100

const percent = (part: number, whole: number): string =>
  whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—'

/** 小家自评表 as a document. */
export const selfRating = (data: SelfRating, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.rating
  const title = messages.titles['self-rating']
  let serial = 0
  const rows = data.groups.flatMap((group): ListRow[] => [
    {
      heading: m.group(
        group.name,
        points(sum(group.items.map((item) => item.self))),
        points(sum(group.items.map((item) => item.max))),
      ),
    },
    ...group.items.map((item): ListRow => {
      serial += 1
      return [item.number ?? String(serial), item.text, points(item.max), points(item.self), item.note ?? '']
    }),
  ])
  rows.push({ sum: [messages.total, '', points(data.max), points(data.total)], span: 2 })

  const review = data.review
  const results: FormRow[] = [
    {
      type: 'fields',
      fields: [
        [m.computed, m.ofMax(points(data.total), points(data.max))],
        [m.level, data.level ?? ''],
      ],
    },
    ...(data.conditions && data.conditions.length > 0
      ? [{ type: 'text' as const, label: m.vetoes, text: data.conditions.join('\n'), height: 10 }]
      : []),
    ...(review
      ? [
          {
            type: 'text' as const,
            label: m.review,
            text: `${m.reviewText(review)}\n${m.rates(
              percent(review.satisfied, review.valid),
              percent(review.satisfied + review.basicallySatisfied, review.valid),
            )}`,
            height: 12,
          },
        ]
      : []),
    { type: 'box', label: m.branchBox, sign: m.branchSign, seal: true, height: 30 },
    { type: 'box', label: m.partyBox, sign: m.partySign, seal: true, height: 30 },
    { type: 'box', label: m.schoolBox, sign: m.schoolSign, seal: true, height: 30 },
  ]
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context),
        lineAbove(m.scheme(data.scheme), data.period ? m.period(data.period) : '', page),
        listTable(
          [
            { header: messages.serial, share: 12 },
            { header: m.indicator, share: 76, align: 'left' },
            { header: m.max, share: 12 },
            { header: m.self, share: 14 },
            { header: m.reason, share: 51, align: 'left' },
          ],
          rows,
          page,
          { fontSize: size.xiaoWu, breaks: context.breaks },
        ),
        { ...formRows(results, page, context), margin: [0, 8, 0, 0] },
      ],
    },
    context,
  )
}
