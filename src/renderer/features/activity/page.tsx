import './activity.css'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHash } from '#renderer/ui/hash.ts'
import { PageHeader } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { sumFen } from '#shared/base/money.ts'
import { ClubTab } from './club-tab.tsx'
import { ActivityDrawer } from './drawer.tsx'
import { ActivityForm } from './form.tsx'
import { ListTab } from './list-tab.tsx'
import { useActivities, useActivityPlace } from './model.ts'
import { PlanTab } from './plan-tab.tsx'
import { ShareTab } from './share-tab.tsx'
import { SignInDialog } from './sign-in.tsx'
import { yearOf } from './summary.ts'
import type { YearPlace } from './year-bar.tsx'

/** 活动: the list, the plan of the year, clubs, who took part; and beside them the activity that is open. */
export const ActivityPage = () => {
  const messages = useMessages()
  const t = messages.activityPage
  const tabs = messages.activityYear.tabs
  const format = useFormat()
  const data = useActivities()
  const here = useActivityPlace()
  const { path, query } = useHash()
  const above = here.level === 'school' || here.level === 'city'

  const go = (next: Readonly<Record<string, string | null>>, replace = false) =>
    goTo(hashOf(path, { ...query, ...next }), replace)
  const close = () => go({ open: null, tab: null, dialog: null }, true)

  // The ledger shows all years until one is chosen, the other tabs one year at a time.
  const listed = query.view === undefined || query.view === 'list'
  const year = /^\d{4}$/.test(query.year ?? '') ? Number(query.year) : dayParts(here.today).year
  const wanted = listed ? (query.year ?? null) : String(year)
  const open = data?.rows.find((row) => row.id === query.open) ?? null
  const held = (data?.rows ?? []).filter(
    (row) =>
      row.state !== 'cancelled' &&
      (wanted === null || yearOf(row) === wanted) &&
      (query.branch === undefined || row.home === query.branch),
  )
  const place: YearPlace | null = data
    ? {
        data,
        year,
        branch: above ? (query.branch ?? null) : null,
        above,
        query,
        go,
      }
    : null
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note(
          held.length,
          held.reduce((sum, row) => sum + row.signed, 0),
          format.money(sumFen(held.map((row) => row.total))),
        )}
        actions={
          <Button kind={listed ? 'primary' : 'plain'} icon="add" onClick={() => go({ dialog: 'new' })}>
            {t.add}
          </Button>
        }
      />
      <Tabs
        label={t.title}
        current={query.view}
        onChange={(view) =>
          go({ view: view === 'list' ? null : view, show: null, list: null, open: null }, true)
        }
        tabs={[
          {
            key: 'list',
            label: tabs.list,
            content: <ListTab data={data} above={above} query={query} go={go} />,
          },
          {
            key: 'plan',
            label: tabs.plan,
            content: place ? (
              <PlanTab place={place} hrefOf={(show) => hashOf(path, { ...query, show })} />
            ) : null,
          },
          { key: 'club', label: tabs.club, content: place ? <ClubTab place={place} /> : null },
          { key: 'share', label: tabs.share, content: place ? <ShareTab place={place} /> : null },
        ]}
      />
      {query.dialog === 'new' ? (
        <Dialog open title={t.form.create} width={820} onClose={close}>
          <ActivityForm
            row={null}
            data={data ?? null}
            onSaved={(id: EntityId) => go({ dialog: null, open: id, tab: 'people' }, true)}
          />
        </Dialog>
      ) : null}
      {query.open && data && query.view !== 'club' && query.dialog !== 'sign-in' ? (
        <ActivityDrawer
          row={open}
          data={data}
          tab={query.tab}
          onTab={(tab) => go({ tab }, true)}
          onClose={close}
          onSignIn={() => go({ dialog: 'sign-in' })}
        />
      ) : null}
      {open && data && query.dialog === 'sign-in' ? (
        <SignInDialog row={open} data={data} onClose={() => go({ dialog: null, tab: 'people' }, true)} />
      ) : null}
    </>
  )
}
