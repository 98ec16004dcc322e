import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import { type MemberPost, postRoles, postWays, termEnd, termRuleOf } from '#shared/domain/post.ts'
import { checkPost, type PostProblem } from '#shared/domain/post-check.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { MemberRecordDialog, useMemberRecord } from './member-record.tsx'
import { usePlace } from './model.ts'
import { type PostData, usePostDeeds } from './post-model.ts'

const placeOf = (problem: PostProblem): string => {
  if (problem.type === 'field') return problem.field
  return problem.type === 'post-ends-before-start'
    ? 'until'
    : problem.type === 'post-due-before-start'
      ? 'dueOn'
      : problem.type === 'post-twice' || problem.type === 'post-taken'
        ? 'post'
        : 'from'
}

const textOf = (messages: Messages, problem: PostProblem): string =>
  problem.type === 'field'
    ? sentenceOf(messages.check.faults, problem.fault)
    : sentenceOf(messages.post.problems, problem)

/** A post of a member, new or to be changed or ended. */
export const PostDialog = (props: {
  readonly data: PostData
  /** Whose post; null to choose. */
  readonly of: EntityId | null
  readonly base: Rec<MemberPost> | null
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.post
  const format = useFormat()
  const { today, workspace } = usePlace()
  const { data, base } = props
  const deeds = usePostDeeds(data)
  const record = useMemberRecord<MemberPost>({
    words: t,
    members: data.members,
    of: props.of,
    base,
    begun: {},
    check: (values, person) => {
      const checked = checkPost(values, {
        today,
        person: person.values,
        events: data.events.flatMap(({ life, values: event }) =>
          life === 'active' && event.member === person.id ? [event] : [],
        ),
        posts: data.posts.filter(({ home }) => home === (base?.home ?? workspace.org)),
        self: base?.id ?? null,
        rule: data.rule,
        nameOf: (id) => data.members.find((one) => one.id === id)?.values.name ?? '',
      })
      return new Map(checked.ok ? [] : checked.error.map((one) => [placeOf(one), textOf(messages, one)]))
    },
    save: (values) => deeds.save(values, base),
    void: deeds.void,
    said: ({ until }) => (until && !base?.values.until ? t.ended : t.saved),
    onClose: props.onClose,
  })
  const { values: post, set, found } = record
  const rule = termRuleOf(data.rule, post.post)
  const usual = rule && termEnd({ ...post, dueOn: null }, data.rule)
  const events = eventsByMember(data.events)
  return (
    <MemberRecordDialog
      record={record}
      mayHold={(id) => membershipAt(events.get(id) ?? [], today) === 'active'}
    >
      <ChoiceInput
        label={t.fields.post}
        required
        autoFocus={Boolean(props.of)}
        value={post.post}
        problem={found.get('post')}
        options={optionsOf(postRoles, t.choices.post)}
        onChange={(role) => set({ post: role })}
      />
      <TextInput
        label={t.fields.term}
        max={40}
        hint={t.termHint}
        value={post.term}
        onChange={(term) => set({ term })}
      />
      <DayInput
        label={t.fields.from}
        required
        today={today}
        value={post.from}
        problem={found.get('from')}
        onChange={(from) => set({ from })}
      />
      <DayInput
        label={t.fields.dueOn}
        today={today}
        value={post.dueOn}
        hint={
          usual && rule
            ? t.dueHint(rule.years, format.day(usual))
            : post.post && !rule
              ? t.dueNone
              : undefined
        }
        problem={found.get('dueOn')}
        onChange={(dueOn) => set({ dueOn })}
      />
      <ChoiceInput
        label={t.fields.way}
        value={post.way}
        options={optionsOf(postWays, t.choices.way)}
        onChange={(way) => set({ way })}
      />
      {post.post === 'group-leader' ? (
        <TextInput
          label={t.fields.group}
          max={60}
          value={post.group}
          suggestions={[...new Set(data.members.flatMap(({ values }) => values.group ?? []))]}
          onChange={(group) => set({ group })}
        />
      ) : (
        <TextInput
          label={t.fields.delegation}
          max={60}
          value={post.delegation}
          suggestions={[...new Set(data.posts.flatMap(({ values }) => values.delegation ?? []))]}
          onChange={(delegation) => set({ delegation })}
        />
      )}
      <DayInput
        label={t.fields.until}
        today={today}
        value={post.until}
        problem={found.get('until')}
        hint={t.endLead}
        onChange={(until) => set({ until })}
      />
      <TextInput
        label={t.fields.note}
        max={500}
        value={post.note}
        problem={found.get('note')}
        onChange={(note) => set({ note })}
      />
      {data.source ? (
        <p className="xj-field xj-hint" data-wide>
          {t.rule(data.source)}
        </p>
      ) : null}
    </MemberRecordDialog>
  )
}
