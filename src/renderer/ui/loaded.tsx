import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ErrorState } from './layout.tsx'
import { useMessages } from './messages.tsx'

/** What was asked for: a word while it is read, what went wrong with a way to try again, or the answer itself. */
export const Loaded = <T,>(props: {
  readonly asked: {
    readonly value: T | undefined
    readonly problem: string | null
    readonly again: () => void
  }
  readonly children: (value: T) => ReactNode
}) => {
  const t = useMessages().app
  const { value, problem, again } = props.asked
  if (problem !== null) {
    return (
      <ErrorState title={t.error.title} action={<Button onClick={again}>{t.retry}</Button>}>
        <p>{t.error.body}</p>
        <details>
          <summary>{t.error.details}</summary>
          <code>{problem}</code>
        </details>
      </ErrorState>
    )
  }
  return value === undefined ? <p className="xj-note">{t.loading}</p> : props.children(value)
}
