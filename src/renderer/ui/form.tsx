import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'
import { useOverlayGuard } from './overlay.tsx'

/** Forms on the screen, the topmost last; Ctrl+S saves that one. */
const open: { readonly submit: () => void }[] = []

const onKeyDown = (event: KeyboardEvent) => {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
  event.preventDefault()
  open.at(-1)?.submit()
}

/**
 * A form: fields in columns, the buttons at the lower right. Enter in a line and Ctrl+S save. A field whose text cannot
 * be read keeps it from being saved and gets the focus. `dirty` makes leaving ask.
 */
export const Form = (props: {
  readonly onSave: () => void
  readonly dirty: boolean
  readonly children: ReactNode
  readonly columns?: 1 | 2 | 3
  readonly onCancel?: (() => void) | undefined
  readonly saveLabel?: string | undefined
  readonly busy?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** Beside the buttons: a second way to save, or a sentence. */
  readonly extra?: ReactNode
  readonly label?: string
}) => {
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const guard = useOverlayGuard()
  const { dirty } = props
  useEffect(() => {
    const entry = { submit: () => form.current?.requestSubmit() }
    if (open.push(entry) === 1) addEventListener('keydown', onKeyDown)
    return () => {
      open.splice(open.indexOf(entry), 1)
      if (open.length === 0) removeEventListener('keydown', onKeyDown)
    }
  }, [])
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    guard?.hold(id)
    addEventListener('beforeunload', warn)
    return () => {
      guard?.release(id)
      removeEventListener('beforeunload', warn)
    }
  }, [dirty, guard, id])
  return (
    <form
      ref={form}
      className="xj-form"
      aria-label={props.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (props.busy || props.disabled) return
        const unreadable = form.current?.querySelector<HTMLElement>('[data-unreadable]')
        if (unreadable) {
          // Nothing in a folded part can have the focus.
          for (let at = unreadable.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
            at.open = true
          unreadable.focus()
          unreadable.blur()
          unreadable.focus()
        } else props.onSave()
      }}
    >
      <div className="xj-form-fields" data-columns={props.columns ?? 1}>
        {props.children}
      </div>
      <SaveBar
        dirty={dirty}
        onCancel={props.onCancel ?? guard?.close}
        saveLabel={props.saveLabel}
        busy={props.busy}
        disabled={props.disabled}
        extra={props.extra}
      />
    </form>
  )
}

/** The buttons of a form. */
const SaveBar = (props: {
  readonly dirty: boolean
  readonly onCancel?: (() => void) | undefined
  readonly saveLabel?: string | undefined
  readonly busy?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly extra?: ReactNode
}) => {
  const t = useMessages().app
  return (
    <div className="xj-savebar">
      <span className="xj-hint">{props.dirty ? t.form.unsaved : null}</span>
      <div className="xj-row" data-gap="small">
        {props.extra}
        {props.onCancel ? <Button onClick={props.onCancel}>{t.cancel}</Button> : null}
        <Button kind="primary" submit busy={props.busy} disabled={props.disabled}>
          {props.saveLabel ?? t.save}
        </Button>
      </div>
    </div>
  )
}

/** A part of a form that is folded away while it is not needed; `open` from the start, or when something in it must be mended. */
export const FormFold = (props: {
  readonly title: string
  readonly note?: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}) => (
  <details className="xj-form-fold" {...(props.open ? { open: true } : {})}>
    <summary>{props.title}</summary>
    {props.note ? <p className="xj-hint">{props.note}</p> : null}
    <div className="xj-form-fields" data-columns={3}>
      {props.children}
    </div>
  </details>
)

/** A heading inside a form, over the fields that follow. */
export const FormSection = (props: { readonly title: string; readonly note?: ReactNode }) => (
  <div className="xj-form-section">
    <h3>{props.title}</h3>
    {props.note ? <div className="xj-note">{props.note}</div> : null}
  </div>
)
