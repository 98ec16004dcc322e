import { useServices } from '#renderer/services.ts'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PackLine as Line } from '#renderer/ui/pack-line.tsx'
import { packChoice } from '#renderer/ui/stored.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Fen } from '#shared/base/money.ts'
import { type ActivityVerdict, activityWouldDiffer } from '#shared/domain/activity-verdict.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type ActivityFacts, sumOf, unionLines } from '#shared/rules/activity-facts.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { activityPacks } from '#shared/rules/topic-packs.ts'
import type { KnownPack, Ruling } from './rule.ts'

const states = { allowed: 'ok', warning: 'warn', refused: 'bad' } as const

const Told = (props: { readonly verdict: ActivityVerdict; readonly facts: ActivityFacts }) => {
  const messages = useMessages()
  const t = messages.activityPage.rules
  const format = useFormat()
  const { verdict, facts } = props
  const total = sumOf(unionLines(facts))
  const heads = facts.attended.length
  const each = heads > 0 ? format.money(Math.ceil(total / heads) as Fen) : null
  const sentences = verdict.sentences.map((one) => sentenceOf(messages.activity.sentences, one))
  const within = t.within(format.money(total), heads, each)
  // Where nothing was checked there is nothing to be within.
  const isWithin = verdict.state === 'allowed' && verdict.rule !== null
  return (isWithin ? [within, ...sentences] : sentences).map((text) => (
    <span key={text} className="xj-rule-sentence">
      {text}
    </span>
  ))
}

/** What the rules say of the activity, live while it is open; once it is closed, what they said then. */
export const RuleStrip = (props: { readonly ruling: Ruling; readonly facts: ActivityFacts }) => {
  const messages = useMessages()
  const t = messages.activityPage.rules
  const w = messages.activity
  const { kept, verdict: now, known } = props.ruling
  const verdict = kept ?? now
  return (
    <VerdictStrip
      state={verdict.rule === null && verdict.state === 'allowed' ? 'info' : states[verdict.state]}
      source={[
        verdict.source ? w.basis(verdict.source) : null,
        kept ? t.kept : known?.origin === 'example' ? t.example : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <Told verdict={verdict} facts={props.facts} />
      {kept && activityWouldDiffer(kept, now) ? (
        <strong className="xj-rule-sentence">{w.later}</strong>
      ) : null}
    </VerdictStrip>
  )
}

/** How much there is from each source, and what is left of it. */
export const AllowanceList = (props: { readonly ruling: Ruling }) => {
  const messages = useMessages()
  const t = messages.activityPage.rules
  const format = useFormat()
  const { allowances } = props.ruling
  if (allowances.length === 0) return null
  return (
    <ul className="xj-allowances" aria-label={t.allowances}>
      {allowances.map((one) => (
        <li key={`${one.payers.join()} ${one.per} ${one.perHead}`}>
          {t.allowance({
            payer:
              messages.paper.list(
                one.payers.map((payer) => messages.activity.spending.choices.payer[payer]),
              ) || t.funds,
            year: one.per === 'year',
            on: one.on,
            heads: one.heads,
            perHead: format.money(one.perHead),
            most: format.money(one.most),
            used: format.money(one.used),
          })}
        </li>
      ))}
    </ul>
  )
}

/** Which rules activities are judged by. */
export const PackLine = (props: { readonly known: KnownPack | null }) => {
  const t = useMessages().activityPage.rules
  const { workspace } = useServices()
  const pack = props.known?.pack
  return (
    <Line
      known={props.known}
      examples={activityPacks.examples.map((one) => ({ value: one.id, label: sourceLine(one) }))}
      words={t}
      fromSchool={pack ? `${t.pack}: ${sourceLine(pack)} · ${t.fromSchool} · ${pack.source}` : ''}
      onChoose={(id) => packChoice('activity', workspace.id).set(id)}
    />
  )
}
