import type { ReactNode } from 'react'
import { ChoiceInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Card, Grid, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import {
  householdTypes,
  type Member,
  type MemberFamily,
  type MemberIdentity,
  maritalStatuses,
  skillLevels,
} from '#shared/domain/member.ts'
import { FamilyInput } from './family-input.tsx'
import { usePlace } from './model.ts'

/** The lines of text of this part of the form. */
export type MoreTexts = 'ethnicity' | 'nationality' | 'nativePlace' | 'campus' | 'email' | 'hobby'

const privateFields = ['idUntil', 'bankAccount', 'bankName', 'address', 'spouseName', 'family']
const moreFields = ['ethnicity', 'nationality', 'nativePlace', 'campus', 'email', 'hobby', 'resume', 'note']

/** Folded away while it is not needed; open when something in it must be mended. */
const Section = (props: { readonly title: string; readonly open: boolean; readonly children: ReactNode }) => (
  <details {...(props.open ? { open: true } : {})}>
    <summary>{props.title}</summary>
    <Card>{props.children}</Card>
  </details>
)

/** What is seldom filled in but belongs to the roster. */
export const MoreFields = (props: {
  readonly member: Member
  readonly text: (field: MoreTexts, suggestions?: readonly string[]) => ReactNode
  readonly campuses: readonly string[]
  readonly problemAt: (field: string) => string | null
  readonly onChange: (part: Member) => void
}) => {
  const messages = useMessages()
  const w = messages.member
  const { member, text, problemAt } = props
  return (
    <Section
      title={messages.memberPage.form.more}
      open={moreFields.some((field) => problemAt(field) !== null)}
    >
      <Grid min={200}>
        {text('ethnicity')}
        {text('nationality')}
        {text('nativePlace')}
        {text('campus', props.campuses)}
        <ChoiceInput
          label={w.fields.skillLevel}
          value={member.skillLevel}
          options={optionsOf(skillLevels, w.choices.skillLevel)}
          onChange={(skillLevel) => props.onChange({ skillLevel })}
        />
        {text('email')}
        {text('hobby')}
        <FlagInput
          label={w.fields.fromElsewhere}
          value={member.fromElsewhere}
          onChange={(fromElsewhere) => props.onChange({ fromElsewhere })}
        />
      </Grid>
      <Grid min={400}>
        {(['resume', 'note'] as const).map((field) => (
          <TextArea
            key={field}
            label={w.fields[field]}
            rows={2}
            max={field === 'resume' ? 2000 : 1000}
            value={member[field]}
            problem={problemAt(field)}
            onChange={(value) => props.onChange({ [field]: value })}
          />
        ))}
      </Grid>
    </Section>
  )
}

/** What stays in this union, encrypted when it travels between its PCs: papers, bank and family. */
export const PrivateFields = (props: {
  readonly identity: MemberIdentity
  readonly family: MemberFamily
  readonly problemAt: (field: string) => string | null
  readonly onIdentity: (part: MemberIdentity) => void
  readonly onFamily: (part: MemberFamily) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage
  const w = messages.member.identity.fields
  const f = messages.member.family
  const { today } = usePlace()
  const { identity, family, problemAt, onIdentity, onFamily } = props
  return (
    <Section title={t.form.private} open={privateFields.some((field) => problemAt(field) !== null)}>
      <p className="xj-hint">{t.identity.hint}</p>
      <Grid min={200}>
        <DayInput
          label={w.idUntil}
          value={identity.idUntil}
          today={today}
          disabled={identity.idLasting === true}
          problem={problemAt('idUntil')}
          onChange={(idUntil) => onIdentity({ idUntil })}
        />
        <FlagInput
          label={w.idLasting}
          value={identity.idLasting}
          onChange={(idLasting) => onIdentity(idLasting ? { idLasting, idUntil: null } : { idLasting })}
        />
        <TextInput
          label={w.bankAccount}
          mono
          max={40}
          value={identity.bankAccount}
          problem={problemAt('bankAccount')}
          onChange={(bankAccount) => onIdentity({ bankAccount })}
        />
        <TextInput
          label={w.bankName}
          max={80}
          value={identity.bankName}
          onChange={(bankName) => onIdentity({ bankName })}
        />
        <ChoiceInput
          label={f.fields.household}
          value={family.household}
          options={optionsOf(householdTypes, f.choices.household)}
          onChange={(household) => onFamily({ household })}
        />
        <TextInput
          label={f.fields.address}
          max={200}
          value={family.address}
          problem={problemAt('address')}
          onChange={(address) => onFamily({ address })}
        />
        <ChoiceInput
          label={f.fields.marital}
          value={family.marital}
          options={optionsOf(maritalStatuses, f.choices.marital)}
          onChange={(marital) => onFamily({ marital })}
        />
        <Stack gap="small">
          <TextInput
            label={f.fields.spouseName}
            max={60}
            value={family.spouseName}
            problem={problemAt('spouseName')}
            onChange={(spouseName) => onFamily({ spouseName })}
          />
          <FlagInput
            label={f.fields.spouseHere}
            value={family.spouseHere}
            onChange={(spouseHere) => onFamily({ spouseHere })}
          />
        </Stack>
      </Grid>
      <FamilyInput
        value={family.family ?? []}
        problem={problemAt('family')}
        onChange={(people) => onFamily({ family: people.length > 0 ? people : null })}
      />
    </Section>
  )
}
