import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useHashValue } from '#renderer/ui/hash.ts'
import { EmptyState, Facts, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { PackProblem } from '#shared/rules/read.ts'
import { RowForm, type RowPart } from './row-form.tsx'
import { packProblemText } from './words.ts'
import { freeId, moved } from './written.ts'

/** What the lists of a topic are drawn from. */
export interface TablesProps<B> {
  readonly body: B
  readonly editable: boolean
  readonly onChange: (body: B) => void
  /** Everything wrong with a body. */
  readonly problemsOf: (body: B) => readonly PackProblem[]
}

/** A list of a pack: its table, and a drawer for one of its rows. The same for every topic. */
export interface RowsOf<R extends { readonly id: string }> {
  /** Part of the address that names the open row; `open` for the list that the pack is. */
  readonly list: 'open' | 'fund' | 'limit'
  readonly label: string
  readonly add: string
  readonly none: string
  readonly note?: string
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
  readonly newRow: (rows: readonly R[]) => R
  readonly title: (n: number) => string
  /** A row in one line. */
  readonly text: (row: R) => string
  /** What a reader who cannot change it sees. */
  readonly facts: (row: R) => readonly { readonly label: string; readonly value: ReactNode }[]
  /** The words of its keys, for problems. */
  readonly keys: Readonly<Record<string, string>>
  /** Every problem of the pack with these rows in it. */
  readonly problemsOf: (rows: readonly R[]) => readonly PackProblem[]
  /** A problem as one of row `n` (from 1), with the key inside the row; null when it is another's. */
  readonly ofRow: (problem: PackProblem, n: number) => PackProblem | null
  /** Whether enough was chosen for problems to be pointed out at the inputs. */
  readonly begun: (row: R) => boolean
  readonly inputs: (part: RowPart<R>) => ReactNode
}

/** A problem of a list that counts as the rows of the pack. */
export const ofPackRow = (problem: PackProblem, n: number): PackProblem | null =>
  problem.row === n ? problem : null

/** A problem of another list, which its key names: `funds.2.perHead`. */
export const ofListRow =
  (list: string) =>
  (problem: PackProblem, n: number): PackProblem | null =>
    problem.key.startsWith(`${list}.${n}.`)
      ? { ...problem, key: problem.key.slice(`${list}.${n}.`.length) }
      : null

/** The table of one list, with the drawer of its open row. */
export const RowsTable = <R extends { readonly id: string }>(
  props: RowsOf<R> & {
    readonly editable: boolean
    readonly onChange: (rows: readonly R[]) => void
  },
) => {
  const messages = useMessages()
  const t = messages.rulePage
  const [openId, setOpen] = useHashValue(props.list)
  const { rows, editable, onChange } = props
  const isMain = props.list === 'open'
  const problems = props.problemsOf(rows)
  const wrong = (row: R) => {
    const n = rows.indexOf(row) + 1
    return problems.flatMap((one) => props.ofRow(one, n) ?? [])
  }
  const last = props.columns.at(-1)
  const columns: readonly Column<R>[] = [
    ...props.columns.slice(0, -1),
    ...(last
      ? [
          {
            ...last,
            render: (row: R) =>
              wrong(row).length > 0 ? (
                <Tag tone="bad">
                  {wrong(row)
                    .map((one) => packProblemText(messages, one, props.keys, false))
                    .join(' ')}
                </Tag>
              ) : (
                (last.render?.(row) ?? last.value?.(row))
              ),
          },
        ]
      : []),
    ...(editable && rows.length > 1
      ? [
          {
            key: 'order',
            title: t.order.title,
            render: (row: R) => {
              const n = rows.indexOf(row) + 1
              const button = (by: 1 | -1) => (
                <Button
                  small
                  kind="quiet"
                  icon={by < 0 ? 'up' : 'down'}
                  label={by < 0 ? t.order.up(n) : t.order.down(n)}
                  disabled={by < 0 ? n === 1 : n === rows.length}
                  onClick={() => onChange(moved(rows, row.id, by))}
                />
              )
              return (
                <span className="xj-rule-order">
                  {button(-1)}
                  {button(1)}
                </span>
              )
            },
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable<R>
        label={props.label}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        openKey={openId}
        onOpen={(row) => setOpen(row.id)}
        onMove={editable ? (row, by) => onChange(moved(rows, row.id, by)) : undefined}
        count={
          isMain
            ? [t.rowsCount(rows.length), props.note, editable && rows.length > 1 ? t.order.keys : '']
                .filter(Boolean)
                .join(' ')
            : rows.length === 0
              ? ''
              : undefined
        }
        actions={
          editable ? (
            <Button icon="add" onClick={() => setOpen('new')}>
              {props.add}
            </Button>
          ) : undefined
        }
        tone={(row) => (wrong(row).length > 0 ? 'bad' : undefined)}
        empty={
          isMain ? <EmptyState icon="file" title={props.none} /> : <p className="xj-note">{props.none}</p>
        }
      />
      {openId ? <RowDrawer {...props} id={openId} onOpen={setOpen} /> : null}
    </>
  )
}

/** One row beside the table; `new` is a row not in it yet. */
const RowDrawer = <R extends { readonly id: string }>(
  props: RowsOf<R> & {
    readonly id: string
    readonly editable: boolean
    readonly onChange: (rows: readonly R[]) => void
    /** Opens another row, or none. */
    readonly onOpen: (id: string | null) => void
  },
) => {
  const t = useMessages().rulePage
  const { rows, id } = props
  const at = rows.findIndex((one) => one.id === id)
  const row = id === 'new' ? props.newRow(rows) : rows[at]
  const number = at < 0 ? rows.length + 1 : at + 1
  const close = () => props.onOpen(null)
  if (!row) {
    return (
      <RecordDrawer open title={props.label} onClose={close}>
        <EmptyState title={t.missing} />
      </RecordDrawer>
    )
  }
  const withRow = (next: R): readonly R[] =>
    at < 0 ? [...rows, next] : rows.map((one) => (one.id === id ? next : one))
  return (
    <RecordDrawer
      open
      width={720}
      title={props.title(number)}
      // While it is edited the strip below the inputs says it, as it is now.
      note={props.editable ? undefined : props.text(row)}
      onClose={close}
      actions={
        props.editable && at >= 0 ? (
          <>
            <Button
              small
              onClick={() => {
                const copy = { ...row, id: freeId(rows) }
                props.onChange(rows.toSpliced(at + 1, 0, copy))
                props.onOpen(copy.id)
              }}
            >
              {t.row.copy}
            </Button>
            <Button
              small
              icon="delete"
              onClick={() => {
                props.onChange(rows.toSpliced(at, 1))
                close()
              }}
            >
              {t.row.remove}
            </Button>
          </>
        ) : null
      }
    >
      {props.editable ? (
        <RowForm<R>
          key={`${row.id} ${number}`}
          label={props.label}
          start={row}
          text={props.text}
          keys={props.keys}
          begun={props.begun}
          problemsOf={(next) =>
            props.problemsOf(withRow(next)).flatMap((one) => props.ofRow(one, number) ?? [])
          }
          inputs={props.inputs}
          onDone={(next, another) => {
            props.onChange(withRow(next))
            props.onOpen(another ? 'new' : null)
          }}
        />
      ) : (
        <Facts items={props.facts(row).filter(({ value }) => value !== '')} />
      )}
    </RecordDrawer>
  )
}
