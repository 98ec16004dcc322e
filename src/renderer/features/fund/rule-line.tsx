import { useMessages } from '#renderer/ui/messages.tsx'
import { PackLine } from '#renderer/ui/pack-line.tsx'
import { packChoice } from '#renderer/ui/stored.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { fundPacks } from '#shared/rules/topic-packs.ts'
import type { Fund } from './model.ts'

/** Which rule money is reckoned by. */
export const RuleLine = (props: { readonly fund: Fund }) => {
  const t = useMessages().fundPage
  const { pack } = props.fund.data
  const rule = pack?.pack.rule
  return (
    <PackLine
      known={pack}
      examples={fundPacks.examples.map((one) => ({ value: one.id, label: sourceLine(one) }))}
      words={{ examplePack: t.ruleExample, noPack: t.noRule }}
      fromSchool={pack ? t.ruleFromSchool(sourceLine(pack.pack)) : ''}
      says={rule ? [t.ruleSays[rule.unspent], ...(rule.fixed ? [t.ruleSays.fixed] : [])].join('') : ''}
      onChoose={(id) => packChoice('fund', props.fund.workspace.id).set(id)}
    />
  )
}
