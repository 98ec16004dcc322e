import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, ChoicesInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { Grid, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { maskIdentityNumber } from '#shared/domain/identity-number.ts'
import {
  educations,
  employments,
  idTypes,
  type Member,
  type MemberFamily,
  type MemberIdentity,
  politicalStatuses,
  sexes,
  titleRanks,
  unionPosts,
} from '#shared/domain/member.ts'
import { emptyDraft, type MemberBase } from './draft.ts'
import { MoreFields, type MoreTexts, PrivateFields } from './member-form-more.tsx'
import { useMemberCommands, usePlace } from './model.ts'
import { problemsOf } from './problems.ts'
import type { MemberRow } from './rows.ts'

type Texts = MoreTexts | 'adminPost' | 'phone' | 'unit' | 'group' | 'delegation'
type Days = 'birthday' | 'arrivedOn' | 'teachingSince' | 'duesThrough'

const maxOf: Readonly<Record<Texts, number>> = {
  ethnicity: 20,
  adminPost: 60,
  nationality: 40,
  phone: 40,
  email: 120,
  unit: 80,
  group: 60,
  delegation: 60,
  nativePlace: 60,
  campus: 40,
  hobby: 200,
}

/** New member or changes to one, on one screen. The identity is kept in its own, encrypted record. */
export const MemberForm = (props: {
  readonly base: MemberBase | null
  readonly rows: readonly MemberRow[]
  readonly onDone: (id: EntityId | null) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage
  const w = messages.member
  const toast = useToast()
  const { today } = usePlace()
  const commands = useMemberCommands()
  const { base } = props
  const [start] = useState(() =>
    base
      ? {
          member: base.member,
          identity: base.identity?.values ?? {},
          family: base.family?.values ?? {},
          joinedOn: null,
        }
      : emptyDraft,
  )
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { member, identity } = draft
  const set = (part: Member) => setDraft((now) => ({ ...now, member: { ...now.member, ...part } }))
  const setIdentity = (part: MemberIdentity) =>
    setDraft((now) => ({ ...now, identity: { ...now.identity, ...part } }))
  const setFamily = (part: MemberFamily) =>
    setDraft((now) => ({ ...now, family: { ...now.family, ...part } }))
  const text = (field: Texts, suggestions?: readonly string[]) => (
    <TextInput
      label={w.fields[field]}
      value={member[field]}
      max={maxOf[field]}
      problem={problemAt(field)}
      {...(suggestions ? { suggestions } : {})}
      onChange={(value) => set({ [field]: value })}
    />
  )
  const day = (field: Days) => (
    <DayInput
      label={w.fields[field]}
      value={member[field]}
      today={today}
      problem={problemAt(field)}
      onChange={(value) => set({ [field]: value })}
    />
  )
  const known = (field: 'unit' | 'group' | 'adminPost' | 'delegation' | 'campus') => [
    ...new Set(props.rows.flatMap((row) => row.values[field] ?? [])),
  ]
  const twin = member.staffNo
    ? props.rows.find((row) => row.values.staffNo === member.staffNo && row.id !== base?.id)
    : undefined
  const problemAt = (field: string): string | null =>
    tried ? (problemsOf(draft, base, today, messages).get(field) ?? null) : null
  const onSave = async () => {
    setTried(true)
    if (problemsOf(draft, base, today, messages).size > 0) return
    setBusy(true)
    const saved = await commands.save(draft, base)
    setBusy(false)
    if (!saved.ok && saved.error.type !== 'nothing-changed') {
      setProblem(problemSentence(messages, saved.error))
      return
    }
    if (saved.ok) toast({ text: t.saved(member.name ?? '') })
    props.onDone(saved.ok ? saved.value : (base?.id ?? null))
  }
  return (
    <Form
      label={base ? t.form.edit(base.member.name ?? '') : t.form.create}
      dirty={draft !== start && JSON.stringify(draft) !== JSON.stringify(start)}
      busy={busy}
      onSave={() => void onSave()}
      extra={problem ? <span className="xj-problem">{problem}</span> : null}
    >
      <Grid min={200}>
        <TextInput
          label={w.fields.name}
          required
          autoFocus
          max={60}
          value={member.name}
          problem={problemAt('name')}
          onChange={(name) => set({ name })}
        />
        <TextInput
          label={w.fields.staffNo}
          mono
          max={40}
          value={member.staffNo}
          hint={twin ? t.form.duplicate(twin.values.name ?? '') : undefined}
          onChange={(staffNo) => set({ staffNo })}
        />
        <ChoiceInput
          label={w.fields.sex}
          value={member.sex}
          options={optionsOf(sexes, w.choices.sex)}
          onChange={(sex) => set({ sex })}
        />
        {day('birthday')}
        {text('phone')}
        <ChoiceInput
          label={w.fields.political}
          value={member.political}
          options={optionsOf(politicalStatuses, w.choices.political)}
          onChange={(political) => set({ political })}
        />
        <ChoiceInput
          label={w.fields.education}
          value={member.education}
          options={optionsOf(educations, w.choices.education)}
          onChange={(education) => set({ education })}
        />
        <ChoiceInput
          label={w.fields.titleRank}
          value={member.titleRank}
          options={optionsOf(titleRanks, w.choices.titleRank)}
          onChange={(titleRank) => set({ titleRank })}
        />
        <ChoiceInput
          label={w.fields.employment}
          value={member.employment}
          options={optionsOf(employments, w.choices.employment)}
          onChange={(employment) => set({ employment })}
        />
        {text('adminPost', known('adminPost'))}
        {text('unit', known('unit'))}
        {text('group', known('group'))}
        {day('arrivedOn')}
        {day('teachingSince')}
        {base ? null : (
          <DayInput
            label={t.column.joined}
            value={draft.joinedOn}
            today={today}
            hint={t.form.joinedHint}
            problem={problemAt('joinedOn')}
            onChange={(joinedOn) => setDraft((now) => ({ ...now, joinedOn }))}
          />
        )}
      </Grid>
      <ChoicesInput
        label={w.fields.posts}
        value={member.posts}
        options={optionsOf(unionPosts, w.choices.posts)}
        onChange={(posts) => set({ posts })}
      />
      <Grid min={200}>
        <Stack gap="small">
          <FlagInput
            label={w.fields.paysDues}
            value={member.paysDues}
            onChange={(paysDues) => set({ paysDues })}
          />
          <FlagInput
            label={w.fields.delegate}
            value={member.delegate}
            onChange={(delegate) => set({ delegate })}
          />
        </Stack>
        {day('duesThrough')}
        {member.delegate ? text('delegation', known('delegation')) : null}
        <ChoiceInput
          label={w.identity.fields.idType}
          value={identity.idType}
          options={optionsOf(idTypes, w.identity.choices.idType)}
          onChange={(idType) => setIdentity({ idType })}
        />
        <IdentityNumber
          value={identity.idNumber ?? null}
          masked={base?.identity?.values.idNumber ?? null}
          hint={t.identity.hint}
          problem={problemAt('idNumber')}
          onChange={(idNumber) => setIdentity({ idNumber })}
        />
      </Grid>
      <MoreFields
        member={member}
        text={text}
        campuses={known('campus')}
        problemAt={problemAt}
        onChange={set}
      />
      <PrivateFields
        identity={identity}
        family={draft.family}
        problemAt={problemAt}
        onIdentity={setIdentity}
        onFamily={setFamily}
      />
    </Form>
  )
}

/** The number stays covered until somebody wants to see or change it. */
const IdentityNumber = (props: {
  readonly value: string | null
  readonly masked: string | null
  readonly hint: string
  readonly problem: string | null
  readonly onChange: (value: string | null) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.identity
  const [shown, setShown] = useState(props.masked === null)
  return (
    <TextInput
      label={messages.member.identity.fields.idNumber}
      mono
      max={40}
      disabled={!shown}
      value={shown ? props.value : maskIdentityNumber(props.masked ?? '')}
      hint={props.hint}
      problem={props.problem}
      onChange={props.onChange}
      after={
        shown ? null : (
          <Button small onClick={() => setShown(true)}>
            {t.show}
          </Button>
        )
      }
    />
  )
}
