import { type Choice, ChoiceInput } from './choice-input.tsx'

/** Which rules are applied. As long as the school has sent none, the person chooses one of the examples. */
export const PackLine = (props: {
  readonly known: {
    readonly origin: 'school' | 'example'
    readonly pack: { readonly id: string; readonly source: string }
  } | null
  readonly examples: readonly Choice[]
  readonly words: { readonly examplePack: string; readonly noPack: string }
  /** The line where the school has sent rules. */
  readonly fromSchool: string
  /** What the rules say in short, behind the source of an example. */
  readonly says?: string
  readonly onChoose: (id: string | null) => void
  /** Over all columns of a form. */
  readonly wide?: boolean
}) => {
  const { known, words, says } = props
  const hint = (text: string) => (
    <p className="xj-hint" data-wide={props.wide}>
      {text}
    </p>
  )
  if (!known) return hint(words.noPack)
  const { pack, origin } = known
  if (origin === 'school') return hint(says ? `${props.fromSchool} ${says}` : props.fromSchool)
  return (
    <ChoiceInput
      label={words.examplePack}
      wide={props.wide}
      hint={says ? `${pack.source} · ${says}` : pack.source}
      value={pack.id}
      options={props.examples}
      onChange={props.onChoose}
    />
  )
}
