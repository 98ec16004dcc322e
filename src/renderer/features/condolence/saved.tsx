import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { eventWord } from './papers.ts'
import type { VisitRow } from './rows.ts'

/** After saving: the papers somebody has to sign, or the next visit. */
export const Saved = (props: {
  readonly row: VisitRow
  readonly onForm: () => void
  readonly onReceipt: () => void
  readonly onAnother: () => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.condolencePage.saved
  const format = useFormat()
  const { row } = props
  return (
    <Stack>
      <p role="status">
        {t.body(
          row.member?.values.name ?? '',
          eventWord(row, messages),
          row.amount === null ? '' : format.money(row.amount),
        )}
      </p>
      <Row gap="small">
        <Button icon="print" autoFocus onClick={props.onForm}>
          {t.form}
        </Button>
        <Button icon="print" onClick={props.onReceipt}>
          {t.receipt}
        </Button>
        <Button icon="add" onClick={props.onAnother}>
          {t.another}
        </Button>
        <Button kind="primary" onClick={props.onClose}>
          {t.close}
        </Button>
      </Row>
    </Stack>
  )
}
