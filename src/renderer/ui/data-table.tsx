import { type ReactNode, type Ref, useMemo, useRef, useState } from 'react'
import { type SortValue, sorted } from '#shared/base/sorted.ts'
import { Icon } from './icon.tsx'
import { EmptyState, ErrorState } from './layout.tsx'
import { useLocale, useMessages } from './messages.tsx'
import { Pager, PageSize } from './pager.tsx'
import { usePaste } from './paste.ts'
import { useRoom } from './room.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** What sorting compares and what is shown when there is no `render`. Missing values sort last. */
  readonly value?: (row: Row) => SortValue | undefined
  readonly render?: (row: Row) => ReactNode
  /** Numbers and money stand right. */
  readonly end?: boolean
  readonly width?: number
  /** False where sorting makes no sense. */
  readonly sortable?: boolean
  /** The cell of the totals row, over all rows that are listed. */
  readonly total?: (rows: readonly Row[]) => ReactNode
}

export interface Sort {
  readonly key: string
  readonly down: boolean
}

export interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly label: string
  /** Undefined while they are read. */
  readonly rows: readonly Row[] | undefined
  readonly rowKey: (row: Row) => string
  /** The first column is fixed and names the row. */
  readonly columns: readonly Column<Row>[]
  /** Opens a row: click anywhere on it, or Enter on its name. */
  readonly onOpen?: ((row: Row) => void) | undefined
  /** Alt with an arrow on the name of a row moves it up or down. */
  readonly onMove?: ((row: Row, by: 1 | -1) => void) | undefined
  /** The row whose drawer is open. */
  readonly openKey?: string | null | undefined
  readonly filters?: ReactNode
  readonly actions?: ReactNode
  /** The line that answers the usual questions; the number of rows when not given. */
  readonly count?: ReactNode
  /** What to show when there are no rows at all: an EmptyState that says what to do first. */
  readonly empty?: ReactNode
  /** Rows were left out by filters: says so instead of `empty`. */
  readonly filtered?: boolean
  readonly problem?: ReactNode
  readonly sort?: Sort
  readonly pageSize?: 50 | 100 | 200
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  /** Cells pasted from WPS or Excel while the focus is in the table. */
  readonly onPaste?: (cells: readonly (readonly string[])[]) => void
  readonly tone?: (row: Row) => 'warn' | 'bad' | 'quiet' | undefined
}

