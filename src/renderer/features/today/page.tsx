import './today.css'
import { useState } from 'react'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, PageHeader, Split, Stat } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { backupSetting } from '#renderer/ui/preferences.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Fen } from '#shared/base/money.ts'
import { DueCard } from './due-card.tsx'
import { newestBackup, type TodayData, useSafety, useToday, useTodayPlace } from './model.ts'
import { MonthBars } from './month-bars.tsx'
import { BranchCard, SchoolFigures } from './school-cards.tsx'
import { SafeCard, SendCard } from './side-cards.tsx'

/** The year so far; each figure opens its list. */
const YearCard = (props: { readonly data: TodayData; readonly own: boolean }) => {
  const messages = useMessages()
  const t = messages.todayPage.year
  const format = useFormat()
  const { figures, rating, months } = props.data
  const points = rating?.next?.bars.find((bar) => bar.type === 'points-missing')
  return (
    <Card title={t.title(figures.year)}>
      <div className="xj-figures">
        <Stat
          label={t.activities}
          value={t.times(figures.activities)}
          note={t.activityNote(
            figures.participations,
            figures.coverage === null ? null : format.percent(figures.coverage),
          )}
          href={`#/activity?year=${figures.year}`}
        />
        <Stat
          label={t.visits}
          value={t.persons(figures.visits)}
          note={t.visitNote(figures.visited, format.money(figures.visitMoney satisfies Fen))}
          href="#/condolence"
        />
        <Stat
          label={t.proposals}
          value={t.pieces(figures.proposals)}
          note={t.proposalNote(figures.submitted)}
          href="#/proposal"
        />
        {props.own ? (
          <Stat
            label={t.home}
            value={rating?.totals ? `${rating.totals.total} / ${rating.totals.max}` : t.homeNone}
            note={
              rating?.next && points?.type === 'points-missing'
                ? t.homeGap(rating.next.level.name, String(points.points))
                : rating?.level
                  ? t.homeNote(rating.level.name)
                  : rating
                    ? t.noLevel
                    : null
            }
            href={rating ? `#/home?open=${rating.id}` : '#/home'}
          />
        ) : null}
      </div>
      <MonthBars months={months} />
    </Card>
  )
}

/** 今日: the first screen. */
export const TodayPage = () => {
  const messages = useMessages()
  const t = messages.todayPage
  const format = useFormat()
  const { workspace, today, now, above } = useTodayPlace()
  const [setting] = useState(() => backupSetting(workspace.id))
  const safety = useSafety()
  const backupAt = newestBackup(safety?.store.lastBackupAt ?? null, setting.use())
  // Until that is known nobody is reminded of it.
  const data = useToday(safety ? backupAt : now)
  const weekday = t.weekdays[new Date(`${today}T00:00:00Z`).getUTCDay()] ?? ''
  return (
    <>
      <PageHeader
        title={t.date(format.day(today), weekday)}
        note={
          data
            ? above
              ? t.branches(workspace.name, data.branches.length)
              : t.members(workspace.name, data.memberCount)
            : workspace.name
        }
      />
      {data ? (
        <Split
          main={
            <>
              {above ? <SchoolFigures data={data} /> : null}
              {!above && data.conflicts > 0 ? (
                <VerdictStrip state="warn">
                  {t.conflicts(data.conflicts)} <a href="#/conflict">{t.toConflicts}</a>
                </VerdictStrip>
              ) : null}
              <DueCard data={data} today={today} quietWhenEmpty={above} />
              {above ? <BranchCard data={data} /> : null}
              <YearCard data={data} own={!above} />
            </>
          }
          side={
            <>
              {above ? null : <SendCard preview={data.preview} />}
              <SafeCard
                safety={safety}
                days={backupAt === null ? null : Math.max(0, Math.floor((now - backupAt) / 86_400_000))}
              />
            </>
          }
        />
      ) : (
        <p className="xj-note">{messages.app.loading}</p>
      )}
    </>
  )
}
