import { useState } from 'react'
import type { SentFile } from '#renderer/engine-exchange.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo } from '#renderer/ui/hash.ts'
import { EmptyState, Stack, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useSentFiles } from './send-model.ts'

const tones: Readonly<Record<SentFile['state'], Tone>> = {
  exported: 'neutral',
  received: 'info',
  merged: 'good',
  decided: 'good',
  'set-aside': 'warn',
}

/** Every file made here and how far it came: 已导出, 已收到, 已合并, 已办理. */
export const SentPanel = () => {
  const t = useMessages().exchangePage
  const format = useFormat()
  const asked = useSentFiles()
  const [party, setParty] = useState<string | null>(null)
  return (
    <Loaded asked={asked}>
      {(files) => {
        const parties = [...new Map(files.map((one) => [one.party as string, one.partyName]))]
        const rows = party === null ? files : files.filter((one) => one.party === party)
        return (
          <Stack>
            {files.length > 0 ? <p className="xj-note">{t.sent.hint}</p> : null}
            <DataTable
              label={t.tabs.sent}
              rows={rows}
              rowKey={({ entity }) => entity}
              filtered={party !== null}
              tone={({ overdue }) => (overdue ? 'bad' : undefined)}
              filters={
                parties.length > 1 ? (
                  <ChoiceInput
                    label={t.party}
                    empty={t.allParties}
                    value={party}
                    options={parties.map(([value, label]) => ({ value, label }))}
                    onChange={setParty}
                  />
                ) : undefined
              }
              empty={
                <EmptyState
                  title={t.sent.empty}
                  icon="file"
                  action={
                    <Button kind="primary" onClick={() => goTo('#/exchange?tab=send')}>
                      {t.sent.toSend}
                    </Button>
                  }
                />
              }
              columns={[
                { key: 'party', title: t.sent.party, value: ({ partyName }) => partyName },
                {
                  key: 'number',
                  title: t.number,
                  value: ({ number }) => number,
                  render: ({ number }) => t.numberOf(number),
                },
                { key: 'file', title: t.fileName, value: ({ fileName }) => fileName },
                { key: 'at', title: t.time, value: ({ at }) => at, render: ({ at }) => format.time(at) },
                {
                  key: 'state',
                  title: t.state,
                  value: ({ state, overdue }) => `${overdue ? 0 : 1}${state}`,
                  render: ({ state, since, overdue }) => (
                    <span className="xj-row" data-gap="small">
                      <Tag tone={overdue ? 'bad' : tones[state]}>
                        {overdue ? t.sent.overdue : t.sent.states[state]}
                      </Tag>
                      {since === null ? null : (
                        <span className="xj-hint">{t.sent.since(format.time(since))}</span>
                      )}
                    </span>
                  ),
                },
              ]}
            />
          </Stack>
        )
      }}
    </Loaded>
  )
}
