import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Covered, coveredMark } from '#renderer/ui/covered.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { HistoryList } from '#renderer/ui/history-list.tsx'
import { Card, EmptyState, Facts, Row, Stack } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { voidItem } from '#renderer/ui/void-dialog.tsx'
import type { Rec } from '#shared/domain/field.ts'
import { type HardshipEvent, type HardshipFile, hardshipFile } from '#shared/domain/hardship.ts'
import { hardshipIncome } from '#shared/domain/hardship-file.ts'
import { maskIdentityNumber } from '#shared/domain/identity-number.ts'
import { StateTag } from './file-tab.tsx'
import { LineTable } from './line-table.tsx'
import { useHistory, useNames } from './model.ts'
import { useOut } from './out.tsx'
import type { Here } from './page.tsx'
import type { FileRow } from './rows.ts'

type FamilyMember = NonNullable<HardshipFile['family']>[number]

/** One person's hardship file: what it says, the family, its steps, the help given, who wrote what. */
export const FileDrawer = (props: {
  readonly here: Here
  readonly row: FileRow
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const out = useOut()
  const [shown, setShown] = useState(false)
  const { here, row } = props
  const { go, query } = here
  return (
    <RecordDrawer
      open
      width={760}
      title={t.of(row.member?.values.name ?? t.unknown)}
      note={
        <Row gap="small">
          <span>{[row.member?.values.unit, row.member?.values.staffNo].filter(Boolean).join(' · ')}</span>
          <StateTag state={row.state} />
        </Row>
      }
      onClose={props.onClose}
      tab={query.tab}
      onTab={(tab) => go({ tab }, true)}
      actions={
        <>
          <Button kind="primary" onClick={() => go({ dialog: 'step' })}>
            {t.addStep}
          </Button>
          <Button icon="edit" onClick={() => go({ dialog: 'file-edit' })}>
            {messages.app.edit}
          </Button>
          <MenuButton
            label={messages.app.more}
            icon="down"
            iconOnly
            items={[
              {
                key: 'print',
                label: t.print,
                icon: 'print',
                onClick: () => void out((files) => files.filePdf(here.data, row)),
              },
              {
                key: 'help',
                label: messages.helpPage.help.add,
                icon: 'add',
                onClick: () => go({ dialog: 'help-new', member: row.values.member ?? null }),
              },
              voidItem(t.void, () => go({ dialog: 'file-void' })),
            ]}
          />
        </>
      }
      tabs={[
        {
          key: 'values',
          label: t.values,
          content: (
            <Stack>
              {row.rec.conflicts.length > 0 ? (
                <VerdictStrip state="warn">
                  {t.conflict} <a href="#/conflict">{messages.todayPage.toConflicts}</a>
                </VerdictStrip>
              ) : null}
              <Row gap="small">
                <Button small pressed={shown} onClick={() => setShown(!shown)}>
                  {shown ? t.cover : t.uncover}
                </Button>
                <span className="xj-hint">{t.stays}</span>
              </Row>
              <FileFacts row={row} shown={shown} />
              <Card title={t.family} level={3}>
                <Family row={row} shown={shown} />
              </Card>
            </Stack>
          ),
        },
        { key: 'steps', label: t.steps(row.steps.length), content: <Steps row={row} /> },
        {
          key: 'lines',
          label: t.lines(row.lines.length),
          content:
            row.lines.length > 0 ? (
              <LineTable here={here} lines={row.lines} label={t.lines(row.lines.length)} short />
            ) : (
              <EmptyState
                icon="help"
                title={t.noLines}
                action={
                  <Button
                    icon="add"
                    onClick={() => go({ dialog: 'help-new', member: row.values.member ?? null })}
                  >
                    {messages.helpPage.help.add}
                  </Button>
                }
              />
            ),
        },
        { key: 'history', label: messages.app.drawer.history, content: <CoveredHistory record={row.rec} /> },
      ]}
    />
  )
}

const FileFacts = ({ row, shown }: { readonly row: FileRow; readonly shown: boolean }) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const format = useFormat()
  const show = useRecordText(useNames())
  const cover = (text: string) => (shown ? text : coveredMark)
  const income = hardshipIncome(row.values)
  const facts = Object.keys(hardshipFile.fields).flatMap((field) => {
    if (field === 'member' || field === 'family') return []
    const value = row.values[field as keyof HardshipFile]
    const parts = show.parts('hardship-file', field, value)
    if (parts) return parts.map(({ label, text }) => ({ label, value: cover(text) }))
    const text = show.value('hardship-file', field, value)
    return text === '' ? [] : [{ label: show.field('hardship-file', field), value: cover(text) }]
  })
  return (
    <Facts
      items={[
        ...facts,
        ...(income.yearly === null
          ? []
          : [{ label: t.yearly, value: cover(messages.app.record.money(format.money(income.yearly))) }]),
        ...(income.perHead === null
          ? []
          : [{ label: t.perHead, value: cover(messages.app.record.money(format.money(income.perHead))) }]),
      ]}
    />
  )
}

