import './member.css'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { Moment } from './life.ts'

const tones: Readonly<Record<Moment['type'], Tone>> = {
  event: 'neutral',
  post: 'neutral',
  honour: 'good',
  visit: 'good',
  activity: 'info',
  proposal: 'warn',
  seconded: 'warn',
}

const paths = { visit: '/condolence', activity: '/activity', proposal: '/proposal', seconded: '/proposal' }

/** A person's whole life with the union, newest first; each line opens its record. */
export const LifeList = (props: { readonly life: readonly Moment[] }) => {
  const messages = useMessages()
  const t = messages.memberPage.life
  const words = wordsOf(messages)
  const format = useFormat()
  const textOf = (moment: Moment): string => {
    switch (moment.type) {
      case 'event':
        return t.eventLine(
          moment.values.event ? choiceWord(words['member-event'], 'event', moment.values.event) : '',
          moment.values.note ?? '',
        )
      case 'post': {
        const post = moment.values.post ? messages.post.choices.post[moment.values.post] : ''
        return moment.ends ? t.postEnds(post) : [post, moment.values.term].filter(Boolean).join(' · ')
      }
      case 'honour': {
        const { title, level } = moment.values
        return [level && messages.honour.choices.level[level], title].filter(Boolean).join(' · ')
      }
      case 'visit': {
        const { event, gift } = moment.values
        return [
          event && choiceWord(words.visit, 'event', event),
          gift?.form && choiceWord(words.visit, 'form', gift.form),
          gift?.amount == null ? null : format.money(gift.amount),
        ]
          .filter(Boolean)
          .join(' ')
      }
      case 'activity':
        return moment.values.title ?? ''
      case 'proposal':
      case 'seconded':
        return moment.values.title ?? ''
    }
  }
  if (props.life.length === 0) return <EmptyState title={t.empty} />
  return (
    <ol className="xj-life">
      {props.life.map((moment) => (
        <li key={`${moment.type}.${moment.id}.${moment.type === 'post' && moment.ends}`}>
          <time>{moment.day ?? '—'}</time>
          <Tag tone={tones[moment.type]}>{t[moment.type]}</Tag>
          {moment.type === 'event' || moment.type === 'post' || moment.type === 'honour' ? (
            <span>{textOf(moment)}</span>
          ) : (
            <a href={hashOf(paths[moment.type], { open: moment.id })}>{textOf(moment)}</a>
          )}
        </li>
      ))}
    </ol>
  )
}
