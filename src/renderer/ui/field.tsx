import { type ReactNode, useId } from 'react'
import { useMessages } from './messages.tsx'

/** What every input of a form has. */
export interface FieldProps {
  readonly label: string
  readonly required?: boolean | undefined
  readonly hint?: ReactNode
  /** What is wrong, as a sentence saying what to do. */
  readonly problem?: string | null | undefined
  readonly disabled?: boolean | undefined
  /** Takes the whole width of a form with columns. */
  readonly wide?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  /** The label is only for screen readers, as in a row of filters. */
  readonly labelHidden?: boolean | undefined
}

export interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
}

/** A label above, an input, a hint or a problem below. */
export const Field = (
  props: FieldProps & { readonly after?: ReactNode; readonly children: (ids: FieldIds) => ReactNode },
) => {
  const t = useMessages().app
  const id = useId()
  const below = props.problem ?? props.hint
  return (
    <div className="xj-field" data-wide={props.wide} data-problem={props.problem ? true : undefined}>
      <label htmlFor={id} className={props.labelHidden ? 'xj-hidden' : undefined}>
        {props.label}
        {props.required ? (
          <span className="xj-required" title={t.required}>
            *
          </span>
        ) : null}
      </label>
      <div className="xj-control">
        {props.children({
          id,
          'aria-describedby': below ? `${id}-below` : undefined,
          'aria-invalid': props.problem ? true : undefined,
          'aria-required': props.required ? true : undefined,
        })}
        {props.after}
      </div>
      {below ? (
        <div id={`${id}-below`} className={props.problem ? 'xj-problem' : 'xj-hint'}>
          {below}
        </div>
      ) : null}
    </div>
  )
}

/** Several controls under one label. */
export const FieldGroup = (
  props: FieldProps & { readonly children: ReactNode; readonly role?: 'radiogroup' | 'group' },
) => {
  const t = useMessages().app
  const id = useId()
  const below = props.problem ?? props.hint
  return (
    <div className="xj-field" data-wide={props.wide} data-problem={props.problem ? true : undefined}>
      <span id={id} className="xj-label">
        {props.label}
        {props.required ? (
          <span className="xj-required" title={t.required}>
            *
          </span>
        ) : null}
      </span>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is always there */}
      <div
        role={props.role ?? 'group'}
        aria-labelledby={id}
        aria-describedby={below ? `${id}-below` : undefined}
        className="xj-choices"
      >
        {props.children}
      </div>
      {below ? (
        <div id={`${id}-below`} className={props.problem ? 'xj-problem' : 'xj-hint'}>
          {below}
        </div>
      ) : null}
    </div>
  )
}