const Family = ({ row, shown }: { readonly row: FileRow; readonly shown: boolean }) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const w = messages.hardship
  const format = useFormat()
  const family = row.values.family ?? []
  if (family.length === 0) return <p className="xj-note">{t.noFamily}</p>
  if (!shown) return <p className="xj-note">{t.familyCovered(family.length)}</p>
  const columns: readonly Column<FamilyMember>[] = [
    { key: 'name', title: w.parts.family.name, value: (one) => one.name },
    {
      key: 'relation',
      title: w.parts.family.relation,
      value: (one) => one.relation && w.choices.relation[one.relation],
    },
    { key: 'birthday', title: w.parts.family.birthday, value: (one) => one.birthday },
    {
      key: 'idNumber',
      title: w.parts.family.idNumber,
      value: (one) => (one.idNumber ? maskIdentityNumber(one.idNumber) : null),
    },
    {
      key: 'health',
      title: w.parts.family.health,
      value: (one) => one.health && w.choices.health[one.health],
    },
    { key: 'unit', title: w.parts.family.unit, value: (one) => one.unit ?? one.occupation },
    {
      key: 'monthly',
      title: messages.app.form.inYuan(w.parts.family.monthly),
      end: true,
      value: (one) => one.monthly,
      render: (one) => (one.monthly == null ? null : format.money(one.monthly)),
    },
  ]
  return (
    <DataTable label={t.family} rows={family} rowKey={(one) => `${family.indexOf(one)}`} columns={columns} />
  )
}

const Steps = ({ row }: { readonly row: FileRow }) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const w = messages.hardship.event
  const columns: readonly Column<Rec<HardshipEvent>>[] = [
    { key: 'step', title: w.fields.step, value: ({ values }) => values.step && w.choices.step[values.step] },
    { key: 'day', title: w.fields.day, width: 112, value: ({ values }) => values.day },
    { key: 'next', title: w.fields.nextOn, width: 112, value: ({ values }) => values.nextOn },
    { key: 'by', title: w.fields.by, value: ({ values }) => values.by },
    {
      key: 'opinion',
      title: w.fields.opinion,
      value: ({ values }) => values.opinion,
      render: ({ values }) => (values.opinion ? <Covered text={values.opinion} /> : null),
    },
  ]
  return (
    <DataTable
      label={t.steps(row.steps.length)}
      rows={row.steps}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={t.noSteps} />}
    />
  )
}

/** Who wrote what of a sensitive record: each value is covered. */
export const CoveredHistory = ({ record }: { readonly record: Rec<unknown> }) => {
  const format = useFormat()
  const text = useRecordText(useNames())
  return (
    <HistoryList
      entries={useHistory(record)}
      fieldLabel={(field) => text.field(record.kind, field)}
      showValue={(field, value) => {
        const words = text.value(record.kind, field, value)
        return words === '' || field === 'member' ? words : <Covered text={words} />
      }}
      showTime={format.time}
    />
  )
}
