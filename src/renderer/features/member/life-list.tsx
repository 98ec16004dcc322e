import './member.css'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { Fen } from '#shared/base/money.ts'
import { claimState } from '#shared/domain/mutual-aid-check.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { Moment } from './life.ts'

const tones: Readonly<Record<Moment['type'], Tone>> = {
  event: 'neutral',
  post: 'neutral',
  honour: 'good',
  visit: 'good',
  help: 'good',
  aid: 'neutral',
  claim: 'good',
  activity: 'info',
  proposal: 'warn',
  seconded: 'warn',
}

/** Where the records of a moment are kept that have a page of their own. */
const places: Readonly<Partial<Record<Moment['type'], readonly [string, Readonly<Record<string, string>>]>>> =
  {
    visit: ['/condolence', {}],
    help: ['/help', { view: 'ledger' }],
    aid: ['/help', { view: 'aid' }],
    claim: ['/help', { view: 'aid', part: 'claim' }],
    activity: ['/activity', {}],
    proposal: ['/proposal', {}],
    seconded: ['/proposal', {}],
  }

/** The words that are there, side by side. */
const together = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' ')

/** A person's whole life with the union, newest first; each line opens its record. */
export const LifeList = (props: { readonly life: readonly Moment[] }) => {
  const messages = useMessages()
  const t = messages.memberPage.life
  const words = wordsOf(messages)
  const format = useFormat()
  const money = (amount: Fen | null | undefined): string | null =>
    amount == null ? null : format.money(amount)
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
        return together(
          event && choiceWord(words.visit, 'event', event),
          gift?.form && choiceWord(words.visit, 'form', gift.form),
          money(gift?.amount),
        )
      }
      case 'help': {
        const { content, form, aid } = moment.values
        const w = messages.help.choices
        return together(content && w.content[content], form && w.form[form], aid?.item, money(aid?.amount))
      }
      case 'aid':
        return together(
          moment.values.year ? t.year(moment.values.year) : null,
          moment.values.product,
          money(moment.values.fee?.amount),
        )
      case 'claim':
        return together(
          moment.values.product,
          messages.mutualAid.states[claimState(moment.claim)],
          money(moment.claim.paid),
        )
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
      {props.life.map((moment) => {
        const place = places[moment.type]
        return (
          <li key={`${moment.type}.${moment.id}.${moment.type === 'post' && moment.ends}`}>
            <time>{moment.day ?? '—'}</time>
            <Tag tone={tones[moment.type]}>{t[moment.type]}</Tag>
            {place ? (
              <a href={hashOf(place[0], { ...place[1], open: moment.id })}>{textOf(moment)}</a>
            ) : (
              <span>{textOf(moment)}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
