import { useMemo, useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Row, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { matchPerson, useSpell } from '#renderer/ui/person-search.ts'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { addMonths, type Day, dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, formatFen, sumFen } from '#shared/base/money.ts'
import { duesFields, monthStart } from '#shared/domain/dues.ts'
import type { DuesRule } from '#shared/domain/member-rule.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { DuesCell } from './dues-cell.tsx'
import { type DuesData, useDuesDeeds } from './dues-model.ts'
import {
  type DuesEdit,
  dueDay,
  duesRows,
  type EditedRow,
  editedRow,
  isOpen,
  pastedBases,
} from './dues-rows.ts'
import { usePlace } from './model.ts'

const chips = ['owing', 'noBase', 'open'] as const
type Chip = (typeof chips)[number]
const chipTests: Readonly<Record<Chip, (row: EditedRow) => boolean>> = {
  owing: (row) => row.before > 0 || (row.due !== null && !row.waived && (row.paid ?? 0) < row.due),
  noBase: (row) => row.due === null,
  open: (row) => row.saved === null,
}

/** The rule in a sentence: share, smallest step, rounding. */
const leadOf = (t: Messages['dues'], rule: DuesRule, percent: (share: number) => string): string => {
  const { unit } = rule
  const word =
    unit === 1
      ? t.units.fen
      : unit === 10
        ? t.units.jiao
        : unit === 100
          ? t.units.yuan
          : t.units.other(formatFen(unit))
  return t.lead(percent(rule.perTenThousand / 10_000), word, rule.rounding)
}

/** 会费登记: one month of all members in a table; amounts are filled in, exceptions typed over. */
export const DuesDialog = (props: { readonly data: DuesData; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.dues
  const format = useFormat()
  const toast = useToast()
  const { today, workspace } = usePlace()
  const { data } = props
  const deeds = useDuesDeeds(data)
  const [month, setMonth] = useState<Day>(() => monthStart(today))
  const [edits, setEdits] = useState<ReadonlyMap<EntityId, DuesEdit>>(new Map())
  const [shown, setShown] = useState<readonly Chip[]>([])
  const [find, setFind] = useState('')
  const spell = useSpell()
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { rule, source } = useMemo(() => data.ruleOn(dueDay(month, today)), [data, month, today])
  const rows = useMemo(
    () => duesRows(data, month, rule, { today, org: workspace.org }),
    [data, month, rule, today, workspace],
  )
  const edited = useMemo(
    () => rows.map((row) => editedRow(row, edits.get(row.id), rule)),
    [rows, edits, rule],
  )
  const visible = useMemo(
    () =>
      edited.filter(
        (row) =>
          shown.every((chip) => chipTests[chip](row)) &&
          (find.trim() === '' || matchPerson(row.name, find, spell) || row.staffNo.includes(find.trim())),
      ),
    [edited, shown, find, spell],
  )
  const open = edited.filter(isOpen)
  const { year, month: number } = dayParts(month)
  const monthName = t.monthOf(year, number)
  const isFuture = month > today
  const change = (id: EntityId, part: DuesEdit) =>
    setEdits((now) => new Map(now).set(id, { ...now.get(id), ...part }))
  const go = (to: Day | null) => {
    if (!to) return
    setMonth(to)
    setEdits(new Map())
    setFailure(null)
  }
  const onSave = async () => {
    setFailure(null)
    if (isFuture) return setFailure(t.future)
    if (open.length === 0) return setFailure(t.nothing)
    const wrong = open.find((row) => row.due !== null && (row.paid ?? 0) > row.due)
    if (wrong) return setFailure(t.wrongPaid(wrong.name))
    setBusy(true)
    const done = await deeds.month(open, month)
    setBusy(false)
    if (!done.ok) return setFailure(problemSentence(messages, done.error))
    setEdits(new Map())
    toast({ text: t.saved(monthName, open.length) })
  }
  const onPaste = (cells: readonly (readonly string[])[]) => {
    const { found, unknown } = pastedBases(cells, rows)
    setEdits((now) => {
      const next = new Map(now)
      for (const [id, base] of found) next.set(id, { ...next.get(id), base })
      return next
    })
    toast({ text: t.pasted(found.size, unknown), tone: unknown > 0 ? 'warn' : 'good' })
  }
  const total = (of: (row: EditedRow) => Fen | null) => sumFen(edited.flatMap((row) => of(row) ?? []))
  const cell = (column: 'base' | 'due' | 'paid', row: EditedRow, disabled = false) => (
    <DuesCell
      column={column}
      label={t.cell(t.column[column], row.name)}
      value={row[column]}
      disabled={disabled}
      onChange={(value) => change(row.id, { [column]: value })}
    />
  )
  const columns: readonly Column<EditedRow>[] = [
    { key: 'name', title: messages.memberPage.column.name, value: (row) => row.name, width: 84 },
    { key: 'staffNo', title: messages.member.fields.staffNo, value: (row) => row.staffNo },
    { key: 'unit', title: messages.memberPage.column.unit, value: (row) => row.unit },
    {
      key: 'base',
      title: messages.app.form.inYuan(t.column.base),
      end: true,
      sortable: false,
      render: (row) => cell('base', row),
    },
    {
      key: 'due',
      title: messages.app.form.inYuan(t.column.due),
      end: true,
      sortable: false,
      render: (row) => cell('due', row),
      total: () => format.money(total((row) => (row.waived ? null : row.due))),
    },
    {
      key: 'paid',
      title: messages.app.form.inYuan(t.column.paid),
      end: true,
      sortable: false,
      render: (row) => cell('paid', row, row.due === null),
      total: () => format.money(total((row) => (row.due === null ? null : row.paid))),
    },
    {
      key: 'waived',
      title: t.column.waived,
      sortable: false,
      render: (row) => (
        <input
          type="checkbox"
          aria-label={t.cell(t.column.waived, row.name)}
          checked={row.waived}
          onChange={(event) => change(row.id, { waived: event.target.checked })}
        />
      ),
    },
    {
      key: 'before',
      title: messages.app.form.inYuan(t.column.before),
      end: true,
      value: (row) => (row.before > 0 ? formatFen(row.before) : null),
      total: () => format.money(total((row) => row.before)),
    },
    {
      key: 'state',
      title: t.column.state,
      sortable: false,
      render: (row) =>
        row.due === null ? (
          <Tag tone="warn">{t.states.noBase}</Tag>
        ) : isOpen(row) ? (
          <Tag tone="info">{t.states.open}</Tag>
        ) : !row.waived && (row.paid ?? 0) < row.due ? (
          <Tag tone="warn">{t.states.owing}</Tag>
        ) : (
          <Tag tone="good">{t.states.saved}</Tag>
        ),
    },
  ]
  return (
    <Dialog open title={t.title} width={1180} onClose={props.onClose}>
      <Form
        label={t.title}
        dirty={edits.size > 0}
        busy={busy}
        disabled={isFuture}
        saveLabel={t.save(open.length, format.money(sumFen(open.flatMap((row) => row.paid ?? []))))}
        onSave={() => void onSave()}
        extra={failure ? <span className="xj-problem">{failure}</span> : null}
      >
        <Row low>
          <Button onClick={() => go(addMonths(month, -1))}>{t.earlier}</Button>
          <NumberInput
            label={t.year}
            integer
            min={1950}
            max={2100}
            value={year}
            onChange={(value) => go(value === null ? null : dayOf(value, number, 1))}
          />
          <ChoiceInput
            label={t.month}
            required
            value={duesFields[number - 1]}
            options={optionsOf(duesFields, t.fields)}
            onChange={(value) => go(value && dayOf(year, duesFields.indexOf(value) + 1, 1))}
          />
          <Button disabled={addMonths(month, 1) > today} onClick={() => go(addMonths(month, 1))}>
            {t.later}
          </Button>
        </Row>
        <p className="xj-note">
          {rule ? leadOf(t, rule, format.percent) : t.noRule} {t.paste}
        </p>
        <div className="xj-dues">
          <DataTable<EditedRow>
            label={`${t.title} ${monthName}`}
            rows={visible}
            rowKey={(row) => row.id}
            columns={columns}
            onPaste={onPaste}
            filtered={shown.length > 0 || find.trim() !== ''}
            pageSize={50}
            sort={{ key: 'staffNo', down: false }}
            tone={(row) => (row.before > 0 || row.due === null ? 'warn' : undefined)}
            filters={
              <>
                <TextInput
                  label={messages.memberPage.filter.find}
                  type="search"
                  value={find}
                  onChange={(text) => setFind(text ?? '')}
                />
                <FilterChips
                  label={t.filter.label}
                  options={optionsOf(chips, t.filter)}
                  value={shown}
                  onChange={setShown}
                />
              </>
            }
            empty={<p className="xj-note">{t.empty}</p>}
          />
        </div>
        <p className="xj-hint">
          {[
            edited.some((row) => row.changedBase) ? t.baseFrom(monthName) : null,
            source ? t.rule(t.source(source.title, source.clause)) : null,
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      </Form>
    </Dialog>
  )
}
