import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Card, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { visitDay } from '#shared/domain/condolence-check.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { CondolencePack } from '#shared/rules/condolence.ts'
import type { Changed } from '#shared/rules/condolence-records.ts'
import { type TrialRecords, useTrial, useTrialRecords } from './model.ts'

const stateText = (t: Messages, verdict: Changed['before']): string =>
  verdict ? t.condolencePage.judged[verdict.state] : t.rulePage.change.unjudged

/** How many visits of the past year these rules would judge otherwise; each can be opened. */
export const ChangePanel = (props: {
  /** Null while the rules are not complete. */
  readonly pack: CondolencePack | null
  readonly listed: boolean
  readonly onList: (open: boolean) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage.change
  const records = useTrialRecords()
  const trial = useTrial(props.pack, records)
  if (!props.pack) return <Lines title={t.title} lines={[t.wait]} />
  if (!trial || !records) return <Lines title={t.title} lines={[messages.app.loading]} />
  if (trial.judged === 0) return <Lines title={t.title} lines={[t.noVisits]} />
  const { changed } = trial
  const pairs = new Map<string, number>()
  for (const { before, after } of changed) {
    const [was, is] = [stateText(messages, before), stateText(messages, after)]
    const key = was === is ? was : `${was}\n${is}`
    pairs.set(key, (pairs.get(key) ?? 0) + 1)
  }
  const lines = [...pairs].map(([key, n]) => {
    const [was = '', is] = key.split('\n')
    return is === undefined ? t.same(was, n) : t.pair(was, is, n)
  })
  return (
    <>
      <Lines
        title={t.title}
        lines={[
          `${t.lead(trial.judged)}${changed.length === 0 ? t.none : t.some(changed.length)}`,
          ...lines,
          t.stays,
        ]}
        action={changed.length > 0 ? <Button onClick={() => props.onList(true)}>{t.show}</Button> : undefined}
      />
      {props.listed && changed.length > 0 ? (
        <Dialog open title={t.some(changed.length)} width={960} onClose={() => props.onList(false)}>
          <ChangedTable changed={changed} records={records} />
        </Dialog>
      ) : null}
    </>
  )
}

const Lines = (props: {
  readonly title: string
  readonly lines: readonly string[]
  readonly action?: React.ReactNode
}) => (
  <Card title={props.title} actions={props.action}>
    <Stack gap="small">
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Stack>
  </Card>
)

const ChangedTable = (props: { readonly changed: readonly Changed[]; readonly records: TrialRecords }) => {
  const messages = useMessages()
  const t = messages.rulePage.change
  const w = messages.condolencePage
  const format = useFormat()
  const { visits, members } = props.records
  const names = new Map(members.map(({ id, values }) => [id, values.name ?? '']))
  const byId = new Map(visits.map((one) => [one.id, one.values]))
  const rows = props.changed.map((one) => ({ ...one, values: byId.get(one.id) ?? {} }))
  type Line = (typeof rows)[number]
  const columns: readonly Column<Line>[] = [
    {
      key: 'person',
      title: w.column.person,
      value: ({ values }) => (values.member && names.get(values.member)) || w.unknownMember,
    },
    { key: 'day', title: w.column.day, value: ({ values }) => visitDay(values) },
    {
      key: 'event',
      title: w.column.event,
      value: ({ values }) => (values.event ? messages.condolence.choices.event[values.event] : null),
    },
    {
      key: 'amount',
      title: w.column.amount,
      end: true,
      value: ({ values }) => values.gift?.amount,
      render: ({ values }) => (values.gift?.amount == null ? null : format.money(values.gift.amount)),
    },
    { key: 'before', title: t.before, value: ({ before }) => stateText(messages, before) },
    { key: 'after', title: t.after, value: ({ after }) => stateText(messages, after) },
    {
      key: 'reason',
      title: t.reason,
      value: ({ after }) =>
        after.sentences.map((one) => sentenceOf(messages.condolence.sentences, one)).join(' '),
    },
  ]
  return (
    <DataTable<Line>
      label={t.title}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={({ id }) => goTo(hashOf('/condolence', { open: id }))}
    />
  )
}
