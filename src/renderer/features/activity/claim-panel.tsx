import { useEffect, useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoicesInput } from '#renderer/ui/choice-input.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Facts, Grid, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import {
  type Activity,
  activity,
  type ClaimPaper,
  type ClaimSignature,
  claimPapers,
  claimSignatures,
} from '#shared/domain/activity.ts'
import { type ClaimProblem, checkClaim } from '#shared/domain/activity-check.ts'
import type { ActivityVerdict } from '#shared/domain/activity-verdict.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { lastClaimDay } from '#shared/rules/activity.ts'
import type { ClaimState } from '#shared/rules/activity-claim.ts'
import { type ActivityFacts, endOf, sumOf, unionLines } from '#shared/rules/activity-facts.ts'
import { type ActivityData, useActivityDeeds, useActivityPlace } from './model.ts'
import { hasHandedOut } from './receipt.ts'
import type { ActivityRow } from './summary.ts'
import { AllowanceList, PackLine, RuleStrip } from './verdict.tsx'
import { needWord } from './words.ts'

const isPaper = (need: string): need is ClaimPaper => claimPapers.some((one) => one === need)
const isSignature = (need: string): need is ClaimSignature => claimSignatures.some((one) => one === need)

type Marks = Pick<Activity, 'papers' | 'signatures'>

const same = (a: readonly string[] | null | undefined, b: readonly string[] | null | undefined): boolean =>
  [...(a ?? [])].sort().join() === [...(b ?? [])].sort().join()

/** The ticks a record does not say yet: a second one may be made before the first is written. */
const notYet = (marks: Marks, said: Activity): Marks => ({
  ...(marks.papers && !same(marks.papers, said.papers) ? { papers: marks.papers } : {}),
  ...(marks.signatures && !same(marks.signatures, said.signatures) ? { signatures: marks.signatures } : {}),
})

