import { ChoiceInput, ChoicesInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Card, Grid } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { TypedInput } from '#renderer/ui/typed-input.tsx'
import { helpContents } from '#shared/domain/help.ts'
import { capUnits } from '#shared/rules/help.ts'
import { type HelpDraft, type HelpRowDraft, newHelpRow } from './help-draft.ts'
import { capText, contentsText, excludedText, helpRowText, yearCapText } from './help-words.ts'
import type { RowPart } from './row-form.tsx'
import { ofPackRow, RowsTable, type TablesProps } from './rows-table.tsx'
import { readWords } from './typed.ts'
import { keyWords } from './words.ts'

/** The rules of help: caps by what somebody is helped with, and what is not helped with. */
export const HelpTables = (props: TablesProps<HelpDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.help.cap
  const { body, editable, onChange } = props
  return (
    <>
      <RowsTable<HelpRowDraft>
        list="open"
        label={t.label}
        add={t.add}
        none={t.empty}
        rows={body.rows}
        columns={[
          {
            key: 'contents',
            title: t.contents,
            sortable: false,
            value: (row) => contentsText(messages, row),
          },
          { key: 'cap', title: t.most, sortable: false, value: (row) => capText(messages, row) },
          {
            key: 'year',
            title: messages.rulePage.help.key.yearCap,
            sortable: false,
            value: (row) => yearCapText(messages, row),
          },
          {
            key: 'clause',
            title: t.clause,
            sortable: false,
            render: ({ clause }) => <span className="xj-rule-long">{clause}</span>,
          },
        ]}
        newRow={newHelpRow}
        title={t.row}
        text={(row) => helpRowText(messages, row)}
        keys={keyWords(messages, 'help')}
        problemsOf={(rows) => props.problemsOf({ ...body, rows })}
        ofRow={ofPackRow}
        begun={({ contents, cap, yearCap }) => Boolean(contents?.length) || cap != null || yearCap != null}
        inputs={(part) => <CapInputs {...part} />}
        facts={(row) => [
          { label: t.contents, value: contentsText(messages, row) },
          { label: t.most, value: capText(messages, row) },
          { label: messages.rulePage.help.key.yearCap, value: yearCapText(messages, row) },
          { label: t.clause, value: row.clause ?? '' },
        ]}
        editable={editable}
        onChange={(rows) => onChange({ ...body, rows })}
      />
      <ExcludedCard {...props} />
    </>
  )
}

const CapInputs = ({ row, set, problemOf }: RowPart<HelpRowDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.help
  return (
    <>
      <ChoicesInput
        label={t.cap.contents}
        hint={t.cap.allHint}
        value={row.contents}
        options={optionsOf(helpContents, messages.help.choices.content)}
        problem={problemOf('contents')}
        onChange={(contents) => set({ contents })}
      />
      <Grid min={200}>
        <MoneyInput
          label={t.cap.cap}
          bare
          min={0}
          value={row.cap}
          problem={problemOf('cap')}
          onChange={(cap) => set({ cap })}
        />
        <ChoiceInput
          label={t.cap.per}
          required
          value={row.per ?? 'time'}
          options={optionsOf(capUnits, t.per)}
          onChange={(per) => set({ per })}
        />
        <MoneyInput
          label={t.cap.yearCap}
          bare
          min={0}
          value={row.yearCap}
          problem={problemOf('yearCap')}
          onChange={(yearCap) => set({ yearCap })}
        />
        <TextInput label={t.cap.clause} max={500} value={row.clause} onChange={(clause) => set({ clause })} />
      </Grid>
    </>
  )
}

const ExcludedCard = (props: TablesProps<HelpDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.help.excluded
  const { body, editable, onChange } = props
  return (
    <Card title={t.title}>
      {editable ? (
        <TypedInput<readonly string[]>
          label={t.title}
          hint={t.hint}
          value={body.excluded.length > 0 ? body.excluded : null}
          read={readWords}
          show={(words) => words.join(messages.rulePage.join)}
          unreadable=""
          onChange={(excluded) => onChange({ ...body, excluded: excluded ?? [] })}
        />
      ) : (
        <p>{excludedText(messages, body.excluded)}</p>
      )}
    </Card>
  )
}
