import { type KeyboardEvent, useMemo, useState } from 'react'
import { Field, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import { matchPerson, useSpell } from './person-search.ts'

export interface PersonOption<Id extends string = string> {
  readonly id: Id
  readonly name: string
  /** Tells namesakes apart: department, staff number, the last visit. */
  readonly note?: string | undefined
  /** Found by this as well, such as a staff number. */
  readonly number?: string | null | undefined
}

const shownAtMost = 12

const useFound = <Id extends string>(
  people: readonly PersonOption<Id>[],
  query: string,
  without: readonly string[],
) => {
  const spell = useSpell()
  return useMemo(() => {
    const found: PersonOption<Id>[] = []
    for (const person of people) {
      if (without.includes(person.id)) continue
      if (matchPerson(person.name, query, spell) || (query !== '' && person.number?.includes(query.trim()))) {
        found.push(person)
        if (found.length === shownAtMost) break
      }
    }
    return found
  }, [people, query, spell, without])
}

const nobody: readonly string[] = []

type PickerProps<Id extends string> = FieldProps & { readonly people: readonly PersonOption<Id>[] }

const Combo = <Id extends string>(
  props: PickerProps<Id> & {
    readonly text: string
    readonly onText: (text: string) => void
    readonly onPick: (person: PersonOption<Id>) => void
    readonly onBackspace?: () => void
    readonly onLeave?: () => void
    readonly without?: readonly string[]
  },
) => {
  const t = useMessages().app.form
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const found = useFound(props.people, props.text, props.without ?? nobody)
  const pick = (person: PersonOption<Id> | undefined) => {
    if (!person) return
    props.onPick(person)
    setOpen(false)
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(found.length, 1))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      pick(found[at])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      setOpen(false)
    } else if (event.key === 'Backspace' && props.text === '') props.onBackspace?.()
  }
  return (
    <Field {...props} hint={props.hint}>
      {(ids) => (
        <div className="xj-combo">
          <input
            {...ids}
            className="xj-input"
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? `${ids.id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && found[at] ? `${ids.id}-${at}` : undefined}
            value={props.text}
            placeholder={t.personHint}
            disabled={props.disabled}
            // biome-ignore lint/a11y/noAutofocus: the first field of a form that the person just opened
            autoFocus={props.autoFocus}
            autoComplete="off"
            onChange={(event) => {
              props.onText(event.target.value)
              setOpen(true)
              setAt(0)
            }}
            onClick={() => setOpen(true)}
            onBlur={() => {
              setOpen(false)
              props.onLeave?.()
            }}
            onKeyDown={onKeyDown}
          />
          {open ? (
            <div id={`${ids.id}-list`} role="listbox" aria-label={props.label} className="xj-options">
              {found.map((person, n) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox that owns the list
                // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
                <div
                  key={person.id}
                  id={`${ids.id}-${n}`}
                  role="option"
                  aria-selected={n === at}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(person)}
                >
                  <span>{person.name}</span>
                  <span className="xj-hint">{[person.number, person.note].filter(Boolean).join(' · ')}</span>
                </div>
              ))}
              {found.length === 0 ? (
                // biome-ignore lint/a11y/useFocusableInteractive: says that the list is empty
                <div role="option" aria-selected="false" aria-disabled="true" className="xj-hint">
                  {t.noPerson}
                </div>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  )
}

/** One person, found by name, pinyin, initials or number; all by keyboard. */
export const PersonPicker = <Id extends string>(
  props: PickerProps<Id> & {
    readonly value: Id | null | undefined
    readonly onChange: (value: Id | null) => void
  },
) => {
  const chosen = props.people.find((person) => person.id === props.value)
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Combo
      {...props}
      hint={chosen && typed === null && chosen.note ? chosen.note : props.hint}
      text={typed ?? chosen?.name ?? ''}
      onText={(text) => {
        setTyped(text)
        if (text === '') props.onChange(null)
      }}
      onPick={(person) => {
        setTyped(null)
        props.onChange(person.id)
      }}
      onLeave={() => setTyped(null)}
    />
  )
}

/** Several people as chips. Backspace in the empty field takes the last one away. */
export const PeoplePicker = <Id extends string>(
  props: PickerProps<Id> & {
    readonly value: readonly Id[] | null | undefined
    readonly onChange: (value: readonly Id[]) => void
  },
) => {
  const t = useMessages().app
  const [text, setText] = useState('')
  const chosen = props.value ?? []
  return (
    <div className="xj-people">
      <Combo
        {...props}
        text={text}
        onText={setText}
        without={chosen}
        onPick={(person) => {
          setText('')
          props.onChange([...chosen, person.id])
        }}
        onBackspace={() => props.onChange(chosen.slice(0, -1))}
        onLeave={() => setText('')}
      />
      {chosen.length > 0 ? (
        <ul className="xj-chips" aria-label={props.label}>
          {chosen.map((id) => {
            const name = props.people.find((person) => person.id === id)?.name ?? id
            return (
              <li key={id} className="xj-chip">
                {name}
                <button
                  type="button"
                  aria-label={`${t.remove} ${name}`}
                  disabled={props.disabled}
                  onClick={() => props.onChange(chosen.filter((other) => other !== id))}
                >
                  <Icon name="close" />
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}
