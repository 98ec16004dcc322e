import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { fundCategories } from '#shared/domain/activity.ts'
import type { FundCategory } from '#shared/domain/fund.ts'
import { type Fund, useFundDeeds } from './model.ts'

/** The budget of a year, all categories on one screen. */
export const BudgetDialog = (props: { readonly fund: Fund; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.fundPage.planning
  const format = useFormat()
  const toast = useToast()
  const deeds = useFundDeeds()
  const { year, data } = props.fund
  const [edits, setEdits] = useState<ReadonlyMap<FundCategory, Fen | null>>(new Map())
  const { busy, saving } = useSaving(problemNotice)
  const planned = (category: FundCategory): Fen | null => {
    if (edits.has(category)) return edits.get(category) ?? null
    return data.report.categories.find((one) => one.category === category)?.budget ?? null
  }
  const negative = fundCategories.some((category) => (planned(category) ?? 0) < 0)
  const onSave = async () => {
    if (busy || negative) return
    const saved = await saving(deeds.saveBudgets(year, data.budgets, edits))
    if (!saved.ok) return
    toast({ text: t.saved(year) })
    props.onClose()
  }
  return (
    <Dialog open title={t.title(year)} width={680} onClose={props.onClose}>
      <Form
        label={t.title(year)}
        columns={2}
        dirty={edits.size > 0}
        busy={busy}
        extra={
          <strong>
            {t.total(format.money(sumFen(fundCategories.flatMap((one) => planned(one) ?? []))))}
          </strong>
        }
        onSave={() => void onSave()}
      >
        {fundCategories.map((category) => (
          <MoneyInput
            key={category}
            label={messages.fund.choices.category[category]}
            min={0}
            value={planned(category)}
            onChange={(budget) => setEdits((now) => new Map(now).set(category, budget))}
          />
        ))}
      </Form>
    </Dialog>
  )
}
