import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Grid, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { daysBetween } from '#shared/base/day.ts'
import { activity } from '#shared/domain/activity.ts'
import { wasHeld } from '#shared/domain/activity-plan.ts'
import { draftLetter, type LetterKind } from './letters.ts'
import { type ActivityData, useActivityDeeds, useActivityPlace } from './model.ts'
import type { ActivityRow, PrizeRec } from './summary.ts'
import { orgName } from './words.ts'

type OnPrint = (kind: LetterKind, text: string) => void

/** One text: drafted from the record, edited, copied, printed. */
const Letter = (props: {
  readonly kind: LetterKind
  readonly row: ActivityRow
  readonly draft: () => string
  readonly onPrint: OnPrint
}) => {
  const messages = useMessages()
  const t = messages.activityPage.letter
  const toast = useToast()
  const confirm = useConfirm()
  const deeds = useActivityDeeds()
  const { kind, row } = props
  const saved = row.record.values[kind] ?? null
  const [typed, setTyped] = useState<string | null | undefined>(undefined)
  const { busy, saving } = useSaving(problemNotice)
  const text = typed === undefined ? saved : typed
  const has = Boolean(text?.trim())
  const onSave = async () => {
    if (busy) return
    const { values } = row.record
    const done = await saving(deeds.saveActivity(row.id, values, { ...values, [kind]: text }))
    if (!done.ok) return
    setTyped(undefined)
    toast({ text: t.saved })
  }
  const onDraft = async () => {
    const sure = !has || (await confirm({ title: t.replaceTitle, body: t.replaceBody, action: t.replace }))
    if (sure) setTyped(props.draft())
  }
  const onCopy = async () => {
    try {
      await navigator.clipboard.writeText(text ?? '')
      toast({ text: t.copied })
    } catch {
      toast({ text: t.notCopied, tone: 'bad' })
    }
  }
  return (
    <Card title={t[kind]} level={3}>
      <Form
        label={t[kind]}
        dirty={typed !== undefined && typed !== saved}
        busy={busy}
        onCancel={typed === undefined ? undefined : () => setTyped(undefined)}
        onSave={() => void onSave()}
      >
        <TextArea
          label={messages.activity.fields[kind]}
          labelHidden
          rows={12}
          max={activity.fields[kind].is.max}
          hint={kind === 'notice' ? t.noticeHint : t.newsHint}
          value={text}
          onChange={setTyped}
        />
        <Row gap="small">
          <Button icon="edit" onClick={() => void onDraft()}>
            {has ? t.draftAgain : t.draft}
          </Button>
          <Button disabled={!has} onClick={() => void onCopy()}>
            {t.copy}
          </Button>
          <Button icon="print" disabled={!has} onClick={() => props.onPrint(kind, text ?? '')}>
            {t.print}
          </Button>
        </Row>
      </Form>
    </Card>
  )
}

/** 通知和新闻: what is sent out before, and what is told afterwards. */
export const LetterPanel = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly prizes: readonly PrizeRec[]
  readonly onPrint: OnPrint
}) => {
  const messages = useMessages()
  const t = messages.activityPage.letter
  const format = useFormat()
  const place = useActivityPlace()
  const { row, data, prizes } = props
  const { values } = row.record
  const org = row.home === place.org ? place.name : orgName(data, row.home)
  const ended = values.endsOn ?? values.startsOn
  const since = ended && wasHeld(values, place.today) ? daysBetween(ended, place.today) : 0
  return (
    <Stack>
      {since > 0 && !values.news ? <VerdictStrip state="info">{t.since(since)}</VerdictStrip> : null}
      <Grid min={320}>
        {(['notice', 'news'] as const).map((kind) => (
          <Letter
            key={kind}
            kind={kind}
            row={row}
            draft={() => draftLetter(kind, row, prizes, org, messages, format.day)}
            onPrint={props.onPrint}
          />
        ))}
      </Grid>
    </Stack>
  )
}
