import { Component, type ReactNode } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ErrorState, PageHeader } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Host } from '#shared/host.ts'
import { saveJournal } from './rescue.ts'

/** A way to carry the data away whatever is broken. */
export const RescueButton = (props: { readonly host: Host; readonly workspace: string }) => {
  const t = useMessages().shell.rescue
  const toast = useToast()
  const save = async () => {
    const name = t.file(props.workspace)
    try {
      if (await saveJournal(props.host, props.workspace, name)) toast({ text: t.done(name) })
    } catch {
      toast({ text: t.failed, tone: 'bad' })
    }
  }
  return (
    <Button icon="download" onClick={() => void save()}>
      {t.button}
    </Button>
  )
}

const ErrorScreen = (props: {
  readonly error: Error
  readonly onRetry: () => void
  readonly rescue: ReactNode
}) => {
  const t = useMessages().app
  return (
    <>
      <PageHeader title={t.error.title} />
      <ErrorState
        title={t.error.body}
        action={
          <>
            <Button kind="primary" icon="reload" onClick={props.onRetry}>
              {t.retry}
            </Button>
            {props.rescue}
          </>
        }
      >
        <details>
          <summary>{t.error.details}</summary>
          <code>{props.error.message}</code>
        </details>
      </ErrorState>
    </>
  )
}

interface Props {
  readonly rescue: ReactNode
  /** A change of it forgets the error: going to another screen tries anew. */
  readonly at: string
  readonly children: ReactNode
}

/** Keeps a bug in one screen from taking the frame with it, and offers a copy of the data. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null; readonly at: string }> {
  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: { readonly at: string }) {
    return props.at === state.at ? null : { error: null, at: props.at }
  }

  constructor(props: Props) {
    super(props)
    this.state = { error: null, at: props.at }
  }

  override render() {
    return this.state.error ? (
      <ErrorScreen
        error={this.state.error}
        onRetry={() => this.setState({ error: null })}
        rescue={this.props.rescue}
      />
    ) : (
      this.props.children
    )
  }
}
