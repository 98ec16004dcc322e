import { useState } from 'react'
import { ApprovalTag } from '#renderer/ui/approval.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { FileGrid } from '#renderer/ui/file-grid.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Facts, Stack } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { voidItem } from '#renderer/ui/void-dialog.tsx'
import { missingSteps } from '#shared/domain/condolence-check.ts'
import { parseVerdict, wouldDiffer } from '#shared/domain/verdict.ts'
import type { Judge } from '#shared/rules/condolence-records.ts'
import { ApprovalSteps } from './approval-form.tsx'
import { ApprovalPanel } from './approval-panel.tsx'
import { useNames, useVisitDeeds, useVisitHistory, useVisitParts } from './model.ts'
import { eventWord } from './papers.ts'
import type { VisitRow } from './rows.ts'
import { chainOf, type KnownPack } from './rule.ts'
import { Verdict } from './verdict.tsx'
import { sentenceText } from './words.ts'

/** One visit beside the list: content, signatures, files, who wrote what. */
export const VisitDrawer = (props: {
  readonly row: VisitRow | undefined
  readonly pack: KnownPack | null
  /** The rules of today, whatever day the visit was on. */
  readonly current: KnownPack | null
  readonly judge: Judge
  readonly tab: string | null
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
  readonly onEdit: () => void
  readonly onVoid: () => void
  readonly onForm: (row: VisitRow) => void
  readonly onReceipt: (row: VisitRow) => void
}) => {
  const messages = useMessages()
  const t = messages.condolencePage
  const format = useFormat()
  const { row } = props
  if (!row) {
    return (
      <RecordDrawer open title={t.title} onClose={props.onClose}>
        <EmptyState title={t.drawer.missing} />
      </RecordDrawer>
    )
  }
  const chain = chainOf(props.pack?.pack ?? null, row.values)
  const waiting = missingSteps(chain, row.values)
  return (
    <RecordDrawer
      open
      width={620}
      title={`${row.member?.values.name ?? t.unknownMember} · ${eventWord(row, messages)}`}
      note={[row.day && format.day(row.day), row.branch].filter(Boolean).join(' · ')}
      onClose={props.onClose}
      tab={props.tab ?? undefined}
      onTab={props.onTab}
      actions={
        <>
          <Button icon="print" onClick={() => props.onForm(row)}>
            {t.form}
          </Button>
          <Button icon="edit" onClick={props.onEdit}>
            {t.drawer.edit}
          </Button>
          <MenuButton
            iconOnly
            icon="down"
            label={messages.app.more}
            items={[
              { key: 'receipt', label: t.receipt, icon: 'print', onClick: () => props.onReceipt(row) },
              voidItem(t.drawer.void, props.onVoid),
            ]}
          />
        </>
      }
      tabs={[
        { key: 'record', label: t.drawer.record, content: <RecordTab {...props} row={row} /> },
        {
          key: 'approval',
          label:
            chain.length === 0
              ? t.drawer.approval
              : `${t.drawer.approval} ${chain.length - waiting.length}/${chain.length}`,
          content: (
            <Stack>
              <ApprovalPanel row={row} />
              <ApprovalSteps row={row} chain={chain} />
            </Stack>
          ),
        },
        { key: 'files', label: t.drawer.attachments, content: <FilesTab row={row} /> },
        { key: 'history', label: t.drawer.history, content: <HistoryTab row={row} /> },
      ]}
    />
  )
}

const shownFields = [
  'relation',
  'severity',
  'happenedOn',
  'visitedOn',
  'earlier',
  'companions',
  'words',
  'campaign',
  'evidence',
  'overrideReason',
] as const

