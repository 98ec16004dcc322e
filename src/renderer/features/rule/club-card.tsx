import { Card, Grid } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import type { ClubDraft } from './club-draft.ts'
import { clubRuleText } from './club-words.ts'
import type { TablesProps } from './rows-table.tsx'
import { problemAt } from './words.ts'

const numbers = ['people', 'units', 'clubsEach'] as const

/** The rules of clubs: how many members, from how many departments, in how many clubs one person may be. */
export const ClubCard = (props: TablesProps<ClubDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.club
  const { body, editable, onChange } = props
  const problems = props.problemsOf(body)
  const begun = numbers.some((key) => body[key] != null)
  return (
    <Card title={t.title}>
      {editable ? (
        <>
          <Grid min={200}>
            {numbers.map((key) => (
              <NumberInput
                key={key}
                label={t.key[key]}
                integer
                min={1}
                value={body[key]}
                problem={begun ? problemAt(messages, problems, key) : null}
                onChange={(value) => onChange({ ...body, [key]: value })}
              />
            ))}
            <TextInput
              label={t.key.clause}
              max={500}
              value={body.clause}
              onChange={(clause) => onChange({ ...body, clause })}
            />
          </Grid>
          <p className="xj-note">{t.told}</p>
        </>
      ) : (
        <p>{clubRuleText(messages, body)}</p>
      )}
    </Card>
  )
}
