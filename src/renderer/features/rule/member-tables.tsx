import { ChoiceInput, ChoicesInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Card, Grid, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { TypedInput } from '#renderer/ui/typed-input.tsx'
import type { Fen } from '#shared/base/money.ts'
import { type DuesRule, roundings } from '#shared/domain/member-rule.ts'
import { postRoles } from '#shared/domain/post.ts'
import { type MemberDraft, newTerm, rateText, readRate, type TermDraft } from './member-draft.ts'
import { duesText, mostHolders, postsText, termText } from './member-words.ts'
import type { RowPart } from './row-form.tsx'
import { ofPackRow, RowsTable, type TablesProps } from './rows-table.tsx'
import { keyWords, problemAt } from './words.ts'
import type { Draft } from './written.ts'

const pers = ['union', 'group'] as const
const units = ['1', '10', '100'] as const

/** The rules of members: how long posts are held, and dues. */
export const MemberTables = (props: TablesProps<MemberDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.member.term
  const { body, editable, onChange } = props
  const posts = (term: TermDraft) => postsText(messages, term) || messages.rulePage.table.unnamed
  return (
    <>
      <RowsTable<TermDraft>
        list="open"
        label={t.label}
        add={t.add}
        none={t.empty}
        rows={body.terms}
        columns={[
          {
            key: 'posts',
            title: t.posts,
            sortable: false,
            value: posts,
            render: (term) => <span className="xj-rule-what xj-rule-posts">{posts(term)}</span>,
          },
          { key: 'years', title: t.years, sortable: false, end: true, value: ({ years }) => years },
          { key: 'most', title: t.most, sortable: false, value: (term) => mostHolders(messages, term) },
          {
            key: 'clause',
            title: t.clause,
            sortable: false,
            render: ({ clause }) => <span className="xj-rule-long">{clause}</span>,
          },
        ]}
        newRow={newTerm}
        title={t.row}
        text={(term) => termText(messages, term)}
        keys={keyWords(messages, 'member')}
        problemsOf={(terms) => props.problemsOf({ ...body, terms })}
        ofRow={ofPackRow}
        begun={({ posts: of }) => Boolean(of?.length)}
        inputs={(part) => <TermInputs {...part} />}
        facts={(term) => [
          { label: t.posts, value: postsText(messages, term) },
          { label: t.years, value: term.years == null ? '' : t.length(term.years) },
          { label: t.most, value: mostHolders(messages, term) },
          { label: t.clause, value: term.clause ?? '' },
        ]}
        editable={editable}
        onChange={(terms) => onChange({ ...body, terms })}
      />
      <DuesCard {...props} />
    </>
  )
}

const TermInputs = ({ row, set, problemOf }: RowPart<TermDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.member
  return (
    <>
      <ChoicesInput
        label={t.term.posts}
        required
        value={row.posts}
        options={optionsOf(postRoles, messages.post.choices.post)}
        problem={problemOf('posts')}
        onChange={(posts) => set({ posts })}
      />
      <Grid min={200}>
        <NumberInput
          label={t.term.years}
          required
          integer
          min={1}
          max={10}
          value={row.years}
          problem={problemOf('years')}
          onChange={(years) => set({ years })}
        />
        <NumberInput
          label={t.term.most}
          integer
          min={1}
          max={100}
          value={row.most}
          problem={problemOf('most')}
          onChange={(most) => set({ most })}
        />
        <ChoiceInput
          label={t.term.per}
          required
          value={row.per ?? 'union'}
          options={optionsOf(pers, t.per)}
          onChange={(per) => set({ per })}
        />
        <TextInput
          label={t.term.clause}
          max={500}
          value={row.clause}
          onChange={(clause) => set({ clause })}
        />
      </Grid>
    </>
  )
}

const DuesCard = (props: TablesProps<MemberDraft>) => {
  const messages = useMessages()
  const t = messages.rulePage.member
  const { body, editable, onChange } = props
  const { dues } = body
  const set = (change: Draft<DuesRule>) => onChange({ ...body, dues: { ...dues, ...change } })
  const problems = props.problemsOf(body)
  const problemOf = (key: string) => problemAt(messages, problems, `dues.${key}`)
  if (!editable) {
    return (
      <Card title={t.dues.title}>
        <p>{duesText(messages, dues)}</p>
      </Card>
    )
  }
  return (
    <Card title={t.dues.title}>
      <Stack>
        <FlagInput
          label={t.dues.has}
          value={dues !== null}
          onChange={(has) =>
            onChange({ ...body, dues: has ? { perTenThousand: 50, unit: 10 as Fen } : null })
          }
        />
        {dues ? (
          <Grid min={200}>
            <TypedInput<number>
              label={t.dues.rate}
              required
              hint={t.dues.rateHint}
              value={dues.perTenThousand ?? null}
              read={readRate}
              show={rateText}
              unreadable={t.dues.badRate}
              problem={problemOf('perTenThousand')}
              onChange={(perTenThousand) => set({ perTenThousand })}
            />
            <ChoiceInput
              label={t.dues.unit}
              required
              value={String(dues.unit ?? 1)}
              options={[
                ...optionsOf(units, t.units),
                // A step no school here is known to use is kept as it is.
                ...(units.some((one) => one === String(dues.unit ?? 1))
                  ? []
                  : [{ value: String(dues.unit), label: String(dues.unit) }]),
              ]}
              onChange={(unit) => set({ unit: Number(unit ?? 1) as Fen })}
            />
            <ChoiceInput
              label={t.dues.rounding}
              required
              value={dues.rounding ?? 'nearest'}
              options={optionsOf(roundings, t.roundings)}
              onChange={(rounding) => set({ rounding })}
            />
            <NumberInput
              label={t.dues.grace}
              integer
              min={0}
              max={24}
              value={dues.grace}
              problem={problemOf('grace')}
              onChange={(grace) => set({ grace })}
            />
            <NumberInput
              label={t.dues.lapse}
              integer
              min={1}
              max={60}
              value={dues.lapse}
              problem={problemOf('lapse')}
              onChange={(lapse) => set({ lapse })}
            />
            <TextInput
              label={t.dues.clause}
              max={500}
              value={dues.clause}
              onChange={(clause) => set({ clause })}
            />
          </Grid>
        ) : null}
      </Stack>
    </Card>
  )
}
