import { useState } from 'react'
import type { ImportEntry } from '#renderer/engine-review.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, useHashValue } from '#renderer/ui/hash.ts'
import { Card, EmptyState, Stack, Tag } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { AsideCard } from './aside-card.tsx'
import { canGo, idsText, namedIn, useGaps, useImports } from './received-model.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'

/** Files that are known to exist and have not arrived. */
const Gaps = () => {
  const messages = useMessages()
  const t = messages.exchangePage.received
  const { value = [] } = useGaps()
  const lines = value.map((gap) => ({
    key: `${gap.org}.${gap.device}`,
    text: t.missing(gap.orgName, gap.deviceName, messages.paper.list(gap.numbers.map(String))),
  }))
  if (lines.length > 2) {
    return (
      <Card title={t.missingTitle} tone="warn">
        <ul className="xj-missing">
          {lines.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </Card>
    )
  }
  return lines.map(({ key, text }) => (
    <VerdictStrip key={key} state="warn">
      {text}
    </VerdictStrip>
  ))
}

/** Every file merged here; each, or several together, can be taken back, and brought back again. */
export const ReceivedPanel = () => {
  const t = useMessages().exchangePage
  const format = useFormat()
  const asked = useImports()
  const [openId, setOpen] = useHashValue('open')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const open = namedIn(asked.value ?? [], openId)
  const chosen = (asked.value ?? []).filter(({ entity }) => selected.has(entity))
  const going = chosen.filter(canGo)
  const gone = chosen.filter(({ state }) => state === 'taken-back')
  const openAll = (entries: readonly ImportEntry[]) => setOpen(idsText(entries.map(({ entity }) => entity)))
  return (
    <Stack>
      <Gaps />
      <Loaded asked={asked}>
        {(imports) => (
          <DataTable<ImportEntry>
            label={t.tabs.received}
            rows={imports}
            rowKey={({ entity }) => entity}
            onOpen={({ entity }) => setOpen(entity)}
            openKey={openId}
            selected={selected}
            onSelect={setSelected}
            actions={
              <>
                {gone.length > 0 ? (
                  <Button icon="reload" onClick={() => openAll(gone)}>
                    {t.received.bringBackSelected(gone.length)}
                  </Button>
                ) : null}
                {going.length > 0 ? (
                  <Button icon="undo" onClick={() => openAll(going)}>
                    {t.received.takeBackSelected(going.length)}
                  </Button>
                ) : null}
              </>
            }
            tone={({ state }) => (state === 'taken-back' ? 'quiet' : undefined)}
            empty={
              <EmptyState
                title={t.received.empty}
                icon="file"
                action={
                  <Button kind="primary" onClick={() => goTo('#/exchange?tab=receive')}>
                    {t.received.toReceive}
                  </Button>
                }
              />
            }
            columns={[
              { key: 'party', title: t.party, value: ({ partyName }) => partyName },
              {
                key: 'number',
                title: t.number,
                value: ({ number }) => number,
                render: ({ number }) => t.numberOf(number),
              },
              { key: 'file', title: t.fileName, value: ({ fileName }) => fileName },
              { key: 'at', title: t.time, value: ({ at }) => at, render: ({ at }) => format.time(at) },
              {
                key: 'changes',
                title: t.received.changes,
                value: ({ changes }) => changes,
                render: ({ changes }) => format.number(changes),
                end: true,
              },
              {
                key: 'state',
                title: t.state,
                value: ({ state }) => state,
                render: ({ state }) => (
                  <Tag tone={state === 'merged' ? 'good' : 'warn'}>{t.received.states[state]}</Tag>
                ),
              },
              {
                key: 'act',
                title: t.act,
                end: true,
                render: ({ entity, state, fileName, changes }) =>
                  state === 'merged' && changes === 0 ? null : (
                    <Button
                      small
                      icon={state === 'merged' ? 'undo' : 'reload'}
                      label={
                        state === 'merged'
                          ? t.received.takeBackOf(fileName)
                          : t.received.bringBackOf(fileName)
                      }
                      onClick={() => setOpen(entity)}
                    >
                      {state === 'merged' ? t.received.takeBack : t.received.bringBack}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <AsideCard />
      {open.length > 0 ? (
        <TakeBackDialog
          key={openId}
          entries={open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setSelected(new Set())
            setOpen(null)
          }}
        />
      ) : null}
    </Stack>
  )
}
