import { useDeferredValue, useMemo, useState } from 'react'
import { problemNotice, problemOf } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { goTo, hashOf, useHashValue } from '#renderer/ui/hash.ts'
import { Card, Grid, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { VoidDialog } from '#renderer/ui/void-dialog.tsx'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { ChangePanel } from './change-panel.tsx'
import { type BodyDraft, type EditedTopic, editedTopics, type PackDraft, readBody } from './draft.ts'
import { keepDraft, type PackRow, useRuleDeeds, useRulePlace } from './model.ts'
import { Tables } from './tables.tsx'
import { keyWords, packProblemText } from './words.ts'

/** The school's own rules, whatever they are about: head, lists, what would change, and saving. */
export const PackEditor = (props: {
  readonly draftKey: string
  readonly draft: PackDraft
  /** What is saved already; null for new rules. */
  readonly row: PackRow | null
  readonly dirty: boolean
  /** New rules of nobody's can still be about something else. */
  readonly onTopic?: ((topic: EditedTopic) => void) | undefined
}) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = messages.rule.fields
  const toast = useToast()
  const { today } = useRulePlace()
  const deeds = useRuleDeeds()
  const [dialog, setDialog] = useHashValue('dialog')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const { draft, row, draftKey } = props
  const { topic, body } = draft
  // The head judges nothing: typing in it must not try the rules anew.
  const read = useMemo(() => readBody({ topic, body } as BodyDraft), [topic, body])
  const problems = read.ok ? [] : read.error
  const trial = useDeferredValue(read.ok ? read.value : null)
  const change = (part: Partial<Omit<PackDraft, 'topic' | 'body'>>) =>
    keepDraft(draftKey, { ...draft, ...part })
  const noTitle = !draft.title?.trim()
  const noSource = !draft.source?.trim()
  const complete = read.ok && !noTitle && !noSource
  const onSave = async () => {
    setTried(true)
    if (!complete || busy) return
    setBusy(true)
    const saved = await deeds.save(row?.rec ?? null, draft)
    setBusy(false)
    if (!saved.ok) {
      toast(problemNotice(messages, saved.error))
      return
    }
    toast({ text: t.saved(draft.title?.trim() ?? '') })
    goTo(hashOf('/rule', { pack: saved.value }), true)
    keepDraft(draftKey, null)
  }
  const { title, source, school, year } = rulePack.fields
  return (
    <Stack>
      {row?.rec && row.rec.conflicts.length > 0 ? (
        <VerdictStrip state="warn">
          {t.conflict} <a href={hashOf('/conflict')}>{messages.todayPage.toConflicts}</a>
        </VerdictStrip>
      ) : null}
      <Grid min={200}>
        {props.onTopic ? (
          <ChoiceInput
            label={w.topic}
            required
            value={topic}
            options={optionsOf(editedTopics, messages.rule.choices.topic)}
            onChange={(chosen) => chosen && props.onTopic?.(chosen)}
          />
        ) : null}
        <TextInput
          label={w.title}
          required
          max={title.is.max}
          value={draft.title}
          problem={tried && noTitle ? t.head.needTitle : null}
          onChange={(value) => change({ title: value })}
        />
        <TextInput
          label={w.school}
          max={school.is.max}
          value={draft.school}
          onChange={(value) => change({ school: value })}
        />
        <NumberInput
          label={w.year}
          integer
          min={year.is.min}
          max={year.is.max}
          value={draft.year}
          onChange={(value) => change({ year: value })}
        />
        <DayInput
          label={w.validFrom}
          hint={t.fromTo}
          today={today}
          value={draft.validFrom}
          onChange={(value) => change({ validFrom: value })}
        />
        <TextInput
          label={w.source}
          required
          max={source.is.max}
          value={draft.source}
          problem={tried && noSource ? t.head.needSource : null}
          onChange={(value) => change({ source: value })}
        />
      </Grid>
      <Tables draft={draft} editable onChange={(next) => keepDraft(draftKey, { ...draft, ...next })} />
      <ChangePanel
        topic={topic}
        read={trial}
        listed={dialog === 'changes'}
        onList={(open) => setDialog(open ? 'changes' : null)}
      />
      <Card>
        {problems.length > 0 ? (
          <VerdictStrip state="bad">
            {t.problems(problems.length)}{' '}
            {problems
              .slice(0, 5)
              .map((one) => packProblemText(messages, one, keyWords(messages, topic)))
              .join(' ')}
          </VerdictStrip>
        ) : noTitle || noSource ? (
          <VerdictStrip state="info">{noTitle ? t.head.needTitle : t.head.needSource}</VerdictStrip>
        ) : (
          <VerdictStrip state="ok">{t.ready}</VerdictStrip>
        )}
        <Row>
          {props.dirty && row ? <Button onClick={() => keepDraft(draftKey, null)}>{t.discard}</Button> : null}
          <Button
            kind="primary"
            busy={busy}
            disabled={!read.ok || (row !== null && !props.dirty)}
            onClick={() => void onSave()}
          >
            {t.save}
          </Button>
        </Row>
      </Card>
      {dialog === 'void' && row?.rec ? (
        <VoidDialog
          words={t.void}
          onVoid={async (reason) =>
            row.rec ? problemOf(messages, await deeds.void(row.rec.id, reason)) : null
          }
          onClose={() => setDialog(null)}
          onDone={() => {
            keepDraft(draftKey, null)
            goTo(hashOf('/rule'), true)
          }}
        />
      ) : null}
    </Stack>
  )
}