/** What the claim must hold: papers and signatures to tick, and facts that the lines of spending must have. */
const Checklist = (props: {
  readonly row: ActivityRow
  readonly facts: ActivityFacts
  readonly states: readonly ClaimState[]
}) => {
  const messages = useMessages()
  const t = messages.activityPage.claim
  const toast = useToast()
  const deeds = useActivityDeeds()
  const { row, facts, states } = props
  // Ticked at once, kept until the record says so itself.
  const [marks, setMarks] = useState<Marks>({})
  const stamp = row.record.changedAt
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was ticked arrives when the record changes
  useEffect(() => setMarks((now) => notYet(now, facts.values)), [stamp])
  const values: Activity = { ...facts.values, ...marks }
  const save = async (part: Marks) => {
    setMarks((now) => ({ ...now, ...part }))
    const saved = await deeds.saveClaim(row.id, facts.values, { ...values, ...part })
    if (saved.ok) return
    setMarks({})
    toast(problemNotice(messages, saved.error))
  }
  const papers = states.filter((one) => isPaper(one.need))
  const signatures = states.filter((one) => isSignature(one.need))
  const rest = states.filter((one) => !isPaper(one.need) && !isSignature(one.need))
  // Held as a file, or proved by the numbers of the lines: nothing to tick.
  const isGiven = (one: ClaimState) => one.have && isPaper(one.need) && !values.papers?.includes(one.need)
  const given = papers.filter(isGiven).flatMap(({ need }) => (isPaper(need) ? [need] : []))
  const have = (list: readonly ClaimState[]): string =>
    t.count(list.filter((one) => one.have).length, list.length)
  if (states.length === 0) return <p className="xj-hint">{t.nothingAsked}</p>
  return (
    <Stack gap="small">
      {papers.length > 0 ? (
        <ChoicesInput
          label={`${t.papers} ${have(papers)}`}
          hint={t.papersHint}
          value={[...(values.papers ?? []), ...given]}
          options={papers.flatMap((one) =>
            isPaper(one.need)
              ? [{ value: one.need, label: needWord(messages, one.need), disabled: isGiven(one) }]
              : [],
          )}
          onChange={(next) => {
            const asked = papers.map(({ need }) => need as string)
            const others = (values.papers ?? []).filter((one) => !asked.includes(one))
            const marked = new Set([...others, ...next.filter((one) => !given.includes(one))])
            void save({ papers: claimPapers.filter((one) => marked.has(one)) })
          }}
        />
      ) : null}
      {signatures.length > 0 ? (
        <ChoicesInput
          label={`${t.signatures} ${have(signatures)}`}
          hint={t.signaturesHint}
          value={values.signatures}
          options={signatures.flatMap(({ need }) =>
            isSignature(need) ? [{ value: need, label: messages.activity.choices.signatures[need] }] : [],
          )}
          onChange={(next) => void save({ signatures: next })}
        />
      ) : null}
      <ul className="xj-checklist" aria-label={t.facts}>
        {rest.map((one) => (
          <li key={one.need}>
            <Tag tone={one.have ? 'good' : 'warn'} icon={one.have ? 'ok' : 'warn'}>
              {one.have ? messages.activityPage.drawer.have : messages.activityPage.drawer.lack}{' '}
              {needWord(messages, one.need)}
            </Tag>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

/** What was missing when it was claimed, whatever rules ask for now. */
const Lacked = (props: { readonly verdict: ActivityVerdict | null }) => {
  const messages = useMessages()
  const { complete, drawer } = messages.activityPage
  const missing = props.verdict?.missing ?? []
  return missing.length === 0 ? (
    <Tag tone="good" icon="ok">
      {complete}
    </Tag>
  ) : (
    <ul className="xj-checklist" aria-label={messages.activityPage.claim.checklist}>
      {missing.map((need) => (
        <li key={need}>
          <Tag tone="warn" icon="warn">
            {drawer.lack} {needWord(messages, need)}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

/** 报账: what the rules say, what is still missing, and closing it; afterwards what was said stays. */
export const ClaimPanel = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly facts: ActivityFacts
  readonly onReceipt: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage.claim
  const w = messages.activity
  const format = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const place = useActivityPlace()
  const deeds = useActivityDeeds()
  const { row, data, facts } = props
  const { values } = facts
  const closed = row.state === 'claimed'
  const [edits, setEdits] = useState<Activity>({})
  const [problems, setProblems] = useState<readonly ClaimProblem[]>([])
  const { busy, saving } = useSaving(problemNotice)
  const draft: Activity = closed ? values : { ...values, claimedOn: place.today, ...edits }
  const judged = { ...facts, values: draft }
  const ruling = data.judge.ruling(row.home, judged)
  const lines = unionLines(facts)
  const ended = endOf(facts)
  const last = ruling.row && ended ? lastClaimDay(ruling.row, ended) : null
  const asksReason = ruling.verdict.state === 'warning' || ruling.verdict.missing.length > 0
  const set = (part: Activity) => {
    setProblems([])
    setEdits((now) => ({ ...now, ...part }))
  }
  const wordOf = (one: ClaimProblem): string =>
    one.type === 'field' ? sentenceOf(messages.check.faults, one.fault) : sentenceOf(w.claimProblems, one)
  const ofDay: readonly ClaimProblem['type'][] = ['field', 'claimed-in-future', 'claimed-before']
  const dayProblem = problems.find((one) => ofDay.includes(one.type))
  const reasonProblem = problems.find((one) => one.type === 'reason-needed')
  const other = problems.filter((one) => one !== dayProblem && one !== reasonProblem)
  const write = async (after: Activity, text: string) => {
    const saved = await saving(deeds.saveClaim(row.id, values, after))
    if (!saved.ok) return
    setEdits({})
    toast({ text })
  }
  const onClose = async () => {
    const after: Activity = { ...draft, ...(asksReason ? {} : { overrideReason: null }) }
    const checked = checkClaim(after, { today: place.today, verdict: ruling.verdict, paid: lines.length })
    setProblems(checked.ok ? [] : checked.error)
    if (!checked.ok || busy) return
    await write({ ...after, verdict: ruling.verdict }, t.closed(row.title))
  }
  const onReopen = async () => {
    const sure = await confirm({ title: t.reopenTitle, body: t.reopenBody, action: t.reopen })
    if (sure) await write({ ...values, claimedOn: null, verdict: null }, t.reopened(row.title))
  }
  return (
    <Stack>
      <RuleStrip ruling={ruling} facts={judged} />
      {closed ? null : <AllowanceList ruling={ruling} />}
      <Grid min={320}>
        <Card title={t.checklist} level={3}>
          {closed ? (
            <Lacked verdict={ruling.kept} />
          ) : (
            <Checklist row={row} facts={facts} states={ruling.states} />
          )}
        </Card>
        <Card title={t.title} level={3}>
          {closed ? (
            <Stack>
              <Facts
                items={[
                  { label: w.fields.claimedOn, value: values.claimedOn ? format.day(values.claimedOn) : '' },
                  { label: t.sum, value: format.money(sumOf(lines)) },
                  ...(values.overrideReason
                    ? [{ label: w.fields.overrideReason, value: values.overrideReason }]
                    : []),
                ]}
              />
              <Row>
                <Button busy={busy} onClick={() => void onReopen()}>
                  {t.reopen}
                </Button>
              </Row>
            </Stack>
          ) : (
            <Form
              label={t.title}
              saveLabel={t.close}
              dirty={Object.keys(edits).length > 0}
              busy={busy}
              onCancel={Object.keys(edits).length > 0 ? () => setEdits({}) : undefined}
              disabled={ruling.verdict.state === 'refused'}
              onSave={() => void onClose()}
            >
              <DayInput
                label={w.fields.claimedOn}
                required
                today={place.today}
                value={draft.claimedOn}
                hint={last ? t.last(last) : null}
                problem={dayProblem ? wordOf(dayProblem) : null}
                onChange={(claimedOn) => set({ claimedOn })}
              />
              {asksReason && ruling.verdict.state !== 'refused' ? (
                <TextInput
                  label={w.fields.overrideReason}
                  required
                  max={activity.fields.overrideReason.is.max}
                  hint={t.reasonHint}
                  value={draft.overrideReason}
                  problem={reasonProblem ? wordOf(reasonProblem) : null}
                  onChange={(overrideReason) => set({ overrideReason })}
                />
              ) : null}
              {other.map((one) => (
                <p key={one.type} className="xj-problem" role="alert">
                  {wordOf(one)}
                </p>
              ))}
            </Form>
          )}
        </Card>
      </Grid>
      <Row spread>
        <PackLine known={ruling.known} />
        {hasHandedOut(facts) ? (
          <Button icon="print" onClick={props.onReceipt}>
            {t.receipt}
          </Button>
        ) : null}
      </Row>
    </Stack>
  )
}
