import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { stored } from '#renderer/ui/stored.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { usePlace } from './model.ts'
import { type KnownPack, knownPacks } from './rule.ts'

/** Which shipped example this PC judges by as long as the school has sent no rules. */
export const packChoice = (workspace: string) =>
  stored<string | null>(`xiaojia.condolence-pack.${workspace}`, (value) =>
    typeof value === 'string' ? value : null,
  )

/** Which rules are applied. As long as the school has sent none, the branch chooses one of the examples. */
export const PackLine = (props: {
  readonly pack: KnownPack | null
  readonly packs: readonly Rec<RulePackRecord>[]
}) => {
  const t = useMessages().condolencePage.entry
  const { workspace } = usePlace()
  const { pack } = props
  if (!pack) return <p className="xj-hint">{t.noPack}</p>
  if (pack.origin === 'school') {
    return (
      <p className="xj-hint">{`${t.pack}: ${pack.pack.title} · ${t.fromSchool} · ${pack.pack.source}`}</p>
    )
  }
  return (
    <ChoiceInput
      label={t.examplePack}
      hint={pack.pack.source}
      value={pack.pack.id}
      options={knownPacks(props.packs).map(({ pack: one }) => ({
        value: one.id,
        label: [one.school, one.title, one.year].filter(Boolean).join(' '),
      }))}
      onChange={(id) => packChoice(workspace.id).set(id)}
    />
  )
}
