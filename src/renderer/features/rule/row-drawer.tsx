import { Button } from '#renderer/ui/button.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { EmptyState, Facts } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { parseCondolencePack } from '#shared/rules/condolence.ts'
import { freeId, newRow, type PackDraft, type RowDraft, sourceOf } from './draft.ts'
import { RowForm } from './row-form.tsx'
import {
  amountText,
  eventText,
  formsText,
  moreText,
  oftenText,
  payersText,
  rowText,
  whomText,
} from './words.ts'

/** One row beside the table; `new` is a row not in it yet. */
export const RowDrawer = (props: {
  readonly id: string
  readonly draft: PackDraft
  readonly editable: boolean
  readonly onChange: (rows: readonly RowDraft[]) => void
  /** Opens another row, or none. */
  readonly onOpen: (id: string | null) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage
  const { draft, id } = props
  const at = draft.rows.findIndex((one) => one.id === id)
  const row = id === 'new' ? newRow(draft.rows) : draft.rows[at]
  const number = at < 0 ? draft.rows.length + 1 : at + 1
  const close = () => props.onOpen(null)
  if (!row) {
    return (
      <RecordDrawer open title={t.table.label} onClose={close}>
        <EmptyState title={t.missing} />
      </RecordDrawer>
    )
  }
  const withRow = (next: RowDraft): readonly RowDraft[] =>
    at < 0 ? [...draft.rows, next] : draft.rows.map((one) => (one.id === id ? next : one))
  return (
    <RecordDrawer
      open
      width={720}
      title={t.row.title(number)}
      note={rowText(messages, row)}
      onClose={close}
      actions={
        props.editable && at >= 0 ? (
          <>
            <Button
              small
              onClick={() => {
                const copy = { ...row, id: freeId(draft.rows) }
                props.onChange(draft.rows.toSpliced(at + 1, 0, copy))
                props.onOpen(copy.id)
              }}
            >
              {t.row.copy}
            </Button>
            <Button
              small
              icon="delete"
              onClick={() => {
                props.onChange(draft.rows.toSpliced(at, 1))
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
        <RowForm
          key={`${row.id} ${number}`}
          start={row}
          problemsOf={(next) => {
            const read = parseCondolencePack(sourceOf({ ...draft, rows: withRow(next) }, 'draft'))
            return read.ok ? [] : read.error.filter((one) => one.row === number)
          }}
          onDone={(next, another) => {
            props.onChange(withRow(next))
            props.onOpen(another ? 'new' : null)
          }}
        />
      ) : (
        <Facts
          items={[
            { label: t.key.event, value: eventText(messages, row) },
            { label: t.key.relations, value: whomText(messages, row) || t.row.anybody },
            { label: t.key.forms, value: formsText(messages, row) },
            { label: t.table.amount, value: amountText(messages, row) },
            { label: t.key.payers, value: payersText(messages, row) },
            { label: t.key.frequency, value: oftenText(messages, row) || t.row.no },
            { label: t.table.more, value: moreText(messages, row) },
          ].filter((item) => item.value !== '')}
        />
      )}
    </RecordDrawer>
  )
}
