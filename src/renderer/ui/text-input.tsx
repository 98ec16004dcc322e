import type { ReactNode } from 'react'
import { Field, type FieldProps } from './field.tsx'

type Props = FieldProps & {
  readonly value: string | null | undefined
  /** Null when empty. */
  readonly onChange: (value: string | null) => void
  readonly max?: number | undefined
  readonly placeholder?: string | undefined
}

/** One line of text. */
export const TextInput = (
  props: Props & {
    readonly type?: 'text' | 'password' | 'search'
    readonly after?: ReactNode
    /** Letters of one width, for codes and numbers. */
    readonly mono?: boolean
    readonly suggestions?: readonly string[]
    readonly onEnter?: () => void
  },
) => (
  <Field {...props}>
    {(ids) => (
      <>
        <input
          {...ids}
          className="xj-input"
          data-mono={props.mono}
          type={props.type ?? 'text'}
          value={props.value ?? ''}
          maxLength={props.max}
          placeholder={props.placeholder}
          disabled={props.disabled}
          // biome-ignore lint/a11y/noAutofocus: the first field of a form that the person just opened
          autoFocus={props.autoFocus}
          autoComplete="off"
          spellCheck={false}
          list={props.suggestions ? `${ids.id}-list` : undefined}
          onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && props.onEnter && !event.nativeEvent.isComposing) {
              event.preventDefault()
              props.onEnter()
            }
          }}
        />
        {props.suggestions ? (
          <datalist id={`${ids.id}-list`}>
            {props.suggestions.map((text) => (
              <option key={text} value={text} />
            ))}
          </datalist>
        ) : null}
      </>
    )}
  </Field>
)

/** Several lines of text. */
export const TextArea = (props: Props & { readonly rows?: number }) => (
  <Field {...props}>
    {(ids) => (
      <textarea
        {...ids}
        className="xj-input"
        rows={props.rows ?? 3}
        value={props.value ?? ''}
        maxLength={props.max}
        placeholder={props.placeholder}
        disabled={props.disabled}
        // biome-ignore lint/a11y/noAutofocus: the first field of a form that the person just opened
        autoFocus={props.autoFocus}
        onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
      />
    )}
  </Field>
)
