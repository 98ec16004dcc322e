import { useId } from 'react'
import { Field, FieldGroup, type FieldProps } from './field.tsx'
import { useMessages } from './messages.tsx'

export interface Choice<V extends string = string> {
  readonly value: V
  readonly label: string
  readonly disabled?: boolean
}

/** Values with their words, in the order of the values. */
export const optionsOf = <V extends string>(
  values: readonly V[],
  words: Readonly<Record<V, string>>,
): readonly Choice<V>[] => values.map((value) => ({ value, label: words[value] }))

/** One of several words from a list; typing the first letters finds it. */
export const ChoiceInput = <V extends string>(
  props: FieldProps & {
    readonly value: V | null | undefined
    readonly options: readonly Choice<V>[]
    readonly onChange: (value: V | null) => void
    /** The word for nothing chosen. */
    readonly empty?: string
  },
) => {
  const t = useMessages().app
  return (
    <Field {...props}>
      {(ids) => (
        <select
          {...ids}
          className="xj-input"
          value={props.value ?? ''}
          disabled={props.disabled}
          // biome-ignore lint/a11y/noAutofocus: the first field of a form that the person just opened
          autoFocus={props.autoFocus}
          onChange={(event) =>
            props.onChange(props.options.find((option) => option.value === event.target.value)?.value ?? null)
          }
        >
          <option value="">{props.empty ?? (props.required ? t.choose : '')}</option>
          {props.options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One of a few words, all to be seen at once. */
export const RadioInput = <V extends string>(
  props: FieldProps & {
    readonly value: V | null | undefined
    readonly options: readonly (Choice<V> & { readonly note?: string })[]
    readonly onChange: (value: V) => void
    /** Large fields with a note below each word. */
    readonly cards?: boolean
  },
) => {
  const name = useId()
  return (
    <FieldGroup {...props} role="radiogroup">
      {props.options.map((option) => (
        <label key={option.value} className={props.cards ? 'xj-radio-card' : 'xj-radio'}>
          <input
            type="radio"
            name={name}
            checked={option.value === props.value}
            disabled={props.disabled || option.disabled}
            onChange={() => props.onChange(option.value)}
          />
          <span>
            {option.label}
            {option.note ? <span className="xj-hint">{option.note}</span> : null}
          </span>
        </label>
      ))}
    </FieldGroup>
  )
}

/** Any of several words. */
export const ChoicesInput = <V extends string>(
  props: FieldProps & {
    readonly value: readonly V[] | null | undefined
    readonly options: readonly Choice<V>[]
    readonly onChange: (value: readonly V[]) => void
  },
) => {
  const chosen = props.value ?? []
  return (
    <FieldGroup {...props}>
      {props.options.map((option) => (
        <label key={option.value} className="xj-radio">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            disabled={props.disabled || option.disabled}
            onChange={(event) =>
              props.onChange(
                // The order of the options, not of the clicks, so that equal choices are equal values.
                props.options
                  .map((one) => one.value)
                  .filter((value) =>
                    value === option.value ? event.target.checked : chosen.includes(value),
                  ),
              )
            }
          />
          <span>{option.label}</span>
        </label>
      ))}
    </FieldGroup>
  )
}

/** Yes or no. */
export const FlagInput = (
  props: Omit<FieldProps, 'required'> & {
    readonly value: boolean | null | undefined
    readonly onChange: (value: boolean) => void
  },
) => (
  <div className="xj-field" data-wide={props.wide}>
    <label className="xj-radio">
      <input
        type="checkbox"
        checked={props.value === true}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
    </label>
    {(props.problem ?? props.hint) ? (
      <div className={props.problem ? 'xj-problem' : 'xj-hint'}>{props.problem ?? props.hint}</div>
    ) : null}
  </div>
)

/** Buttons of which each switches a filter on or off. */
export const FilterChips = <V extends string>(props: {
  readonly label: string
  readonly options: readonly (Choice<V> & { readonly count?: number | undefined })[]
  readonly value: readonly V[]
  readonly onChange: (value: readonly V[]) => void
  /** At most one. */
  readonly single?: boolean
}) =>
  props.options.length === 0 ? null : (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a set of form fields
    <div role="group" aria-label={props.label} className="xj-chips">
      <span className="xj-chips-label" aria-hidden="true">
        {props.label}
      </span>
      {props.options.map((option) => {
        const on = props.value.includes(option.value)
        return (
          <button
            key={option.value}
            type="button"
            className="xj-chip"
            aria-pressed={on}
            disabled={option.disabled}
            onClick={() =>
              props.onChange(
                on
                  ? props.value.filter((value) => value !== option.value)
                  : props.single
                    ? [option.value]
                    : [...props.value, option.value],
              )
            }
          >
            {option.label}
            {option.count === undefined ? null : <span className="xj-chip-count">{option.count}</span>}
          </button>
        )
      })}
    </div>
  )
