import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'

/** What the rules say about what is being typed: a word, a sentence, and the rule it comes from. */
export const VerdictStrip = (props: {
  readonly state: 'ok' | 'warn' | 'bad' | 'info'
  readonly children: ReactNode
  /** Instead of the usual word for the state. */
  readonly word?: string
  /** Name and number of the rule. */
  readonly source?: ReactNode
}) => {
  const t = useMessages().app.verdict
  return (
    <div className="xj-verdict" data-state={props.state} role="status">
      <span className="xj-verdict-word">
        <Icon name={props.state} /> {props.word ?? t[props.state]}
      </span>
      <span>
        {props.children}
        {props.source ? <span className="xj-hint"> {props.source}</span> : null}
      </span>
    </div>
  )
}
