import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import type { Day } from '#shared/base/day.ts'
import { familyRelations, type HardshipFile, hardshipFile, healthStates } from '#shared/domain/hardship.ts'
import { readIdentityNumber } from '#shared/domain/identity-number.ts'

type Family = NonNullable<HardshipFile['family']>

const parts = hardshipFile.fields.family.is.of.of
const most = hardshipFile.fields.family.is.max

/** The people of a family, each a small box; birthday and sex come from the identity number. */
export const FamilyRows = (props: {
  readonly today: Day
  readonly family: Family
  readonly onChange: (family: Family) => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const w = messages.hardship
  const { family } = props
  const change = (at: number, part: Family[number]) =>
    props.onChange(family.map((one, n) => (n === at ? { ...one, ...part } : one)))
  return (
    <div className="xj-help-family">
      {family.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a list that is written as a whole have no other name
        <fieldset key={at} aria-label={t.familyLine(at + 1)}>
          <TextInput
            label={w.parts.family.name}
            required
            max={parts.name.max}
            value={one.name}
            onChange={(name) => change(at, { name })}
          />
          <ChoiceInput
            label={w.parts.family.relation}
            value={one.relation}
            options={optionsOf(familyRelations, w.choices.relation)}
            onChange={(relation) => change(at, { relation })}
          />
          <TextInput
            label={w.parts.family.idNumber}
            mono
            max={parts.idNumber.max}
            value={one.idNumber}
            onChange={(idNumber) => {
              const read = readIdentityNumber(idNumber ?? '')
              change(
                at,
                read.ok ? { idNumber, birthday: read.value.birthday, sex: read.value.sex } : { idNumber },
              )
            }}
          />
          <DayInput
            label={w.parts.family.birthday}
            today={props.today}
            value={one.birthday}
            onChange={(birthday) => change(at, { birthday })}
          />
          <ChoiceInput
            label={w.parts.family.health}
            value={one.health}
            options={optionsOf(healthStates, w.choices.health)}
            onChange={(health) => change(at, { health })}
          />
          <MoneyInput
            label={w.parts.family.monthly}
            min={0}
            value={one.monthly}
            onChange={(monthly) => change(at, { monthly })}
          />
          <TextInput
            label={w.parts.family.unit}
            max={parts.unit.max}
            value={one.unit}
            onChange={(unit) => change(at, { unit })}
          />
          <TextInput
            label={w.parts.family.insurance}
            max={parts.insurance.max}
            value={one.insurance}
            onChange={(insurance) => change(at, { insurance })}
          />
          <Button small icon="delete" onClick={() => props.onChange(family.filter((_, n) => n !== at))}>
            {t.removeFamily(one.name ?? String(at + 1))}
          </Button>
        </fieldset>
      ))}
      <Button icon="add" disabled={family.length >= most} onClick={() => props.onChange([...family, {}])}>
        {t.addFamily}
      </Button>
    </div>
  )
}
