import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips } from '#renderer/ui/choice-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type ActivityData, useSaveTables } from './model.ts'
import { orgName } from './words.ts'

/** What every tab of a year is told: where it is, and how to go elsewhere. */
export interface YearPlace {
  readonly data: ActivityData
  readonly year: number
  /** The branch that is looked at; null for all that is known here. */
  readonly branch: string | null
  readonly above: boolean
  readonly query: Readonly<Record<string, string>>
  readonly go: (next: Readonly<Record<string, string | null>>, replace?: boolean) => void
}

/** The year, and at a school the branch, that figures are about. */
export const YearBar = (props: { readonly place: YearPlace; readonly years: readonly number[] }) => {
  const t = useMessages().activityYear
  const { data, year, branch, above, go } = props.place
  const years = [...new Set([...props.years, year])].sort((a, b) => b - a)
  const branches = [...new Set([...data.activities, ...data.members].map(({ home }) => home))]
  return (
    <>
      <FilterChips
        label={t.year}
        single
        options={years.map((one) => ({ value: String(one), label: t.toYear(one) }))}
        value={[String(year)]}
        onChange={([one]) => {
          if (one) go({ year: one }, true)
        }}
      />
      {above ? (
        <ChoiceInput
          label={t.branch}
          value={branch}
          empty={t.allBranches}
          options={branches.map((id) => ({ value: id, label: orgName(data, id) }))}
          onChange={(id) => go({ branch: id }, true)}
        />
      ) : null}
    </>
  )
}

/** Writes tables as one workbook and says what became of it. */
export const ExcelButton = (props: {
  readonly name: string
  readonly tables: () => Parameters<ReturnType<typeof useSaveTables>>[0]
  readonly disabled: boolean
  readonly label?: string
}) => {
  const messages = useMessages()
  const toast = useToast()
  const save = useSaveTables()
  const onSave = async () => {
    const made = await save(props.tables(), props.name)
    if (!made.ok) toast(problemNotice(messages, made.error))
    else if (made.value) toast({ text: messages.activityYear.made(made.value) })
  }
  return (
    <Button icon="download" disabled={props.disabled} onClick={() => void onSave()}>
      {props.label ?? messages.activityYear.excel}
    </Button>
  )
}
