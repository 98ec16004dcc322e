import { type ReactNode, useState } from 'react'
import { type EngineProblem, problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import type { IconName } from '#renderer/ui/icon.tsx'
import { Card, EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'

type Saved = Promise<Result<unknown, EngineProblem>>

interface Line<V> {
  readonly id: EntityId
  readonly values: V
}

/** What one line is typed into. */
export interface LineProps<V> {
  /** Null for a new one. */
  readonly line: Line<V> | null
  /** What is typed, so that the rules can speak of it before it is saved. */
  readonly onDraft: (draft: V) => void
  readonly onDone: () => void
}

/** What is typed of one line: it begins with `start`, tells every change, and is saved once nothing is wrong with it. */
export const useLine = <V extends object, P>(
  props: LineProps<V> & {
    readonly start: V
    /** What every line of this list has. */
    readonly fixed: V
    readonly check: (draft: V) => Result<unknown, readonly P[]>
    readonly save: (id: EntityId | null, before: V, after: V) => Saved
  },
) => {
  const { line } = props
  const [edits, setEdits] = useState<Partial<V>>({})
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const values: V = { ...props.start, ...line?.values, ...edits, ...props.fixed }
  const checked = props.check(values)
  const problems = checked.ok ? [] : checked.error
  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    const saved = await saving(props.save(line?.id ?? null, line?.values ?? ({} as V), values))
    if (!saved.ok) return
    setEdits({})
    props.onDone()
  }
  return {
    values,
    problems,
    /** Whether saving was tried: what is merely missing is said only then. */
    tried,
    set: (part: Partial<V>) => {
      setEdits((now) => ({ ...now, ...part }))
      props.onDraft({ ...values, ...part })
    },
    form: {
      onSave: () => void onSave(),
      dirty: Object.keys(edits).length > 0,
      busy,
      onCancel: props.onDone,
    },
  }
}

/** Lines that hang on an activity: a table, one line open in a form above it, and what the rules say beside what is typed. */
export const LinesPanel = <V extends object, R extends Line<V>>(props: {
  readonly label: string
  readonly rows: readonly R[]
  /** After the claim nothing is changed. */
  readonly closed: boolean
  readonly words: {
    readonly add: string
    readonly edit: (row: R) => string
    readonly remove: (row: R) => string
    readonly removed: (row: R) => string
    readonly empty: string
  }
  readonly icon: IconName
  readonly columns: readonly Column<R>[]
  readonly count?: ReactNode
  readonly form: (line: LineProps<V>) => ReactNode
  /** `draft` is what is typed in place of the line `id`; null while nothing is. */
  readonly told: (draft: V | null, id: string | null) => ReactNode
  readonly onRemove: (row: R) => Saved
}) => {
  const messages = useMessages()
  const toast = useToast()
  /** The id of a line, `new` for a new one, or null. */
  const [open, setOpen] = useState<string | null>(null)
  const [draft, setDraft] = useState<V | null>(null)
  const { rows, words, closed } = props
  const begin = (id: string | null) => {
    setDraft(null)
    setOpen(id)
  }
  const line = rows.find((one) => one.id === open) ?? null
  const editing = open !== null && !closed
  const adding = closed ? null : (
    <Button kind="primary" icon="add" onClick={() => begin('new')}>
      {words.add}
    </Button>
  )
  const told = props.told(draft, open)
  const remove = async (row: R) => {
    const done = await props.onRemove(row)
    if (done.ok) toast({ text: words.removed(row) })
    else toast(problemNotice(messages, done.error))
  }
  const removing: Column<R> = {
    key: 'do',
    title: messages.app.remove,
    sortable: false,
    end: true,
    render: (row) => (
      <Button kind="quiet" small icon="close" label={words.remove(row)} onClick={() => void remove(row)} />
    ),
  }
  return (
    <Stack>
      {editing ? (
        <Card key={open} title={line ? words.edit(line) : words.add} level={3}>
          {props.form({ line, onDraft: setDraft, onDone: () => begin(null) })}
        </Card>
      ) : null}
      {/* Beside what is being typed, so that it is seen while typing. */}
      {editing ? told : null}
      <DataTable
        label={props.label}
        rows={rows}
        rowKey={(one) => one.id}
        onOpen={closed ? undefined : (one) => begin(one.id)}
        openKey={open}
        actions={open === null && rows.length > 0 ? adding : null}
        {...(props.count === undefined ? {} : { count: props.count })}
        empty={<EmptyState title={words.empty} icon={props.icon} action={open === null ? adding : null} />}
        columns={closed ? props.columns : [...props.columns, removing]}
      />
      {editing ? null : told}
    </Stack>
  )
}
