import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { dayParts } from '#shared/base/day.ts'
import { useVisitFiles } from './model.ts'
import { eventWord, type PaperBasis } from './papers.ts'
import type { VisitRow } from './rows.ts'
import { outSentence } from './words.ts'

/** Papers and tables of visits, with what came of it said at the lower edge. */
export const usePrint = () => {
  const messages = useMessages()
  const t = messages.condolencePage
  const locale = useLocale()
  const toast = useToast()
  const files = useVisitFiles(messages, locale)
  const say = (made: Awaited<ReturnType<typeof files.form>>) => {
    if (!made.ok) toast({ text: outSentence(messages, made.error), tone: 'bad' })
    else if (made.value) toast({ text: t.exported(made.value) })
  }
  /** `2026年3月生病住院慰问`, when all were for the same thing in the same month. */
  const occasionOf = (rows: readonly VisitRow[]): string | null => {
    const [first] = rows
    if (!first?.day) return null
    const key = (row: VisitRow) => `${row.day?.slice(0, 7)} ${eventWord(row, messages)}`
    if (rows.some((row) => key(row) !== key(first))) return null
    const { year, month } = dayParts(first.day)
    return t.occasion(eventWord(first, messages), t.month(year, month))
  }
  return {
    form: async (rows: readonly VisitRow[], basisOf: (row: VisitRow) => PaperBasis) =>
      say(await files.form(rows, basisOf)),
    receipt: async (rows: readonly VisitRow[]) => say(await files.receipt(rows, occasionOf(rows))),
    bank: async (rows: readonly VisitRow[]) => {
      const made = await files.bank(rows)
      if (!made.ok) toast({ text: outSentence(messages, made.error), tone: 'bad' })
      else if (made.value.name) toast({ text: t.bankMade(made.value.name, made.value.missing) })
    },
    excel: async (rows: readonly VisitRow[]) => say(await files.excel(rows)),
  }
}

export type Print = ReturnType<typeof usePrint>
