import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Visit } from '#shared/domain/condolence.ts'
import type { Verdict as Judged } from '#shared/domain/verdict.ts'
import { sentenceText } from './words.ts'

const states = { allowed: 'ok', warning: 'warn', refused: 'bad' } as const

/** What the rules say of the visit, in sentences, and where they stand. */
export const Verdict = (props: {
  readonly verdict: Judged | null
  readonly visit: Visit
  readonly origin: 'school' | 'example' | null
}) => {
  const messages = useMessages()
  const t = messages.condolencePage
  const w = messages.condolence
  const format = useFormat()
  const { verdict, visit } = props
  if (!verdict) return <VerdictStrip state="info">{t.entry.chooseFirst}</VerdictStrip>
  const { form, amount, payer } = visit.gift ?? {}
  const told = [
    visit.event && w.choices.event[visit.event],
    form && w.choices.form[form],
    amount == null ? null : t.entry.yuan(format.money(amount)),
    payer && w.choices.payer[payer],
  ]
    .filter(Boolean)
    .join(' ')
  const sentences = verdict.sentences.map((one) => sentenceText(messages, one))
  const missing = verdict.missing.map((kind) => w.choices.evidence[kind])
  return (
    <VerdictStrip
      state={states[verdict.state]}
      source={[
        verdict.source ? w.basis(verdict.source) : null,
        props.origin === 'example' ? t.entry.example : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {sentences.length > 0 ? sentences.join(' ') : told}
      {verdict.state === 'warning' ? ` ${t.entry.saveNeedsReason}` : null}
      {verdict.state === 'refused' ? ` ${t.entry.refused}` : null}
      {missing.length > 0 ? <span className="xj-hint"> {w.missing(missing)}</span> : null}
    </VerdictStrip>
  )
}
