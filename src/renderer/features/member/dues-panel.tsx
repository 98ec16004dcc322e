import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Facts, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { formatFen } from '#shared/base/money.ts'
import { baseIn, duesFields, duesMonthsOf, monthStart, owedOf } from '#shared/domain/dues.ts'
import { type DuesData, useDues, useDuesDeeds } from './dues-model.ts'
import { standingOf } from './dues-rows.ts'
import { usePlace } from './model.ts'

/** The dues of one member: how the member stands, month by month over the years. */
export const DuesPanel = (props: { readonly of: EntityId }) => {
  const messages = useMessages()
  const data = useDues()
  if (!data) return <p className="xj-note">{messages.app.loading}</p>
  return <Panel of={props.of} data={data} />
}

const Panel = (props: { readonly of: EntityId; readonly data: DuesData }) => {
  const messages = useMessages()
  const t = messages.dues
  const format = useFormat()
  const toast = useToast()
  const { today } = usePlace()
  const { of, data } = props
  const deeds = useDuesDeeds(data)
  const own = data.dues.filter(({ life, values }) => life === 'active' && values.member === of)
  const { rule, source } = data.ruleOn(today)
  const months = duesMonthsOf(own)
  const standing = standingOf(own, today, rule)
  const base = baseIn(
    data.bases.filter(({ values }) => values.member === of),
    monthStart(today),
  )
  const years = [...new Set([...months.keys()].map((first) => dayParts(first).year))].reverse()
  const monthText = (first: Parameters<typeof dayParts>[0]) =>
    t.monthOf(dayParts(first).year, dayParts(first).month)
  if (standing.type === 'unknown' && years.length === 0) return <EmptyState title={t.panel.none} />
  const onSettle = async () => {
    if (standing.type !== 'owing') return
    const done = await deeds.settle(of)
    if (done.ok) toast({ text: t.panel.settled(format.money(standing.amount)) })
    else toast(problemNotice(messages, done.error))
  }
  return (
    <Stack>
      {standing.type === 'owing' ? (
        <VerdictStrip
          state="warn"
          word={t.states.owing}
          source={source && t.source(source.title, source.clause)}
        >
          {t.panel.owing(standing.months, monthText(standing.since), format.money(standing.amount))}
          {rule?.lapse && standing.inRow >= rule.lapse ? ` ${t.panel.lapse(standing.inRow)}` : ''}{' '}
          {t.panel.effect}
        </VerdictStrip>
      ) : standing.type === 'paid' ? (
        <VerdictStrip state="ok" word={t.states.settled}>
          {t.panel.paid(format.day(standing.through))}
        </VerdictStrip>
      ) : null}
      {standing.type === 'owing' ? (
        <Row>
          <Button onClick={() => void onSettle()}>{t.panel.settle}</Button>
        </Row>
      ) : null}
      {base === null ? null : (
        <Facts items={[{ label: t.panel.base, value: t.panel.amountOf(format.money(base)) }]} />
      )}
      {years.map((year) => (
        <table key={year} className="xj-dues-year">
          <caption>{year}</caption>
          <tbody>
            {[0, 6].map((from) => (
              <tr key={from}>
                {duesFields.slice(from, from + 6).map((field, at) => {
                  const first = dayOf(year, from + at + 1, 1)
                  const one = first ? months.get(first) : undefined
                  return (
                    <td key={field} data-owed={(one && owedOf(one) > 0) || undefined}>
                      <span className="xj-note">{t.fields[field]}</span>
                      <br />
                      {one
                        ? one.waived
                          ? t.panel.waived
                          : owedOf(one) > 0
                            ? `${t.states.owing} ${formatFen(owedOf(one))}`
                            : formatFen(one.paid)
                        : '—'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Stack>
  )
}