/** Where a text may go on in a second line: after a part of a list, before a bracket, between English words; not within an amount. */
const joint = /[、，；：（(/]|[a-z,] /i

/** Whether a cell may take a second line where the window is narrow: names and lists of them do, whole sentences are cut. */
const wraps = <Row,>(row: Row, { end, render, value }: Column<Row>): true | undefined => {
  const text = end || render ? null : value?.(row)
  if (typeof text !== 'string' || text.length <= 8 || text.length > 60) return undefined
  return joint.test(text) || text.length > 24 ? true : undefined
}

/** A dense table: fixed head and first column, sorting, pages, totals, rows that open. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const t = useMessages().app
  const locale = useLocale()
  const [sort, setSort] = useState<Sort | null>(props.sort ?? null)
  const [size, setSize] = useState<number>(props.pageSize ?? 50)
  const [wanted, setPage] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const paste = usePaste(props.onPaste)
  const { rows, columns } = props
  const list = useMemo(() => {
    const value = columns.find((one) => one.key === sort?.key)?.value
    return rows && value ? sorted(rows, value, sort?.down, locale === 'en') : rows
  }, [rows, columns, sort, locale])
  const count = list?.length ?? 0
  const pages = Math.max(1, Math.ceil(count / size))
  const page = Math.min(wanted, pages - 1)
  const shown = list?.slice(page * size, (page + 1) * size) ?? []
  const select = props.onSelect
  const selected = props.selected ?? new Set<string>()
  const move = (from: HTMLElement, by: 1 | -1) => {
    const names = [...(body.current?.querySelectorAll<HTMLElement>('.xj-row-name') ?? [])]
    names[names.indexOf(from) + by]?.focus()
  }
  const hasTotals = columns.some((column) => column.total) && count > 0
  const nameOf = (row: Row): string => String(columns[0]?.value?.(row) ?? '')
  return (
    <div className="xj-table" onPaste={paste}>
      {props.filters || props.actions ? (
        <div className="xj-table-bar">
          <div className="xj-row">{props.filters}</div>
          <div className="xj-row" data-gap="small">
            {props.actions}
          </div>
        </div>
      ) : null}
      {props.problem ? <ErrorState title={t.error.title}>{props.problem}</ErrorState> : null}
      <div className="xj-count" aria-live="polite">
        {rows === undefined
          ? t.loading
          : (props.count ?? (count === 0 && !props.filtered ? null : t.table.rows(count)))}
        {selected.size > 0 ? <strong> · {t.table.selected(selected.size)}</strong> : null}
      </div>
      {rows !== undefined && count === 0 ? (
        (!props.filtered && props.empty) || (
          <EmptyState title={props.filtered ? t.table.noMatch : t.table.empty} />
        )
      ) : (
        <Scroll label={props.label} busy={rows === undefined}>
          <table>
            <thead>
              <tr>
                {select ? (
                  <th className="xj-check" scope="col">
                    <input
                      type="checkbox"
                      aria-label={t.table.selectAll}
                      checked={shown.length > 0 && shown.every((row) => selected.has(props.rowKey(row)))}
                      onChange={(event) => {
                        const next = new Set(selected)
                        for (const row of shown) {
                          if (event.target.checked) next.add(props.rowKey(row))
                          else next.delete(props.rowKey(row))
                        }
                        select(next)
                      }}
                    />
                  </th>
                ) : null}
                {columns.map((column) => (
                  <HeadCell
                    key={column.key}
                    title={column.title}
                    end={column.end}
                    width={column.width}
                    sortable={column.sortable !== false && column.value !== undefined}
                    sort={sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : 'none'}
                    onSort={() => {
                      setPage(0)
                      setSort(
                        sort?.key !== column.key
                          ? { key: column.key, down: false }
                          : sort.down
                            ? null
                            : { key: column.key, down: true },
                      )
                    }}
                  />
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {shown.map((row) => {
                const key = props.rowKey(row)
                const [first, ...rest] = columns
                const open = props.onOpen
                return (
                  <tr
                    key={key}
                    data-open={key === props.openKey ? true : undefined}
                    data-tone={props.tone?.(row)}
                    data-opens={open ? true : undefined}
                    onClick={
                      open &&
                      ((event) => {
                        const target = event.target as Element
                        if (!target.closest('a,button,input,select,label') && !getSelection()?.toString())
                          open(row)
                      })
                    }
                  >
                    {select ? (
                      <td className="xj-check">
                        <input
                          type="checkbox"
                          aria-label={t.table.selectRow(nameOf(row))}
                          checked={selected.has(key)}
                          onChange={(event) => {
                            const next = new Set(selected)
                            if (event.target.checked) next.add(key)
                            else next.delete(key)
                            select(next)
                          }}
                        />
                      </td>
                    ) : null}
                    {first ? (
                      <th scope="row" data-end={first.end} data-wraps={wraps(row, first)}>
                        {open ? (
                          <button
                            type="button"
                            className="xj-row-name"
                            onClick={() => open(row)}
                            onKeyDown={(event) => {
                              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
                              event.preventDefault()
                              const by = event.key === 'ArrowDown' ? 1 : -1
                              if (event.altKey && props.onMove) props.onMove(row, by)
                              else move(event.currentTarget, by)
                            }}
                          >
                            <Cell row={row} column={first} />
                          </button>
                        ) : (
                          <Cell row={row} column={first} />
                        )}
                      </th>
                    ) : null}
                    {rest.map((column) => (
                      <td key={column.key} data-end={column.end} data-wraps={wraps(row, column)}>
                        <Cell row={row} column={column} />
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
            {hasTotals ? (
              <tfoot>
                <tr>
                  {select ? <td className="xj-check" /> : null}
                  {columns.map((column, n) =>
                    n === 0 ? (
                      <th key={column.key} scope="row">
                        {t.table.total}
                      </th>
                    ) : (
                      <td key={column.key} data-end={column.end}>
                        {column.total?.(list ?? [])}
                      </td>
                    ),
                  )}
                </tr>
              </tfoot>
            ) : null}
          </table>
        </Scroll>
      )}
      {count > (props.pageSize ?? 50) ? (
        <Pager page={page} pages={pages} onPage={setPage}>
          <PageSize
            size={size}
            onSize={(next) => {
              setSize(next)
              setPage(0)
            }}
          />
        </Pager>
      ) : null}
    </div>
  )
}

const Scroll = (props: { readonly label: string; readonly busy: boolean; readonly children: ReactNode }) => {
  const box = useRef<HTMLElement>(null)
  useRoom(box)
  return (
    <section
      ref={box}
      className="xj-table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={props.label}
      aria-busy={props.busy}
    >
      {props.children}
    </section>
  )
}

const Cell = <Row,>(props: { readonly row: Row; readonly column: Column<Row> }) => {
  const { row, column } = props
  return column.render ? column.render(row) : (column.value?.(row) ?? null)
}

const HeadCell = (props: {
  readonly title: string
  readonly end: boolean | undefined
  readonly width: number | undefined
  readonly sortable: boolean
  readonly sort: 'ascending' | 'descending' | 'none'
  readonly onSort: () => void
  readonly ref?: Ref<HTMLTableCellElement>
}) => (
  <th
    scope="col"
    data-end={props.end}
    aria-sort={props.sortable ? props.sort : undefined}
    style={props.width ? { minWidth: props.width } : undefined}
  >
    {props.sortable ? (
      <button type="button" className="xj-sort" onClick={props.onSort}>
        {props.title}
        {props.sort === 'none' ? null : <Icon name={props.sort === 'ascending' ? 'up' : 'down'} />}
      </button>
    ) : (
      props.title
    )}
  </th>
)
