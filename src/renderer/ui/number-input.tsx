import { useState } from 'react'
import { type Fen, formatFen, readFen } from '#shared/base/money.ts'
import type { FieldProps } from './field.tsx'
import { useMessages } from './messages.tsx'
import { TypedInput } from './typed-input.tsx'

/** An amount in yuan as people type it; the value is fen. */
export const MoneyInput = (
  props: FieldProps & {
    readonly value: Fen | null | undefined
    readonly onChange: (value: Fen | null) => void
    readonly min?: number
    /** The label says the unit already. */
    readonly bare?: boolean
  },
) => {
  const t = useMessages().app.form
  const low = props.value != null && props.min !== undefined && props.value < props.min
  return (
    <TypedInput<Fen>
      {...props}
      problem={low ? t.tooLow(formatFen((props.min ?? 0) as Fen)) : props.problem}
      read={readFen}
      show={formatFen}
      unreadable={t.badMoney}
      end
      after={props.bare ? undefined : <span className="xj-unit">{t.yuan}</span>}
    />
  )
}

const readNumber = (text: string): number | null => {
  const plain = text.trim().replaceAll(',', '')
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

/** A number, with an optional unit after it. */
export const NumberInput = (
  props: FieldProps & {
    readonly value: number | null | undefined
    readonly onChange: (value: number | null) => void
    readonly min?: number | undefined
    readonly max?: number | undefined
    readonly integer?: boolean | undefined
    readonly unit?: string
  },
) => {
  const t = useMessages().app.form
  const { value, min, max } = props
  const problem =
    value != null && min !== undefined && value < min
      ? t.tooLow(String(min))
      : value != null && max !== undefined && value > max
        ? t.tooHigh(String(max))
        : props.problem
  return (
    <TypedInput<number>
      {...props}
      problem={problem}
      read={(text) => {
        const number = readNumber(text)
        return number === null || (props.integer && !Number.isInteger(number)) ? null : number
      }}
      show={String}
      unreadable={t.badNumber}
      end
      after={props.unit ? <span className="xj-unit">{props.unit}</span> : undefined}
    />
  )
}

/** An amount in a cell of a table. What cannot be read is said and not taken. */
export const AmountCell = (props: {
  readonly label: string
  readonly value: Fen | null
  readonly onChange: (value: Fen | null) => void
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  const bad = typed !== null && typed.trim() !== '' && readFen(typed) === null
  return (
    <input
      className="xj-input"
      data-end
      aria-label={props.label}
      aria-invalid={bad || undefined}
      data-unreadable={bad || undefined}
      inputMode="decimal"
      value={typed ?? (props.value === null ? '' : formatFen(props.value))}
      onChange={(event) => {
        setTyped(event.target.value)
        const read = readFen(event.target.value)
        if (read !== null && read >= 0) props.onChange(read)
        else if (event.target.value.trim() === '') props.onChange(null)
      }}
      onBlur={() => {
        if (!bad) setTyped(null)
      }}
    />
  )
}
