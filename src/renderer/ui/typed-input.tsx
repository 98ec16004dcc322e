import { type ReactNode, useState } from 'react'
import { Field, type FieldProps } from './field.tsx'

/**
 * Text that stands for a value: a day, an amount, a number. Typing changes nothing until the text is readable; what
 * cannot be read stays on the screen, is said, and keeps the form from being saved.
 */
export const TypedInput = <T,>(
  props: FieldProps & {
    readonly value: T | null | undefined
    readonly onChange: (value: T | null) => void
    readonly read: (text: string) => T | null
    readonly show: (value: T) => string
    readonly unreadable: string
    readonly placeholder?: string | undefined
    readonly after?: ReactNode
    readonly end?: boolean
    readonly onKey?: (key: string) => boolean
  },
) => {
  const value = props.value ?? null
  const shown = value === null ? '' : props.show(value)
  const [text, setText] = useState(shown)
  const [last, setLast] = useState(shown)
  const [touched, setTouched] = useState(false)
  if (shown !== last) {
    setLast(shown)
    // While the person types, the text stays theirs as long as it means the value.
    const meaning = text.trim() === '' ? null : props.read(text)
    if ((meaning === null ? '' : props.show(meaning)) !== shown) setText(shown)
  }
  const bad = text.trim() !== '' && props.read(text) === null
  return (
    <Field {...props} problem={bad && touched ? props.unreadable : props.problem}>
      {(ids) => (
        <input
          {...ids}
          aria-invalid={bad || ids['aria-invalid'] ? true : undefined}
          data-unreadable={bad ? true : undefined}
          className="xj-input"
          data-end={props.end}
          value={text}
          placeholder={props.placeholder}
          disabled={props.disabled}
          // biome-ignore lint/a11y/noAutofocus: the first field of a form that the person just opened
          autoFocus={props.autoFocus}
          autoComplete="off"
          inputMode={props.end ? 'decimal' : undefined}
          onChange={(event) => {
            const next = event.target.value
            setText(next)
            if (next.trim() === '') props.onChange(null)
            else {
              const read = props.read(next)
              if (read !== null) props.onChange(read)
            }
          }}
          onKeyDown={(event) => {
            if (props.onKey?.(event.key)) event.preventDefault()
          }}
          onBlur={() => {
            setTouched(true)
            if (!bad) setText(shown)
          }}
        />
      )}
    </Field>
  )
}
