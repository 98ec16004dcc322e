import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Card, EmptyState, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { type Day, daysBetween } from '#shared/base/day.ts'
import { dueLine, type LineNames } from './lines.ts'
import type { TodayData } from './model.ts'

const atFirst = 8

const tones = { late: 'bad', now: 'warn', soon: 'info', open: 'neutral' } as const satisfies Readonly<
  Record<string, Tone>
>

const useNames = (data: TodayData): LineNames => {
  const messages = useMessages()
  const format = useFormat()
  const member = (id: string | null | undefined) =>
    data.members.find((one) => one.id === id)?.values.name ?? null
  return {
    member,
    visited: (id) => {
      const values = data.visits.find((one) => one.id === id)?.values
      return {
        name: member(values?.member),
        event: values?.event ? messages.condolence.choices.event[values.event] : '',
      }
    },
    activity: (id) => data.activities.find((one) => one.id === id)?.values.title ?? '',
    proposal: (id) => data.proposals.find((one) => one.id === id)?.values.title ?? '',
    ratingYear: (id) => data.ratings.find((one) => one.id === id)?.values.year ?? 0,
    day: format.day,
  }
}

/** 该做的: each line is done from here. */
export const DueCard = (props: {
  readonly data: TodayData
  readonly today: Day
  readonly quietWhenEmpty: boolean
}) => {
  const messages = useMessages()
  const t = messages.todayPage
  const [all, setAll] = useState(false)
  const { data, today } = props
  const names = useNames(data)
  const { items } = data
  if (data.members.length === 0 && !props.quietWhenEmpty)
    return (
      <Card title={t.due.title}>
        <EmptyState
          title={t.due.start}
          icon="member"
          action={
            <Button kind="primary" onClick={() => goTo('#/member')}>
              {t.due.toMembers}
            </Button>
          }
        />
      </Card>
    )
  const shown = all ? items : items.slice(0, atFirst)
  return (
    <Card title={t.due.title} actions={<span className="xj-note">{t.due.count(items.length)}</span>}>
      {items.length === 0 ? <p className="xj-note">{t.due.none}</p> : null}
      <ul className="xj-due">
        {shown.map((item) => {
          const line = dueLine(item, item.day ? daysBetween(today, item.day) : null, messages, names)
          const act = t.act[line.act]
          return (
            <li key={line.key} data-severity={line.severity}>
              <Tag tone={tones[line.severity]}>{line.when}</Tag>
              <span className="xj-due-text">{line.text}</span>
              <Button
                small
                label={t.actOn(act, line.text)}
                onClick={() => goTo(hashOf(line.path, line.query))}
              >
                {act}
              </Button>
            </li>
          )
        })}
      </ul>
      {items.length > atFirst ? (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? t.due.less : t.due.more(items.length - atFirst)}
        </Button>
      ) : null}
    </Card>
  )
}
