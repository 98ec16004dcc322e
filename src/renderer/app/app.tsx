import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Records } from '#renderer/db/records.ts'
import type { Engine, OpenReport, Progress, Workspace } from '#renderer/engine.ts'
import { holdWorkspace, type WorkspaceHold } from '#renderer/host/workspace-lock.ts'
import { type Services, ServicesProvider } from '#renderer/services.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Card, ErrorState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { lastWorkspace, localeSetting, typeSetting, useScheme } from '#renderer/ui/preferences.ts'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { UiProvider } from '#renderer/ui/ui-provider.tsx'
import { noteWritten } from '#renderer/written.ts'
import { type Day, dayAt } from '#shared/base/day.ts'
import type { Host } from '#shared/host.ts'
import { StartPage } from '../features/start/page.tsx'
import { UnlockForm } from '../features/start/unlock-form.tsx'
import { RescueButton } from './error-screen.tsx'
import { type Hindrance, OpenProblemScreen } from './open-problem.tsx'
import { isSomeLost, switchWorkspace } from './session.ts'
import { Shell } from './shell.tsx'
import { watchEngine } from './watched-engine.ts'

/** What the composition root hands over. */
export interface Roots {
  readonly host: Host
  readonly engine: Engine
  readonly recordsOf: (workspace: Workspace) => Records
  readonly now: () => number
}

type Phase =
  | { readonly type: 'starting' }
  | { readonly type: 'choose' }
  | { readonly type: 'opening'; readonly name: string; readonly progress: Progress | null }
  | { readonly type: 'in-use' }
  | {
      readonly type: 'locked'
      readonly workspace: Workspace
      readonly fill: boolean
      readonly wrong: boolean
    }
  | { readonly type: 'hindered'; readonly workspace: string; readonly problem: Hindrance }
  | { readonly type: 'failed'; readonly workspace: string | null; readonly detail: string }
  | { readonly type: 'open'; readonly services: Services; readonly report: OpenReport }

const todayBy = (now: number): Day => {
  const day = dayAt(now)
  if (!day) throw new Error('the clock of this PC shows no day')
  return day
}

const sampleSize = { school: { branches: 12, members: 40 }, other: { branches: 1, members: 86 } }

const usePhase = (roots: Roots) => {
  const [phase, setPhase] = useState<Phase>({ type: 'starting' })
  const [workspaces, setWorkspaces] = useState<readonly Workspace[]>([])
  const [lost, setLost] = useState(false)
  const held = useRef<{ readonly workspace: string; readonly hold: WorkspaceHold } | null>(null)
  // Who stands above may have changed with what was just written.
  const refresh = useCallback(async () => {
    const workspace = await roots.engine.current()
    setPhase((now) => {
      if (now.type !== 'open' || JSON.stringify(now.services.workspace) === JSON.stringify(workspace))
        return now
      return { ...now, services: { ...now.services, workspace } }
    })
  }, [roots])
  const enter = useCallback(
    async (workspace: Workspace, fill: boolean, passPhrase: string | null = null) => {
      setPhase({ type: 'opening', name: workspace.name, progress: null })
      try {
        // A second try with another pass phrase holds it already; let go of, it would not be free at once.
        if (held.current?.workspace !== workspace.id) {
          held.current?.hold.release()
          const hold = await holdWorkspace(navigator.locks, workspace.id)
          held.current = hold && { workspace: workspace.id, hold }
        }
        if (!held.current) return setPhase({ type: 'in-use' })
        const step = (progress: Progress) =>
          setPhase((now) => (now.type === 'opening' ? { ...now, progress } : now))
        const opened = await roots.engine.open(workspace.id, passPhrase, step)
        if (!opened.ok) {
          const { error } = opened
          if (error.type === 'locked' || error.type === 'wrong-code')
            return setPhase({ type: 'locked', workspace, fill, wrong: error.type === 'wrong-code' })
          if (error.type === 'in-use') return setPhase({ type: 'in-use' })
          return setPhase({ type: 'hindered', workspace: workspace.id, problem: error })
        }
        const report = opened.value
        if (fill) {
          const { school, other } = sampleSize
          const size = report.workspace.level === 'school' ? school : other
          const filled = await roots.engine.fillWithSample(size, step)
          // Cancelled: the workspace is there, only empty.
          if (!filled.ok && filled.error.type !== 'cancelled') throw new Error(filled.error.type)
        }
        lastWorkspace.set(workspace.id)
        setPhase({
          type: 'open',
          report,
          services: {
            host: roots.host,
            engine: watchEngine(roots.engine, () => {
              noteWritten()
              void refresh()
            }),
            records: roots.recordsOf(report.workspace),
            workspace: report.workspace,
            now: roots.now,
            today: () => todayBy(roots.now()),
          },
        })
      } catch (error) {
        setPhase({ type: 'failed', workspace: workspace.id, detail: String(error) })
      }
    },
    [roots, refresh],
  )
  useEffect(() => {
    const begin = async () => {
      try {
        const found = await roots.engine.workspaces()
        setWorkspaces(found)
        const wanted = lastWorkspace.get()
        setLost(await isSomeLost(found, wanted))
        // A profile that was damaged or killed forgets; where there is one workspace there is nothing to choose.
        const only = wanted === null && found.length === 1 ? found[0] : undefined
        const last = found.find((one) => one.id === wanted) ?? only
        if (last) await enter(last, false)
        else setPhase({ type: 'choose' })
      } catch (error) {
        setPhase({ type: 'failed', workspace: lastWorkspace.get(), detail: String(error) })
      }
    }
    void begin()
  }, [roots, enter])
  return { phase, workspaces, lost, enter }
}

