import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Card, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EditedTopic, ReadPack } from './draft.ts'
import { useTrial } from './model.ts'
import type { Trial, TrialLine } from './trial.ts'

/** How many records of the past year these rules would judge otherwise; each can be opened. */
export const ChangePanel = (props: {
  readonly topic: EditedTopic
  /** Null while the rules are not complete. */
  readonly read: ReadPack | null
  readonly listed: boolean
  readonly onList: (open: boolean) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage.change
  const { trial, done } = useTrial(props.topic, props.read, messages)
  if (!props.read) return <Lines title={t.title} lines={[t.wait]} />
  if (!trial) return <Lines title={t.title} lines={[done > 0 ? t.running(done) : messages.app.loading]} />
  if (trial.judged === 0) return <Lines title={t.title} lines={[t.nothing[trial.topic]]} />
  const { lines, topic } = trial
  const pairs = new Map<string, number>()
  // Sums of money and days of terms differ from line to line.
  if (topic !== 'fund' && topic !== 'member') {
    for (const { before, after } of lines) {
      const key = before === after ? before : `${before}\n${after}`
      pairs.set(key, (pairs.get(key) ?? 0) + 1)
    }
  }
  const summed = [...pairs].map(([key, n]) => {
    const [was = '', is] = key.split('\n')
    return is === undefined ? t.same(was, n) : t.pair(was, is, n)
  })
  return (
    <>
      <Lines
        title={t.title}
        lines={[
          `${t.lead[topic](trial.judged)}${lines.length === 0 ? t.none : t.some(lines.length)}`,
          ...summed,
          t.stays,
        ]}
        action={lines.length > 0 ? <Button onClick={() => props.onList(true)}>{t.show}</Button> : undefined}
      />
      {props.listed && lines.length > 0 ? (
        <Dialog open title={t.some(lines.length)} width={1120} onClose={() => props.onList(false)}>
          <ChangedTable trial={trial} />
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

const ChangedTable = (props: { readonly trial: Trial }) => {
  const t = useMessages().rulePage.change
  const format = useFormat()
  const { topic, lines } = props.trial
  const column = t.column[topic]
  const long = (key: 'before' | 'after' | 'reason'): Column<TrialLine> => ({
    key,
    title: t[key],
    value: (line) => line[key],
    render: (line) => <span className="xj-rule-long">{line[key]}</span>,
  })
  const columns: readonly Column<TrialLine>[] = [
    { key: 'name', title: column.name, value: ({ name }) => name },
    { key: 'day', title: column.day, value: ({ day }) => day },
    ...(column.about === ''
      ? []
      : [{ key: 'about', title: column.about, value: ({ about }: TrialLine) => about }]),
    ...(lines.some(({ amount }) => amount !== null)
      ? ([
          {
            key: 'amount',
            title: t.amount,
            end: true,
            value: ({ amount }) => amount,
            render: ({ amount }) => (amount === null ? null : format.money(amount)),
          },
        ] as const satisfies readonly Column<TrialLine>[])
      : []),
    long('before'),
    long('after'),
    long('reason'),
  ]
  const opens = lines.some(({ page }) => page !== null)
  return (
    <DataTable<TrialLine>
      label={t.title}
      rows={lines}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={
        opens
          ? ({ page }) =>
              page ? goTo(hashOf(page.path, { view: page.view ?? null, open: page.open })) : undefined
          : undefined
      }
    />
  )
}
