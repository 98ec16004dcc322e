import { Button } from '#renderer/ui/button.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { MemberFamily } from '#shared/domain/member.ts'

type Relatives = NonNullable<MemberFamily['family']>

const parts = ['relation', 'relative', 'unit'] as const
const maxOf = { relation: 20, relative: 60, unit: 80 } as const
/** As many as the record holds. */
const most = 12

/** The family, a line each: relation, name, employer or school. */
export const FamilyInput = (props: {
  readonly value: Relatives
  readonly problem: string | null
  readonly onChange: (value: Relatives) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.form
  const { fields, parts: words } = messages.member.family
  const { value, onChange } = props
  return (
    <fieldset className="xj-relatives">
      <legend>{fields.family}</legend>
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a relative has nothing else to be known by
        <div key={at} className="xj-relative">
          {parts.map((part) => (
            <input
              key={part}
              className="xj-input"
              aria-label={t.relativePart(at + 1, words.family[part])}
              placeholder={words.family[part]}
              maxLength={maxOf[part]}
              value={one[part] ?? ''}
              onChange={(event) =>
                onChange(
                  value.map((other, i) =>
                    i === at ? { ...other, [part]: event.target.value || null } : other,
                  ),
                )
              }
            />
          ))}
          <Button
            small
            icon="delete"
            label={t.removeRelative(at + 1)}
            onClick={() => onChange(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      {props.problem ? <div className="xj-problem">{props.problem}</div> : null}
      {value.length < most ? (
        <Button small icon="add" onClick={() => onChange([...value, {}])}>
          {t.addRelative}
        </Button>
      ) : null}
    </fieldset>
  )
}
