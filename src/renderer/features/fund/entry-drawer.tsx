import { useState } from 'react'
import { problemOf, problemSentence } from '#renderer/engine-words.ts'
import { ApprovalTag, ApproveButton } from '#renderer/ui/approval.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Facts, Row, Stack } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { VoidDialog, voidItem } from '#renderer/ui/void-dialog.tsx'
import type { Fen } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { correctionsOf, isClosed } from '#shared/domain/fund-check.ts'
import { potOf } from '#shared/domain/fund-line.ts'
import { mayApprove } from './approved.ts'
import { EntryForm } from './entry-form.tsx'
import { type Fund, useFundDeeds, useFundHistory, useNames } from './model.ts'
import { basisText } from './words.ts'

const History = (props: { readonly entry: Rec<FundEntry> }) => (
  <RecordHistory entries={useFundHistory(props.entry)} kind="fund-entry" recordOf={useNames()} />
)

/** What an entry says, where it can no longer be edited. */
const Read = (props: { readonly fund: Fund; readonly entry: Rec<FundEntry> }) => {
  const messages = useMessages()
  const locale = useLocale()
  const format = useFormat()
  const { fields, parts, choices } = messages.fund
  const { values } = props.entry
  const amount = values.sum?.amount
  const income = values.side === 'income'
  const items = [
    { label: fields.side, value: values.side ? choices.side[values.side] : null },
    {
      label: parts.sum.amount,
      value:
        amount == null
          ? null
          : messages.fundPage.yuan(format.money((values.corrects ? 0 - amount : amount) as Fen)),
    },
    { label: fields.day, value: values.day ?? null },
    {
      label: income ? fields.source : fields.category,
      value: income
        ? values.source && choices.source[values.source]
        : values.category && choices.category[values.category],
    },
    { label: fields.pot, value: potOf(values) === 'general' ? null : choices.pot[potOf(values)] },
    { label: parts.sum.party, value: values.sum?.party ?? null },
    { label: parts.sum.invoiceNo, value: values.sum?.invoiceNo ?? null },
    { label: fields.basis, value: basisText(messages, locale, values.basis) },
    { label: parts.basis.rule, value: values.basis?.rule ?? null },
    { label: fields.handler, value: values.handler ?? null },
    { label: fields.reason, value: values.reason ?? null },
    { label: fields.note, value: values.note ?? null },
  ]
  return <Facts items={items.filter(({ value }) => Boolean(value))} />
}

/** Whether the school approved it; at the school the button that does. */
const Approval = (props: { readonly fund: Fund; readonly entry: Rec<FundEntry> }) => {
  const messages = useMessages()
  const t = messages.fundPage.approved
  const deeds = useFundDeeds()
  const { fund, entry } = props
  const may = mayApprove(entry, { org: fund.workspace.org, above: fund.above })
  if (!may && entry.approval === 'none') return null
  return (
    <Row gap="small">
      <ApprovalTag approval={entry.approval} />
      {entry.approval === 'changed' ? <span>{t.changed}</span> : null}
      {may ? (
        <ApproveButton
          approval={entry.approval}
          sure={t.sure}
          body={t.body}
          approve={() => deeds.approve(entry)}
          undo={deeds.undo}
          problemOf={(problem) =>
            problem.type === 'in-conflict' ? t.inConflict : problemSentence(messages, problem)
          }
        />
      ) : null}
    </Row>
  )
}

/** One entry beside the ledger. */
export const EntryDrawer = (props: {
  readonly fund: Fund
  readonly id: string
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onOpen: (id: string) => void
  readonly onCorrect: () => void
  readonly onClose: () => void
}) => {
  const t = useMessages().fundPage
  const entry = props.fund.data.records.entries.find(({ id }) => id === props.id)
  return entry ? (
    <OpenDrawer {...props} key={entry.id} entry={entry} />
  ) : (
    <RecordDrawer open title={t.title} onClose={props.onClose}>
      <EmptyState title={t.drawer.missing} icon="fund" />
    </RecordDrawer>
  )
}

const OpenDrawer = (props: {
  readonly fund: Fund
  readonly entry: Rec<FundEntry>
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onOpen: (id: string) => void
  readonly onCorrect: () => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage
  const format = useFormat()
  const deeds = useFundDeeds()
  const [voiding, setVoiding] = useState(false)
  const { fund, entry } = props
  const { values } = entry
  const { entries } = fund.data.records
  const closed = isClosed(entry, fund.today)
  const corrections = correctionsOf(entry.id, entries)
  const original = values.corrects ? entries.find(({ id }) => id === values.corrects) : undefined
  const editable = !fund.above && !closed && !values.corrects && corrections.length === 0
  const correctable = !fund.above && !values.corrects && corrections.length === 0
  const effect = ((values.corrects ? -1 : 1) * (values.sum?.amount ?? 0)) as Fen
  const related = original ? [original] : corrections
  return (
    <>
      <RecordDrawer
        open
        width={640}
        title={values.title ?? t.untitled}
        note={
          values.sum?.amount == null ? values.day : `${t.yuan(format.money(effect))} · ${values.day ?? ''}`
        }
        onClose={props.onClose}
        tab={props.tab}
        onTab={props.onTab}
        actions={
          fund.above ? null : (
            <>
              {correctable ? (
                <Button icon="undo" onClick={props.onCorrect}>
                  {t.correct}
                </Button>
              ) : null}
              {closed || corrections.length > 0 ? null : (
                <MenuButton
                  kind="quiet"
                  label={messages.app.more}
                  items={[voidItem(t.drawer.remove, () => setVoiding(true))]}
                />
              )}
            </>
          )
        }
        tabs={[
          {
            key: 'record',
            label: t.drawer.record,
            content: (
              <Stack>
                <Approval fund={fund} entry={entry} />
                {related.length > 0 ? (
                  <p>
                    {original ? t.drawer.isCounter : t.drawer.wasCorrected}
                    {related.map((one) => (
                      <Button key={one.id} kind="link" onClick={() => props.onOpen(one.id)}>
                        {`${one.values.title ?? t.untitled} ${one.values.day ?? ''}`}
                      </Button>
                    ))}
                  </p>
                ) : null}
                {editable || (closed && correctable) ? (
                  <p className="xj-hint">
                    {closed
                      ? entry.approval === 'none'
                        ? t.drawer.closed
                        : t.approved.closed
                      : t.drawer.open}
                  </p>
                ) : null}
                {editable ? (
                  <EntryForm
                    fund={fund}
                    side={values.side ?? 'income'}
                    entry={entry}
                    onSaved={props.onClose}
                  />
                ) : (
                  <Read fund={fund} entry={entry} />
                )}
              </Stack>
            ),
          },
          { key: 'history', label: t.drawer.history, content: <History entry={entry} /> },
        ]}
      />
      {voiding ? (
        <VoidDialog
          words={{ ...t.void, action: t.drawer.remove }}
          onVoid={async (reason) => problemOf(messages, await deeds.voidEntry(entry.id, reason))}
          onClose={() => setVoiding(false)}
          onDone={props.onClose}
        />
      ) : null}
    </>
  )
}
