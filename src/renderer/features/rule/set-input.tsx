import { useState } from 'react'
import { type Choice, ChoiceInput, ChoicesInput } from '#renderer/ui/choice-input.tsx'
import type { FieldProps } from '#renderer/ui/field.tsx'
import { Stack } from '#renderer/ui/layout.tsx'

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** Several words, most often one of a few usual sets: one choice then; any other set is ticked together. */
export const SetInput = <V extends string>(
  props: FieldProps & {
    readonly value: readonly V[] | null | undefined
    readonly options: readonly Choice<V>[]
    readonly sets: readonly (readonly V[])[]
    readonly join: string
    /** The word for the choice that opens the single ones. */
    readonly other: string
    /** The word for the empty set, where it means something. */
    readonly empty?: string
    readonly onChange: (value: readonly V[]) => void
  },
) => {
  const value = props.value ?? []
  const at = props.sets.findIndex((set) => isSame(set, value))
  const [own, setOwn] = useState(at < 0 && value.length > 0)
  const word = (of: V): string => props.options.find((one) => one.value === of)?.label ?? of
  return (
    <Stack gap="small">
      <ChoiceInput
        label={props.label}
        required={props.required}
        problem={props.problem}
        hint={props.hint}
        {...(props.empty === undefined ? {} : { empty: props.empty })}
        value={own ? 'own' : at >= 0 ? String(at) : null}
        options={[
          ...props.sets.map((set, n) => ({ value: String(n), label: set.map(word).join(props.join) })),
          { value: 'own', label: props.other },
        ]}
        onChange={(chosen) => {
          setOwn(chosen === 'own')
          if (chosen !== 'own') props.onChange(chosen === null ? [] : (props.sets[Number(chosen)] ?? []))
        }}
      />
      {own ? (
        <ChoicesInput
          label={`${props.label} ${props.other}`}
          value={value}
          options={props.options}
          onChange={props.onChange}
        />
      ) : null}
    </Stack>
  )
}
