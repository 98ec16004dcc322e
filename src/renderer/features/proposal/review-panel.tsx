import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf, RadioInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo } from '#renderer/ui/hash.ts'
import { Card, Facts, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Day } from '#shared/base/day.ts'
import { chairVerdicts, type Proposal, proposal, proposalOutcomes } from '#shared/domain/proposal.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type ProposalData, useProposalDeeds, useProposalPlace } from './model.ts'
import type { ProposalRow } from './standing.ts'
import { problemWords } from './words.ts'

const { fields } = proposal

type Review = NonNullable<Proposal['chairReview']>
type Outcome = NonNullable<Proposal['outcome']>

/** What the chair signed on paper: verdict, opinion, by whom, on which day. One field, written as a whole. */
const ReviewForm = (props: { readonly row: ProposalRow }) => {
  const messages = useMessages()
  const t = messages.proposalPage.review
  const words = messages.proposal
  const toast = useToast()
  const place = useProposalPlace()
  const deeds = useProposalDeeds()
  const [edits, setEdits] = useState<Review>({})
  const [tried, setTried] = useState(false)
  const review: Review = { ...props.row.record.values.chairReview, ...edits }
  const noBy = (review.by ?? '').trim() === ''
  const onSave = async () => {
    setTried(true)
    if (!review.verdict || noBy || !review.day) return
    const saved = await deeds.saveReview(props.row, review)
    if (!saved.ok) {
      toast(problemNotice(messages, saved.error))
      return
    }
    setEdits({})
    toast({ text: t.saved })
  }
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0}
      columns={2}
      onCancel={Object.keys(edits).length > 0 ? () => setEdits({}) : () => goTo('#/proposal')}
      saveLabel={t.save}
      label={t.title}
    >
      <RadioInput
        label={words.parts.chairReview.verdict}
        required
        wide
        value={review.verdict}
        options={optionsOf(chairVerdicts, words.choices.verdict)}
        problem={tried && !review.verdict ? t.needVerdict : null}
        onChange={(verdict) => setEdits((now) => ({ ...now, verdict }))}
      />
      <TextArea
        label={words.parts.chairReview.opinion}
        wide
        rows={2}
        max={fields.chairReview.is.of.opinion.max}
        value={review.opinion}
        onChange={(opinion) => setEdits((now) => ({ ...now, opinion }))}
      />
      <TextInput
        label={words.parts.chairReview.by}
        required
        max={fields.chairReview.is.of.by.max}
        value={review.by}
        problem={tried && noBy ? t.needBy : null}
        onChange={(by) => setEdits((now) => ({ ...now, by }))}
      />
      <DayInput
        label={words.parts.chairReview.day}
        required
        today={place.today}
        value={review.day}
        problem={tried && !review.day ? t.needDay : null}
        onChange={(day) => setEdits((now) => ({ ...now, day }))}
      />
    </Form>
  )
}

/** Handing in: refused with the reasons, late is said and allowed. */
const SubmitBox = (props: { readonly row: ProposalRow; readonly data: ProposalData }) => {
  const messages = useMessages()
  const page = messages.proposalPage
  const t = page.submit
  const format = useFormat()
  const toast = useToast()
  const place = useProposalPlace()
  const deeds = useProposalDeeds()
  const { row, data } = props
  const [day, setDay] = useState<Day | null>(place.today)
  const submitted = row.record.values.submittedOn
  const act = async (on: Day | null, text: string) => {
    const saved = await deeds.submit(row, on)
    if (!saved.ok) toast(problemNotice(messages, saved.error))
    else if (on) toast({ text, action: { label: t.export, onClick: () => goTo('#/exchange') } })
    else toast({ text })
  }
  if (submitted)
    return (
      <Stack>
        <VerdictStrip state="ok">
          {t.already(format.day(submitted))} {row.late > 0 ? page.lateBy(row.late) : null}
        </VerdictStrip>
        {row.record.values.outcome?.outcome ? null : (
          <div className="xj-actions">
            <Button onClick={() => void act(null, t.takenBack)}>{t.takeBack}</Button>
          </div>
        )}
      </Stack>
    )
  const { deadline } = row
  const { rule, source } = data.rule
  return (
    <Stack>
      {row.problems.length > 0 ? (
        <VerdictStrip state="bad" source={source}>
          {t.refusedTitle}
          <ul className="xj-refusals">
            {row.problems.map((one) => (
              <li key={JSON.stringify(one)}>{problemWords(messages, one, data)}</li>
            ))}
          </ul>
        </VerdictStrip>
      ) : (
        <VerdictStrip state="ok">{t.ready}</VerdictStrip>
      )}
      {row.late > 0 && deadline ? (
        <VerdictStrip state="warn" source={source}>
          {(rule.late === 'suggestion' ? t.lateAsSuggestion : t.late)(format.day(deadline))}
        </VerdictStrip>
      ) : null}
      <DayInput
        label={t.day}
        required
        today={place.today}
        value={day}
        problem={
          day && day > place.today
            ? sentenceOf(messages.proposal.problems, { type: 'submitted-in-future' })
            : null
        }
        onChange={setDay}
      />
      <div className="xj-actions">
        <Button
          kind="primary"
          disabled={row.problems.length > 0 || day === null || day > place.today}
          onClick={() => void act(day, t.done(row.title))}
        >
          {t.button}
        </Button>
      </div>
    </Stack>
  )
}

