import { useFormat } from './format.ts'
import { useMessages } from './messages.tsx'

/** Who wrote a value, when, on which PC, and in which file it came; without `fileName` nothing is said of the file. */
export const Origin = (props: {
  readonly at: number
  readonly orgName: string
  readonly deviceName: string
  readonly fileName?: string | null | undefined
  /** The person, where one is known. */
  readonly person?: string | null
}) => {
  const t = useMessages().app
  const format = useFormat()
  return (
    <span className="xj-origin">
      {props.person ? <span>{props.person}</span> : null}
      <span>{t.history.by(props.orgName, props.deviceName)}</span>
      <time>{format.time(props.at)}</time>
      {props.fileName === undefined ? null : (
        <span>{props.fileName === null ? t.history.here : t.history.file(props.fileName)}</span>
      )}
    </span>
  )
}
