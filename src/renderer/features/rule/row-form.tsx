import { type ReactNode, useRef, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { PackProblem } from '#shared/rules/read.ts'
import { packProblemText, problemAt } from './words.ts'

/** What the inputs of a row work with. */
export interface RowPart<R> {
  readonly row: R
  readonly set: (change: Partial<R>) => void
  /** What is wrong with a key of the row, once it was begun. */
  readonly problemOf: (key: string) => string | null
}

/** One row of any list: its inputs, what it says, and what is wrong with it. */
export const RowForm = <R,>(props: {
  readonly label: string
  readonly start: R
  readonly text: (row: R) => string
  readonly keys: Readonly<Record<string, string>>
  readonly begun: (row: R) => boolean
  /** What the parser says of this row within its pack. */
  readonly problemsOf: (row: R) => readonly PackProblem[]
  readonly inputs: (part: RowPart<R>) => ReactNode
  readonly onDone: (row: R, another: boolean) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage
  const [row, setRow] = useState(props.start)
  const again = useRef(false)
  const problems = props.problemsOf(row)
  return (
    <Form
      label={props.label}
      dirty={JSON.stringify(row) !== JSON.stringify(props.start)}
      saveLabel={t.row.done}
      onSave={() => {
        props.onDone(row, again.current)
        again.current = false
      }}
      extra={
        <Button
          submit
          onClick={() => {
            again.current = true
          }}
        >
          {t.row.another}
        </Button>
      }
    >
      {props.inputs({
        row,
        set: (change) => {
          again.current = false
          setRow((now) => ({ ...now, ...change }))
        },
        problemOf: (key) => (props.begun(row) ? problemAt(messages, problems, key) : null),
      })}
      <VerdictStrip state={problems.length === 0 ? 'ok' : 'info'}>
        {problems.length === 0
          ? t.row.valid(props.text(row))
          : problems.map((one) => packProblemText(messages, one, props.keys, false)).join(' ')}
      </VerdictStrip>
    </Form>
  )
}
