import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Fen } from '#shared/base/money.ts'
import { doubledInvoices } from '#shared/domain/invoice.ts'
import type { Fund } from './model.ts'

/** What a person should look at: nothing of it is refused. */
export const Notices = (props: { readonly fund: Fund; readonly onLeftOut: () => void }) => {
  const messages = useMessages()
  const t = messages.fundPage.warn
  const { money, day } = useFormat()
  const { report, pack, records, spendings } = props.fund.data
  const { category } = messages.fund.choices
  const found: string[] = [
    ...(report.closing < 0
      ? [t.overspent(money((0 - report.closing) as Fen))]
      : report.belowZeroOn
        ? [t.below(day(report.belowZeroOn))]
        : []),
    ...report.pots
      .filter(({ pot, closing }) => pot !== 'general' && closing < 0)
      .map(({ pot, closing }) => t.potShort(messages.fund.choices.pot[pot], money((0 - closing) as Fen))),
    ...report.overBudget.map((one) =>
      t.overBudget(category[one.category], money((0 - (one.left ?? 0)) as Fen)),
    ),
    ...doubledInvoices(records.entries, spendings).map(({ invoiceNo, entry, spending }) =>
      t.doubledInvoice(invoiceNo, entry.values.title ?? '', spending.values.item ?? ''),
    ),
    ...(report.doubledBudgets.length > 0 ? [t.doubled] : []),
    ...(report.correctedTwice.length > 0 ? [t.twice] : []),
  ]
  if (found.length + report.overLimit.length + report.leftOut.length === 0) return null
  return (
    <Stack gap="small">
      {found.map((sentence) => (
        <VerdictStrip key={sentence} state="warn">
          {sentence}
        </VerdictStrip>
      ))}
      {report.overLimit.map(({ limit, cap, spent }) => (
        <VerdictStrip key={limit.category} state="warn" source={limit.clause ?? pack?.pack.title}>
          {t.overLimit(category[limit.category], money(spent), money(cap))}
        </VerdictStrip>
      ))}
      {report.leftOut.length > 0 ? (
        <p className="xj-hint">
          {t.leftOut(report.leftOut.length)}{' '}
          <Button kind="link" small onClick={props.onLeftOut}>
            {t.showLeftOut}
          </Button>
        </p>
      ) : null}
    </Stack>
  )
}
