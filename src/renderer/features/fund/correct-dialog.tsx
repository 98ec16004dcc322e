import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { FlagInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Facts } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Day } from '#shared/base/day.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { checkFundEntry, counterEntry } from '#shared/domain/fund-check.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { type Fund, useFundDeeds } from './model.ts'

/** Takes an entry back by a counter-entry; then, when wanted, a form for the right one. */
export const CorrectDialog = (props: {
  readonly fund: Fund
  readonly entry: Rec<FundEntry>
  readonly onClose: () => void
  readonly onDone: (again: boolean) => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage.correction
  const format = useFormat()
  const toast = useToast()
  const deeds = useFundDeeds()
  const { fund, entry } = props
  const [day, setDay] = useState<Day | null>(fund.today)
  const [reason, setReason] = useState<string | null>(null)
  const [again, setAgain] = useState(true)
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const title = entry.values.title ?? ''
  const draft = counterEntry(entry, { day, reason })
  const checked = checkFundEntry(draft, {
    today: fund.today,
    others: fund.data.records.entries,
    spendings: fund.data.spendings,
  })
  const problems = checked.ok ? [] : checked.error
  const say = (...types: readonly string[]): string | null => {
    const found = problems.find((one) => types.includes(one.type))
    return found ? problemText(messages, 'fund-entry', messages.fund.problems, found) : null
  }
  const dayProblem =
    say('in-future', 'correction-in-closed-month') ??
    (tried && problems.some((one) => one.type === 'field' && one.field === 'day')
      ? messages.fundPage.entry.needDay
      : null)
  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    const saved = await saving(deeds.saveEntry(null, draft))
    if (!saved.ok) return
    toast({ text: t.done(title) })
    props.onDone(again)
  }
  return (
    <Dialog open title={t.title(title)} onClose={props.onClose}>
      <Form
        label={t.title(title)}
        dirty={reason !== null}
        busy={busy}
        saveLabel={t.save}
        onSave={() => void onSave()}
      >
        <p className="xj-note">{t.body}</p>
        <Facts
          items={[
            {
              label: t.amount,
              value: messages.fundPage.yuan(format.money((0 - (entry.values.sum?.amount ?? 0)) as Fen)),
            },
          ]}
        />
        <TextArea
          label={t.reason}
          required
          autoFocus
          rows={2}
          max={500}
          value={reason}
          problem={say('already-corrected', 'corrects-a-correction') ?? (tried ? say('reason-needed') : null)}
          onChange={setReason}
        />
        <DayInput
          label={t.day}
          required
          today={fund.today}
          value={day}
          problem={dayProblem}
          onChange={setDay}
        />
        <FlagInput label={t.again} value={again} onChange={setAgain} />
      </Form>
    </Dialog>
  )
}
