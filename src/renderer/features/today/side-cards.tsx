import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo } from '#renderer/ui/hash.ts'
import { Card, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { dayAt } from '#shared/base/day.ts'
import { type Safety, type TodayData, useHostInfo } from './model.ts'

const Act = (props: { readonly to: string; readonly children: ReactNode }) => (
  <div className="xj-actions">
    <Button onClick={() => goTo(props.to)}>{props.children}</Button>
  </div>
)

/** 报送: when the last file was made, and what has changed since. */
export const SendCard = (props: { readonly preview: TodayData['preview'] }) => {
  const messages = useMessages()
  const t = messages.todayPage.send
  const format = useFormat()
  const { preview } = props
  if (preview === undefined) return <Card title={t.title}>{messages.app.loading}</Card>
  if (preview === null)
    return (
      <Card title={t.title}>
        <p>{t.noParent}</p>
        <Act to="#/exchange">{t.card}</Act>
      </Card>
    )
  const day = preview.lastExportAt === null ? null : dayAt(preview.lastExportAt)
  const fresh = preview.kinds.reduce((sum, { since }) => sum + since, 0)
  return (
    <Card title={t.title}>
      <p>{day ? t.last(format.day(day)) : t.never}</p>
      <p>
        <Tag tone={fresh > 0 ? 'warn' : 'good'} icon={fresh > 0 ? 'info' : 'ok'}>
          {fresh > 0 ? t.fresh(fresh) : t.nothingNew}
        </Tag>
      </p>
      <Act to="#/exchange">{t.button}</Act>
    </Card>
  )
}

/** 安全: the age of the last backup, and where the data lie. */
export const SafeCard = (props: { readonly days: number | null; readonly safety: Safety | undefined }) => {
  const t = useMessages().todayPage.safe
  const info = useHostInfo()
  const { days, safety } = props
  const good = days !== null && days <= 7
  if (!safety) return <Card title={t.title} />
  return (
    <Card title={t.title}>
      <p>
        <Tag tone={good ? 'good' : days === null ? 'warn' : 'bad'} icon={good ? 'safe' : 'warn'}>
          {days === null ? t.never : t.last(days === 0 ? t.today : t.days(days))}
        </Tag>
      </p>
      {days !== null && !good ? <p>{t.old}</p> : null}
      {safety.store.secondPlace === 'lost' ? (
        <p>
          <Tag tone="warn" icon="warn">
            {t.secondLost}
          </Tag>
        </p>
      ) : null}
      {safety.store.damaged > 0 ? (
        <>
          <p>
            <Tag tone="bad" icon="bad">
              {t.damaged(safety.store.damaged)}
            </Tag>
          </p>
          <Act to="#/setting?dialog=check">{t.check}</Act>
        </>
      ) : null}
      {!safety.recovery ? (
        <>
          <p>
            <Tag tone="warn" icon="warn">
              {t.noRecovery}
            </Tag>
          </p>
          <Act to="#/setting?dialog=recovery">{t.makeRecovery}</Act>
        </>
      ) : null}
      {info ? (
        <p className="xj-hint">
          {t.place}{' '}
          <span className="xj-place">
            {info.kind === 'browser' ? t.browserPlace(info.journalPlace) : info.journalPlace}
          </span>
        </p>
      ) : null}
      {info && !info.journalIsOutside ? <p className="xj-hint">{t.inside}</p> : null}
      <Act to="#/setting?dialog=backup">{t.button}</Act>
    </Card>
  )
}