const Center = (props: { readonly children: ReactNode }) => {
  const t = useMessages().app
  return (
    <main className="xj-center">
      <h1 className="xj-hidden">{t.name}</h1>
      {props.children}
    </main>
  )
}

const Screens = (props: { readonly roots: Roots }) => {
  const t = useMessages()
  const { roots } = props
  const { phase, workspaces, lost, enter } = usePhase(roots)
  useEffect(() => {
    if (phase.type !== 'open') document.title = t.app.name
  }, [phase.type, t])
  switch (phase.type) {
    case 'starting':
      return (
        <Center>
          <p className="xj-note">{t.app.loading}</p>
        </Center>
      )
    case 'choose':
      return (
        <StartPage
          engine={roots.engine}
          host={roots.host}
          lost={lost}
          workspaces={workspaces}
          onReady={(workspace, fill) => void enter(workspace, fill)}
        />
      )
    case 'opening': {
      const { progress } = phase
      const stage = progress ? (t.exchange.stage[progress.stage] ?? t.app.working) : t.shell.opening
      return (
        <Center>
          <Card title={phase.name}>
            {progress ? (
              <ProgressBar
                label={stage}
                done={progress.done}
                total={progress.total}
                onCancel={progress.stage === 'sample' ? () => void roots.engine.cancel() : undefined}
              />
            ) : (
              <ProgressBar label={stage} />
            )}
          </Card>
        </Center>
      )
    }
    case 'in-use':
      return (
        <Center>
          <ErrorState
            title={t.shell.inUse.title}
            action={
              <>
                <Button kind="primary" onClick={() => location.reload()}>
                  {t.app.retry}
                </Button>
                <Button onClick={() => switchWorkspace(null)}>{t.shell.workspace.switch}</Button>
              </>
            }
          >
            <p>{t.shell.inUse.body}</p>
          </ErrorState>
        </Center>
      )
    case 'locked':
      return (
        <Center>
          <UnlockForm
            name={phase.workspace.name}
            wrong={phase.wrong}
            busy={false}
            onUnlock={(passPhrase) => void enter(phase.workspace, phase.fill, passPhrase)}
            onLeave={() => switchWorkspace(null)}
          />
        </Center>
      )
    case 'hindered':
      return (
        <Center>
          <OpenProblemScreen host={roots.host} workspace={phase.workspace} problem={phase.problem} />
        </Center>
      )
    case 'failed':
      return (
        <Center>
          <ErrorState
            title={t.shell.failed.title}
            action={
              <>
                <Button kind="primary" onClick={() => location.reload()}>
                  {t.app.retry}
                </Button>
                {phase.workspace ? <RescueButton host={roots.host} workspace={phase.workspace} /> : null}
                <Button onClick={() => switchWorkspace(null)}>{t.shell.workspace.switch}</Button>
              </>
            }
          >
            <p>{t.shell.failed.body}</p>
            <details>
              <summary>{t.app.error.details}</summary>
              <code>{phase.detail}</code>
            </details>
          </ErrorState>
        </Center>
      )
    case 'open':
      return (
        <ServicesProvider value={phase.services}>
          <Shell
            report={phase.report}
            others={workspaces.filter((one) => one.id !== phase.services.workspace.id)}
          />
        </ServicesProvider>
      )
  }
}

/** The whole product over its roots. */
export const App = (props: { readonly roots: Roots }) => (
  <UiProvider locale={localeSetting.use()} scheme={useScheme()} typeSize={typeSetting.use()}>
    <Screens roots={props.roots} />
  </UiProvider>
)
