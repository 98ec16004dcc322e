import type { SaveProblem, Stopped } from '#renderer/engine.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Result } from '#shared/base/result.ts'
import { type Return, useReturns } from './send-model.ts'

type Made = Result<string | null, SaveProblem | Stopped | { readonly type: 'no-recipient' }>

/** Return files: one button for each organisation below, and one for all. `quiet`: nothing while there is none. */
export const ReturnsPanel = (props: { readonly quiet?: boolean }) => {
  const messages = useMessages()
  const t = messages.exchangePage.send
  const format = useFormat()
  const toast = useToast()
  const { asked, making, makeOne, makeAll, cancel } = useReturns()
  const all = asked.value ?? []
  if (props.quiet && all.length === 0) return null
  const say = (made: Made, done: (name: string) => string) => {
    if (!made.ok) toast(problemNotice(messages, made.error))
    else if (made.value) toast({ text: done(made.value) })
  }
  const onOne = async (to: Return) => say(await makeOne(to), messages.exchange.send.done)
  const onAll = async () => say(await makeAll(all, t.zipName), (name) => t.madeAll(name, all.length))
  return (
    <Card
      title={t.returns}
      actions={
        all.length > 1 ? (
          <Button kind="primary" icon="download" disabled={making !== null} onClick={() => void onAll()}>
            {t.makeAll(all.length)}
          </Button>
        ) : null
      }
    >
      <Loaded asked={asked}>
        {(rows) => (
          <Stack>
            <p className="xj-note">{t.returnsNote}</p>
            <DataTable
              label={t.returns}
              rows={rows}
              rowKey={({ org }) => org}
              empty={<EmptyState title={t.noReturns} icon="branches" />}
              columns={[
                { key: 'name', title: messages.exchangePage.party, value: ({ name }) => name },
                {
                  key: 'last',
                  title: t.returnLast,
                  value: ({ lastAt }) => lastAt,
                  render: ({ lastAt }) =>
                    lastAt === null ? messages.exchange.send.never : format.time(lastAt),
                },
                {
                  key: 'since',
                  title: t.returnSince,
                  value: ({ since }) => since,
                  render: ({ since }) => format.number(since),
                  end: true,
                },
                {
                  key: 'make',
                  title: messages.exchangePage.act,
                  end: true,
                  render: (to) => (
                    <Button
                      small
                      icon="download"
                      label={t.makeOne(to.name)}
                      disabled={making !== null}
                      onClick={() => void onOne(to)}
                    >
                      {t.make}
                    </Button>
                  ),
                },
              ]}
            />
            {making ? (
              <ProgressBar
                label={t.making(making.name)}
                done={making.done}
                total={all.length}
                onCancel={cancel}
              />
            ) : null}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}
