import { useState } from 'react'
import { ChoiceInput, ChoicesInput, FlagInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { type Day, parseDay } from '#shared/base/day.ts'
import { isFen } from '#shared/base/money.ts'
import { sameValue } from '#shared/base/same.ts'
import type { FieldType } from '#shared/domain/field.ts'
import { isKindName, kindOf } from '#shared/domain/registry.ts'
import { choiceWord, type Words, wordsOf } from '#shared/i18n/words.ts'
import { useToday } from './model.ts'

const typeOf = (kind: string, field: string): FieldType | undefined => {
  const fields = kindOf(kind)?.fields
  return fields && Object.hasOwn(fields, field) ? fields[field]?.is : undefined
}

const simple: ReadonlySet<FieldType['type']> = new Set([
  'text',
  'day',
  'fen',
  'number',
  'flag',
  'choice',
  'choices',
])

/** Whether a value of this field can be typed on its own; lists, files and references are changed at their record. */
export const isTypable = (kind: string, field: string): boolean => {
  const is = typeOf(kind, field)
  if (!is) return false
  return is.type === 'group'
    ? Object.values(is.of).every((part) => simple.has(part.type))
    : simple.has(is.type)
}

/** The field's own input, with the button that decides for what was typed. */
export const FieldForm = (props: {
  readonly kind: string
  readonly field: string
  readonly label: string
  readonly value: unknown
  readonly onSave: (value: unknown) => void
  readonly onCancel: () => void
}) => {
  const messages = useMessages()
  const t = messages.conflictPage
  const today = useToday()
  const { kind, field, label } = props
  const before = props.value ?? null
  const [value, setValue] = useState<unknown>(before)
  const is = typeOf(kind, field)
  if (!is || !isKindName(kind)) return null
  const words = wordsOf(messages)[kind]
  return (
    <Form
      columns={is.type === 'group' ? 2 : 1}
      label={t.otherTitle(messages.app.edit, label)}
      dirty={!sameValue(value, before)}
      saveLabel={t.otherSave}
      onCancel={props.onCancel}
      onSave={() => props.onSave(value)}
    >
      {is.type === 'group' ? (
        Object.entries(is.of).map(([part, type], n) => (
          <FieldInput
            key={part}
            is={type}
            field={part}
            label={words.parts[field]?.[part] ?? part}
            words={words}
            today={today}
            autoFocus={n === 0}
            value={partOf(value, part)}
            onChange={(next) => setValue({ ...(isGroup(value) ? value : {}), [part]: next })}
          />
        ))
      ) : (
        <FieldInput
          is={is}
          field={field}
          label={label}
          words={words}
          today={today}
          autoFocus
          value={value}
          onChange={setValue}
        />
      )}
    </Form>
  )
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const partOf = (value: unknown, part: string): unknown =>
  isGroup(value) && Object.hasOwn(value, part) ? value[part] : null

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** One input for one value by the type of its field. */
const FieldInput = (props: {
  readonly is: FieldType
  readonly field: string
  readonly label: string
  readonly words: Words
  readonly today: Day
  readonly autoFocus: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}) => {
  const { is, field, label, words, value, onChange, autoFocus } = props
  const options = (of: readonly string[]) =>
    of.map((one) => ({ value: one, label: choiceWord(words, field, one) }))
  switch (is.type) {
    case 'text':
      return is.lines ? (
        <TextArea
          label={label}
          max={is.max}
          value={textOf(value)}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      ) : (
        <TextInput
          label={label}
          max={is.max}
          value={textOf(value)}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      )
    case 'day':
      return (
        <DayInput
          label={label}
          value={parseDay(value)}
          today={props.today}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      )
    case 'fen':
      return (
        <MoneyInput
          label={label}
          value={isFen(value) ? value : null}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      )
    case 'number':
      return (
        <NumberInput
          label={label}
          min={is.min}
          max={is.max}
          integer={is.integer}
          value={numberOf(value)}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      )
    case 'flag':
      return <FlagInput label={label} value={value === true} onChange={onChange} />
    case 'choice':
      return (
        <ChoiceInput
          label={label}
          options={options(is.of)}
          value={textOf(value)}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      )
    case 'choices':
      return (
        <ChoicesInput
          label={label}
          options={options(is.of)}
          value={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []}
          onChange={onChange}
        />
      )
    default:
      return null
  }
}
