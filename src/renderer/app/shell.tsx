import { Suspense, useEffect, useState } from 'react'
import { Route, Router, Switch } from 'wouter'
import type { OpenReport, Workspace } from '#renderer/engine.ts'
import { useServices } from '#renderer/services.ts'
import { AppFrame } from '#renderer/ui/app-frame.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { goTo, hashOf, useHash, useHashLocation } from '#renderer/ui/hash.ts'
import { EmptyState, PageHeader } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { railSetting } from '#renderer/ui/preferences.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { ErrorBoundary, RescueButton } from './error-screen.tsx'
import { ReadingBar } from './reading-bar.tsx'
import { loadAhead, routeAt, routesFor, type Route as ScreenRoute, screenOf } from './routes.tsx'
import { SearchButton } from './search.tsx'
import { TopTools, WorkspaceMenu } from './top-bar.tsx'

/** Says once what opening found and mended. */
const useOpenNotice = (report: OpenReport) => {
  const t = useMessages().shell
  const toast = useToast()
  useEffect(() => {
    if (report.copied) toast({ text: t.copied, tone: 'warn' })
    if (report.missing > 0) {
      const { recovered, missing } = report
      toast({ text: recovered > 0 ? t.recoveredPart(recovered, missing) : t.damaged(missing), tone: 'bad' })
    } else if (report.recovered > 0) toast({ text: t.recovered(report.recovered), tone: 'warn' })
    else if (report.torn > 0) toast({ text: t.torn(report.torn), tone: 'warn' })
    else if (report.rebuilt && report.replayed > 0) toast({ text: t.rebuilt, tone: 'info' })
    else if (report.replayed > 0) toast({ text: t.replayed(report.replayed), tone: 'info' })
  }, [report, t, toast])
}

const MissingPage = () => {
  const t = useMessages().shell.missingPage
  return (
    <>
      <PageHeader title={t.title} />
      <EmptyState
        title={t.body}
        action={
          <Button kind="primary" onClick={() => goTo('#/')}>
            {t.action}
          </Button>
        }
      />
    </>
  )
}

const Screen = (props: { readonly route: ScreenRoute }) => {
  // The one it began with: another one would begin anew.
  const [Page] = useState(() => screenOf(props.route))
  return <Page />
}

/** The open workspace: frame, screens, search. */
export const Shell = (props: { readonly report: OpenReport; readonly others: readonly Workspace[] }) => {
  const t = useMessages()
  const { workspace, host } = useServices()
  const { path } = useHash()
  const collapsed = railSetting.use()
  const routes = routesFor(workspace.level)
  const current = routeAt(routes, path)
  const title = current?.title(t) ?? t.shell.missingPage.title
  useOpenNotice(props.report)
  useEffect(() => loadAhead(routesFor(workspace.level)), [workspace.level])
  useEffect(() => {
    document.title = `${title} · ${workspace.name} · ${t.app.name}`
  }, [title, workspace, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen begins at its top
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0)
  }, [path])
  return (
    <AppFrame
      rail={routes
        .filter((route) => route.inRail)
        .map((route) => ({
          key: route.path,
          label: route.title(t),
          href: hashOf(route.path),
          icon: route.icon,
          current: route === current,
        }))}
      railLabel={t.shell.rail}
      collapsed={collapsed}
      onCollapse={railSetting.set}
      collapseLabel={collapsed ? t.shell.expand : t.shell.collapse}
      skipLabel={t.shell.skip}
      workspace={<WorkspaceMenu others={props.others} />}
      search={<SearchButton />}
      tools={<TopTools />}
    >
      <ReadingBar />
      <ErrorBoundary at={path} rescue={<RescueButton host={host} workspace={workspace.id} />}>
        <Suspense fallback={<p className="xj-note">{t.app.loading}</p>}>
          <Router hook={useHashLocation}>
            <Switch>
              {routes.map((route) => (
                <Route key={route.path} path={route.path === '/' ? '/' : `${route.path}/*?`}>
                  <Screen route={route} />
                </Route>
              ))}
              <Route component={MissingPage} />
            </Switch>
          </Router>
        </Suspense>
      </ErrorBoundary>
    </AppFrame>
  )
}
