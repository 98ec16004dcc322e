import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sourceLine } from '#shared/rules/read.ts'
import { type Fund, packChoice } from './model.ts'
import { examples } from './rule.ts'

/** Which rule money is reckoned by. As long as the school has sent none, one of the examples is chosen. */
export const RuleLine = (props: { readonly fund: Fund }) => {
  const t = useMessages().fundPage
  const { pack } = props.fund.data
  if (!pack) return <p className="xj-hint">{t.noRule}</p>
  const { rule } = pack.pack
  const says = [t.ruleSays[rule.unspent], ...(rule.fixed ? [t.ruleSays.fixed] : [])].join('')
  if (pack.origin === 'school')
    return <p className="xj-hint">{`${t.ruleFromSchool(sourceLine(pack.pack))} ${says}`}</p>
  return (
    <ChoiceInput
      label={t.ruleExample}
      hint={`${pack.pack.source} · ${says}`}
      value={pack.pack.id}
      options={examples.map((one) => ({ value: one.id, label: sourceLine(one) }))}
      onChange={(id) => packChoice(props.fund.workspace.id).set(id)}
    />
  )
}
