import type { ReactNode } from 'react'
import type { Messages } from '#shared/i18n/messages.ts'
import { EmptyState, Tag, type Tone } from './layout.tsx'
import { useMessages } from './messages.tsx'

/** One write of one field; the engine's history entries fit. */
export interface HistoryItem {
  readonly save: string
  readonly at: number
  readonly orgName: string
  readonly deviceName: string
  readonly field: string
  readonly value: unknown
  readonly state: keyof Messages['app']['history']['state']
  /** The file it came in; null when it was written here. */
  readonly fileName: string | null
}

const tones: Readonly<Record<HistoryItem['state'], Tone>> = {
  shown: 'good',
  earlier: 'neutral',
  conflict: 'warn',
  revoked: 'neutral',
  rejected: 'bad',
  waiting: 'info',
  'set-aside': 'neutral',
  late: 'warn',
  retired: 'bad',
  erased: 'neutral',
}

/** Who wrote what and when, newest first, one box per save. */
export const HistoryList = (props: {
  readonly entries: readonly HistoryItem[] | undefined
  readonly fieldLabel: (field: string) => string
  readonly showValue: (field: string, value: unknown) => ReactNode
  readonly showTime: (at: number) => string
}) => {
  const t = useMessages().app
  const { entries } = props
  if (!entries) return <p className="xj-note">{t.loading}</p>
  if (entries.length === 0) return <EmptyState title={t.history.empty} />
  const saves: HistoryItem[][] = []
  for (const entry of entries) {
    const last = saves.at(-1)
    if (last?.[0]?.save === entry.save) last.push(entry)
    else saves.push([entry])
  }
  return (
    <ol className="xj-history" aria-label={t.history.title}>
      {saves.map((items, n) => {
        const [first] = items
        return first ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: one save may stand in several places of the list
          <li key={`${first.save}.${n}`}>
            <div className="xj-history-head">
              <time>{props.showTime(first.at)}</time>
              <span>{t.history.by(first.orgName, first.deviceName)}</span>
              {first.fileName === null ? null : (
                <span className="xj-hint">{t.history.file(first.fileName)}</span>
              )}
            </div>
            <ul>
              {items.map((item) => (
                <li key={`${item.field}.${item.state}`} data-state={item.state}>
                  <span className="xj-history-field">{props.fieldLabel(item.field)}</span>
                  <span className="xj-history-value">
                    {item.value === null || item.value === undefined || item.value === ''
                      ? t.history.cleared
                      : props.showValue(item.field, item.value)}
                  </span>
                  <Tag tone={tones[item.state]}>{t.history.state[item.state]}</Tag>
                </li>
              ))}
            </ul>
          </li>
        ) : null
      })}
    </ol>
  )
}
