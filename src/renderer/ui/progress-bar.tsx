import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'

/** How far a long task is, with a way to stop it. Without `total` it only says that it is at work. */
export const ProgressBar = (props: {
  readonly label: string
  readonly done?: number
  readonly total?: number
  readonly onCancel?: (() => void) | undefined
}) => {
  const t = useMessages().app
  const known = props.total !== undefined && props.total > 0
  return (
    <div className="xj-progress">
      <div className="xj-progress-words">
        <span role="status">{props.label}</span>
        {known ? (
          <span className="xj-hint">
            {props.done ?? 0} / {props.total}
          </span>
        ) : null}
      </div>
      <div className="xj-row" data-gap="small">
        {known ? (
          <progress aria-label={props.label} value={props.done ?? 0} max={props.total} />
        ) : (
          <progress aria-label={props.label} />
        )}
        {props.onCancel ? (
          <Button small onClick={props.onCancel}>
            {t.cancel}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
