import { useMessages } from '#renderer/ui/messages.tsx'
import { PackLine as Line } from '#renderer/ui/pack-line.tsx'
import { packChoice } from '#renderer/ui/stored.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { condolencePacks } from '#shared/rules/topic-packs.ts'
import { usePlace } from './model.ts'
import type { KnownPack } from './rule.ts'

/** Which rules visits are judged by. */
export const PackLine = (props: { readonly pack: KnownPack | null }) => {
  const t = useMessages().condolencePage.entry
  const { workspace } = usePlace()
  const pack = props.pack?.pack
  return (
    <Line
      known={props.pack}
      wide
      examples={condolencePacks.examples.map((one) => ({ value: one.id, label: sourceLine(one) }))}
      words={t}
      fromSchool={pack ? `${t.pack}: ${sourceLine(pack)} · ${t.fromSchool} · ${pack.source}` : ''}
      onChoose={(id) => packChoice('condolence', workspace.id).set(id)}
    />
  )
}
