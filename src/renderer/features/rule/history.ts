import type { Messages } from '#shared/i18n/messages.ts'
import { activityRowText, fundText } from './activity-words.ts'
import { clubRuleText } from './club-words.ts'
import { type BodyDraft, bodyDraftOf, isEdited, readPack } from './draft.ts'
import { fundLimitText, poolText } from './fund-words.ts'
import { excludedText, helpRowText } from './help-words.ts'
import { duesText, termText } from './member-words.ts'
import { moreText, rowText, yuanText } from './words.ts'

/** One line of a pack: its list and id, which say that it is the same one, and what it says. */
interface Line {
  readonly key: string
  readonly text: string
}

const linesOf = (t: Messages, draft: BodyDraft): readonly Line[] => {
  const line = (list: string, id: string, text: string): Line => ({ key: `${list} ${id}`, text })
  const { limit, fund } = t.rulePage
  switch (draft.topic) {
    case 'condolence':
      return [
        ...draft.body.rows.map((row) =>
          line('row', row.id, [rowText(t, row), moreText(t, row)].filter(Boolean).join(t.rulePage.partJoin)),
        ),
        ...draft.body.limits.map(({ id, events, per, cap }) =>
          line(
            'limit',
            id,
            [
              limit.title,
              events?.map((event) => t.condolence.choices.event[event]).join(t.rulePage.join) ||
                limit.allEvents,
              per ? limit[per] : '',
              cap == null ? '' : t.rulePage.part.upTo(yuanText(cap)),
            ].join(' · '),
          ),
        ),
      ]
    case 'activity':
      return [
        ...draft.body.rows.map((row) => line('row', row.id, activityRowText(t, row))),
        ...draft.body.funds.map((one) =>
          line('fund', one.id, `${t.rulePage.activity.funds.title} · ${fundText(t, one)}`),
        ),
      ]
    case 'member':
      return [
        ...draft.body.terms.map((term) => line('row', term.id, termText(t, term))),
        line('dues', '', `${t.rulePage.member.dues.title} · ${duesText(t, draft.body.dues)}`),
      ]
    case 'help':
      return [
        ...draft.body.rows.map((row) => line('row', row.id, helpRowText(t, row))),
        line('excluded', '', `${t.rulePage.help.excluded.title} · ${excludedText(t, draft.body.excluded)}`),
      ]
    case 'club':
      return [line('club', '', clubRuleText(t, draft.body))]
    case 'fund': {
      const { unspent, fixed } = draft.body
      return [
        ...draft.body.pools.map((pool) => line('row', pool.id, poolText(t, pool))),
        ...draft.body.limits.map((one) => line('limit', one.id, fundLimitText(t, one))),
        line('end', '', `${fund.end.unspent} · ${fund.end[unspent]}`),
        line('fixed', '', fixed ? fund.end.fixed : fund.end.changes),
      ]
    }
  }
}

const bodyLines = (t: Messages, topic: string | null, body: unknown): readonly Line[] | null => {
  if (!isEdited(topic)) return null
  const read = readPack(topic, { id: 'past', title: '', source: '', body })
  return read.ok ? linesOf(t, bodyDraftOf(read.value)) : null
}

/**
 * What one save of a pack's rows changed against the one before it, in sentences; null where this version cannot read the
 * rows. Without one before it, the rows as they were first written.
 */
export const bodyChanges = (
  t: Messages,
  topic: string | null,
  body: unknown,
  before: unknown,
): readonly string[] | null => {
  const w = t.rulePage.past
  const now = bodyLines(t, topic, body)
  if (!now) return null
  const was = bodyLines(t, topic, before)
  if (!was) return now.map(({ text }) => text)
  const texts = new Map(was.map(({ key, text }) => [key, text]))
  const keys = new Set(now.map(({ key }) => key))
  const changes = now.flatMap(({ key, text }) => {
    const old = texts.get(key)
    if (old === undefined) return [w.added(text)]
    return old === text ? [] : [w.changed(old, text)]
  })
  const gone = was.filter(({ key }) => !keys.has(key)).map(({ text }) => w.removed(text))
  const kept = (lines: readonly Line[], among: { readonly has: (key: string) => boolean }) =>
    lines.filter(({ key }) => among.has(key)).map(({ key }) => key)
  const isMoved = kept(now, texts).join('\n') !== kept(was, keys).join('\n')
  return [...changes, ...gone, ...(isMoved ? [w.moved] : [])]
}