/** What the school decided: read by the branch, written by the school. */
const DecisionForm = (props: { readonly row: ProposalRow }) => {
  const messages = useMessages()
  const t = messages.proposalPage.decision
  const words = messages.proposal
  const toast = useToast()
  const place = useProposalPlace()
  const deeds = useProposalDeeds()
  const { values } = props.row.record
  const [edits, setEdits] = useState<Outcome & { number?: string | null }>({})
  const [tried, setTried] = useState(false)
  const { number: typed, ...parts } = edits
  const outcome: Outcome = { ...values.outcome, ...parts }
  const number = typed === undefined ? (values.number ?? null) : typed
  const noHost = outcome.outcome === 'accepted' && !outcome.host?.trim()
  const set = (part: typeof edits) => setEdits((now) => ({ ...now, ...part }))
  const onSave = async () => {
    setTried(true)
    if (!outcome.outcome || noHost) return
    const saved = await deeds.saveOutcome(props.row, number, outcome)
    if (!saved.ok) {
      toast(problemNotice(messages, saved.error))
      return
    }
    setEdits({})
    toast({ text: t.saved })
  }
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0}
      columns={2}
      onCancel={Object.keys(edits).length > 0 ? () => setEdits({}) : () => goTo('#/proposal')}
      saveLabel={t.save}
      label={t.title}
    >
      <TextInput
        label={words.fields.number}
        max={fields.number.is.max}
        value={number}
        onChange={(value) => set({ number: value })}
      />
      <ChoiceInput
        label={words.parts.outcome.outcome}
        required
        value={outcome.outcome}
        options={optionsOf(proposalOutcomes, words.choices.outcome)}
        problem={tried && !outcome.outcome ? t.needOutcome : null}
        onChange={(value) => set({ outcome: value })}
      />
      <TextInput
        label={words.parts.outcome.host}
        max={fields.outcome.is.of.host.max}
        value={outcome.host}
        problem={tried && noHost ? t.needHost : null}
        onChange={(host) => set({ host })}
      />
      <DayInput
        label={words.parts.outcome.day}
        today={place.today}
        value={outcome.day}
        onChange={(value) => set({ day: value })}
      />
      <TextArea
        label={words.parts.outcome.reason}
        wide
        rows={2}
        max={fields.outcome.is.of.reason.max}
        value={outcome.reason}
        onChange={(reason) => set({ reason })}
      />
    </Form>
  )
}

const DecisionFacts = (props: { readonly row: ProposalRow }) => {
  const messages = useMessages()
  const words = messages.proposal
  const format = useFormat()
  const { number, outcome } = props.row.record.values
  if (!outcome?.outcome) return <p className="xj-note">{messages.proposalPage.drawer.notDecided}</p>
  return (
    <Facts
      items={[
        { label: words.fields.number, value: number ?? '' },
        { label: words.parts.outcome.outcome, value: words.choices.outcome[outcome.outcome] },
        { label: words.parts.outcome.host, value: outcome.host ?? '' },
        { label: words.parts.outcome.reason, value: outcome.reason ?? '' },
        { label: words.parts.outcome.day, value: outcome.day ? format.day(outcome.day) : '' },
      ]}
    />
  )
}

/** Chair's review, submission, and what the school made of it. */
export const ReviewPanel = (props: { readonly row: ProposalRow; readonly data: ProposalData }) => {
  const page = useMessages().proposalPage
  const { level } = useProposalPlace()
  const above = level === 'school' || level === 'city'
  if (level === 'group') return <VerdictStrip state="info">{page.review.group}</VerdictStrip>
  const decision = (
    <Card title={above ? page.decision.title : page.drawer.school} level={3}>
      {above ? <DecisionForm row={props.row} /> : <DecisionFacts row={props.row} />}
    </Card>
  )
  // Each level meets its own task first.
  return (
    <Stack>
      {above ? decision : null}
      <Card title={page.review.title} level={3}>
        <p className="xj-note">{page.review.hint}</p>
        <ReviewForm row={props.row} />
      </Card>
      <Card title={page.submit.title} level={3}>
        <SubmitBox row={props.row} data={props.data} />
      </Card>
      {above ? null : decision}
    </Stack>
  )
}
