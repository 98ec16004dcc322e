import { type KeyboardEvent, useState } from 'react'
import { type Fen, formatFen, readFen } from '#shared/base/money.ts'

/** Enter and the arrows go to the same column of the next or the row before, as in a sheet. */
const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
  const by = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || event.nativeEvent.isComposing) return
  event.preventDefault()
  const all = document.querySelectorAll<HTMLInputElement>(
    `input[data-column="${event.currentTarget.dataset.column}"]`,
  )
  const next = all[[...all].indexOf(event.currentTarget) + by]
  next?.focus()
  next?.select()
}

/** An amount in a cell of the table of dues. What cannot be read is said and not taken. */
export const DuesCell = (props: {
  readonly column: string
  readonly label: string
  readonly value: Fen | null
  readonly disabled?: boolean
  readonly onChange: (value: Fen | null) => void
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? null : readFen(typed)
  const bad = typed !== null && typed.trim() !== '' && (read === null || read < 0)
  return (
    <input
      className="xj-input xj-dues-cell"
      data-end
      data-column={props.column}
      aria-label={props.label}
      aria-invalid={bad || undefined}
      data-unreadable={bad || undefined}
      inputMode="decimal"
      disabled={props.disabled}
      value={typed ?? (props.value === null ? '' : formatFen(props.value))}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        const text = event.target.value
        setTyped(text)
        const amount = readFen(text)
        if (amount !== null && amount >= 0) props.onChange(amount)
        else if (text.trim() === '') props.onChange(null)
      }}
      onBlur={() => {
        if (!bad) setTyped(null)
      }}
    />
  )
}
