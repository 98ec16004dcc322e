import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { HelpVerdict } from '#shared/domain/help-verdict.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { Judged } from './rule.ts'

const saidBy = (messages: Messages, { sentences }: HelpVerdict): string =>
  sentences.map((one) => sentenceOf(messages.help.sentences, one)).join(' ')

const states = { allowed: 'ok', warning: 'warn', refused: 'bad' } as const

/** What the rules say of a help, in sentences, and where they stand. */
export const Verdict = (props: {
  readonly verdict: HelpVerdict
  /** The rules where a help is being entered: an example says so, and what it excludes is shown. */
  readonly known?: Judged['known']
}) => {
  const messages = useMessages()
  const t = messages.helpPage.rule
  const { verdict, known } = props
  return (
    <VerdictStrip
      state={states[verdict.state]}
      source={[
        verdict.source ? messages.condolence.basis(verdict.source) : null,
        known?.origin === 'example' ? messages.condolencePage.entry.example : null,
        known?.pack.excluded.length ? t.excluded(known.pack.excluded) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {saidBy(messages, verdict) || t.within}
      {known && verdict.state === 'warning' ? ` ${messages.condolencePage.entry.saveNeedsReason}` : null}
    </VerdictStrip>
  )
}

/** Whom of a campaign the rules warn of; each may have another sentence and source. */
export const Beyond = (props: {
  readonly people: readonly { readonly name: string; readonly verdict: HelpVerdict }[]
}) => {
  const messages = useMessages()
  const t = messages.helpPage.rule
  const { people } = props
  const sources = [...new Set(people.flatMap(({ verdict }) => verdict.source ?? []))]
  return (
    <VerdictStrip state="warn" source={sources.map(messages.condolence.basis).join(' · ')}>
      {t.beyond(
        people.length,
        people
          .slice(0, 3)
          .map(({ name, verdict }) => t.said(name, saidBy(messages, verdict)))
          .join(' '),
      )}{' '}
      {messages.condolencePage.entry.saveNeedsReason}
    </VerdictStrip>
  )
}