const RecordTab = (props: {
  readonly row: VisitRow
  readonly current: KnownPack | null
  readonly judge: Judge
}) => {
  const messages = useMessages()
  const t = messages.condolencePage
  const w = messages.condolence
  const format = useFormat()
  const show = useRecordText(useNames())
  const parts = useVisitParts(props.row.id)
  const { row } = props
  const { values } = row
  const stored = parseVerdict(values.verdict)
  const current = props.current?.pack ?? null
  const now = props.judge(current, values, row.id)
  const gift = values.gift ?? {}
  return (
    <Stack>
      {row.rec.conflicts.length > 0 ? (
        <VerdictStrip state="warn">
          {t.drawer.conflict(
            messages.paper.list(row.rec.conflicts.map((field) => show.field('visit', field))),
          )}{' '}
          <a href="#/conflict">{messages.todayPage.toConflicts}</a>
        </VerdictStrip>
      ) : null}
      {row.rec.approval === 'none' ? null : (
        <div>
          <ApprovalTag approval={row.rec.approval} />
        </div>
      )}
      <Verdict verdict={stored} visit={values} origin={null} />
      {stored && current && wouldDiffer(stored, now) ? (
        <p className="xj-hint">
          {w.later(
            [current.title, current.year].filter(Boolean).join(' '),
            t.judged[now.state],
            now.sentences.map((one) => sentenceText(messages, one)).join(''),
          )}
        </p>
      ) : null}
      <Facts
        items={[
          {
            label: w.fields.member,
            value: row.member ? (
              <a href={hashOf('/member', { open: row.member.id })}>{row.member.values.name}</a>
            ) : (
              t.unknownMember
            ),
          },
          { label: w.fields.event, value: eventWord(row, messages) },
          { label: w.parts.gift.form, value: gift.form ? w.choices.form[gift.form] : '' },
          { label: w.parts.gift.item, value: gift.item ?? '' },
          { label: w.parts.gift.amount, value: row.amount === null ? '' : format.money(row.amount) },
          { label: w.parts.gift.payer, value: gift.payer ? w.choices.payer[gift.payer] : '' },
          ...shownFields.map((field) => ({
            label: show.field('visit', field),
            value: show.value('visit', field, values[field]),
          })),
        ].filter((item) => item.value !== '')}
      />
      {parts?.health?.diagnosis ? <Diagnosis text={parts.health.diagnosis} /> : null}
    </Stack>
  )
}

/** Covered until somebody wants to see it. */
const Diagnosis = (props: { readonly text: string }) => {
  const messages = useMessages()
  const t = messages.memberPage.identity
  const [shown, setShown] = useState(false)
  return (
    <Stack gap="small">
      <Facts
        items={[{ label: messages.condolencePage.entry.health, value: shown ? props.text : '••••••' }]}
      />
      <div>
        <Button small pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t.hide : t.show}
        </Button>
      </div>
    </Stack>
  )
}

const FilesTab = (props: { readonly row: VisitRow }) => {
  const messages = useMessages()
  const t = messages.condolencePage
  const format = useFormat()
  const deeds = useVisitDeeds()
  const parts = useVisitParts(props.row.id)
  if (!parts) return <p className="xj-note">{messages.app.loading}</p>
  const files = parts.files.flatMap(({ id, values: { file, role } }) =>
    file && role ? [{ id, file, role }] : [],
  )
  if (files.length === 0) return <EmptyState icon="attachment" title={t.drawer.noFiles} />
  return (
    <FileGrid
      label={t.drawer.attachments}
      files={files.map(({ id, file, role }) => ({
        id,
        name: file.name,
        media: file.media,
        note: `${messages.attachment.choices.role[role]} · ${format.bytes(file.bytes)}`,
      }))}
      load={(id) => {
        const found = files.find((one) => one.id === id)
        return found ? deeds.load(found.file) : Promise.resolve(null)
      }}
    />
  )
}

const HistoryTab = (props: { readonly row: VisitRow }) => {
  const entries = useVisitHistory(props.row.id, props.row.rec.changedAt)
  return <RecordHistory entries={entries} kind="visit" recordOf={useNames()} />
}
