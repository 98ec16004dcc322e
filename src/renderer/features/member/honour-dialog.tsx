import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import {
  checkHonour,
  type HonourProblem,
  honourLevels,
  honourSorts,
  type MemberHonour,
} from '#shared/domain/honour.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type HonourData, useHonourDeeds } from './honour-model.ts'
import { MemberRecordDialog, useMemberRecord } from './member-record.tsx'
import { usePlace } from './model.ts'

const placeOf = (problem: HonourProblem): string => {
  if (problem.type === 'field') return problem.field
  if (problem.type === 'honour-twice') return 'title'
  return problem.type === 'honour-other-year' ? 'awardedOn' : 'year'
}

const textOf = (messages: Messages, problem: HonourProblem): string =>
  problem.type === 'field'
    ? sentenceOf(messages.check.faults, problem.fault)
    : sentenceOf(messages.honour.problems, problem)

/** An honour of a member, new or to be changed. */
export const HonourDialog = (props: {
  readonly data: HonourData
  /** Whose honour; null to choose. */
  readonly of: EntityId | null
  readonly base: Rec<MemberHonour> | null
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.honour
  const { today } = usePlace()
  const deeds = useHonourDeeds()
  const { data, base } = props
  const record = useMemberRecord<MemberHonour>({
    words: t,
    members: data.members,
    of: props.of,
    base,
    begun: { year: dayParts(today).year },
    check: (values, person) => {
      const checked = checkHonour(values, {
        today,
        person: person.values,
        honours: data.honours,
        self: base?.id ?? null,
      })
      return new Map(checked.ok ? [] : checked.error.map((one) => [placeOf(one), textOf(messages, one)]))
    },
    save: (values) => deeds.save(values, base),
    void: ({ id }) => deeds.void(id),
    said: () => t.saved,
    onClose: props.onClose,
  })
  const { values: honour, set, found } = record
  return (
    <MemberRecordDialog record={record}>
      <TextInput
        label={t.fields.title}
        required
        max={120}
        autoFocus={Boolean(props.of)}
        value={honour.title}
        suggestions={[...new Set([...data.honours.flatMap(({ values }) => values.title ?? []), ...t.titles])]}
        problem={found.get('title')}
        onChange={(text) => set({ title: text })}
      />
      <ChoiceInput
        label={t.fields.sort}
        required
        value={honour.sort}
        problem={found.get('sort')}
        options={optionsOf(honourSorts, t.choices.sort)}
        onChange={(sort) => set({ sort })}
      />
      <ChoiceInput
        label={t.fields.level}
        required
        value={honour.level}
        problem={found.get('level')}
        options={optionsOf(honourLevels, t.choices.level)}
        onChange={(level) => set({ level })}
      />
      <NumberInput
        label={t.fields.year}
        required
        integer
        min={1900}
        max={2100}
        value={honour.year}
        problem={found.get('year')}
        onChange={(year) => set({ year })}
      />
      <DayInput
        label={t.fields.awardedOn}
        today={today}
        value={honour.awardedOn}
        problem={found.get('awardedOn')}
        onChange={(awardedOn) => set({ awardedOn })}
      />
      <TextInput
        label={t.fields.issuer}
        max={120}
        value={honour.issuer}
        suggestions={[...new Set(data.honours.flatMap(({ values }) => values.issuer ?? []))]}
        problem={found.get('issuer')}
        onChange={(issuer) => set({ issuer })}
      />
      <TextInput
        label={t.fields.note}
        max={500}
        wide
        value={honour.note}
        problem={found.get('note')}
        onChange={(note) => set({ note })}
      />
    </MemberRecordDialog>
  )
}
