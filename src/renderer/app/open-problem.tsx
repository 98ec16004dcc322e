import type { ReactNode } from 'react'
import type { OpenProblem } from '#renderer/engine.ts'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ErrorState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { Host } from '#shared/host.ts'
import { RescueButton } from './error-screen.tsx'
import { switchWorkspace } from './session.ts'

/** Why a workspace did not open; the pass phrase has a screen of its own. */
export type Hindrance = Exclude<OpenProblem, { readonly type: 'locked' | 'wrong-code' }>

/** Why a workspace did not open, and what to do about it. Nothing was changed in any of these cases. */
export const OpenProblemScreen = (props: {
  readonly host: Host
  readonly workspace: string
  readonly problem: Hindrance
}) => {
  const t = useMessages()
  const { problem } = props
  const words: { readonly title: string; readonly body: ReactNode } =
    problem.type === 'newer-store'
      ? t.shell.newerStore
      : problem.type === 'no-keys'
        ? t.shell.noKeys
        : problem.type === 'disk-full'
          ? t.shell.diskFull
          : { title: t.shell.failed.title, body: problemSentence(t, problem) }
  return (
    <ErrorState
      title={words.title}
      action={
        <>
          {problem.type === 'no-keys' ? (
            <Button kind="primary" onClick={() => switchWorkspace(null)}>
              {t.shell.noKeys.restore}
            </Button>
          ) : (
            <Button kind="primary" onClick={() => location.reload()}>
              {t.app.retry}
            </Button>
          )}
          <RescueButton host={props.host} workspace={props.workspace} />
          <Button onClick={() => switchWorkspace(null)}>{t.shell.workspace.switch}</Button>
        </>
      }
    >
      <p>{words.body}</p>
    </ErrorState>
  )
}
