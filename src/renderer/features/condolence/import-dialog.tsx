import { useMemo, useState } from 'react'
import { problemSentence, workbookSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Grid, Stack, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { SheetColumns } from '#renderer/ui/sheet-columns.tsx'
import { useSheetSteps } from '#renderer/ui/sheet-steps.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Day } from '#shared/base/day.ts'
import { condolenceEvents, giftForms, payers } from '#shared/domain/condolence.ts'
import { tellingSentences } from '#shared/domain/verdict.ts'
import type { CondolencePack } from '#shared/rules/condolence.ts'
import { guessOldVisits, openVisits, rememberedVisits } from './import-model.ts'
import {
  columnSentences,
  type ForAll,
  headingsOf,
  type JudgedRow,
  judgeRows,
  sheetColumns,
  type VisitRowState,
  visitOptions,
  visitProblemSentence,
  visitRowState,
  visitRowsOf,
  visitsOf,
} from './import-rows.ts'
import { usePlace, useVisitDeeds, type VisitData } from './model.ts'
import { sentenceText } from './words.ts'

const tones: Readonly<Record<VisitRowState, Tone>> = { good: 'good', doubt: 'warn', bad: 'bad' }

/** Visits from before the ledger in three steps: the file, what each column is, what each row says. */
export const VisitImportDialog = (props: {
  readonly data: VisitData
  readonly packOn: (day: Day) => CondolencePack | null
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.border.visits
  const w = messages.condolence
  const toast = useToast()
  const deeds = useVisitDeeds()
  const { today, workspace } = usePlace()
  const { packOn } = props
  const data = useMemo(
    () => ({
      ...props.data,
      members: props.data.members.filter(({ home, life }) => home === workspace.org && life === 'active'),
    }),
    [props.data, workspace.org],
  )
  const steps = useSheetSteps({
    open: ({ name, bytes }) => openVisits(name, bytes),
    sentence: workbookSentence,
    guess: guessOldVisits,
  })
  const { chosen, rowsShown } = steps
  const [forAll, setForAll] = useState<ForAll>({ event: null, form: 'goods', payer: 'branch-fund' })
  const rows = useMemo(
    () =>
      rowsShown && chosen
        ? judgeRows(
            visitRowsOf(chosen.sheet, chosen.guess, data, forAll, today, messages),
            data,
            today,
            packOn,
          )
        : null,
    [rowsShown, chosen, data, forAll, today, messages, packOn],
  )
  const onSave = (taken: readonly JudgedRow[]) =>
    steps.run(async () => {
      const saved = await deeds.saveBatch(visitsOf(taken, t.reason))
      if (!saved.ok) return problemSentence(messages, saved.error)
      if (chosen)
        rememberedVisits.set(headingsOf(chosen.sheet, chosen.guess.headingRow), chosen.guess.mapping)
      toast({ text: t.done(taken.length) })
      props.onClose()
      return null
    })
  return (
    <Dialog open title={t.title} width={1100} onClose={props.onClose}>
      <Stack>
        {steps.problem ? (
          <p className="xj-problem" role="alert">
            {steps.problem}
          </p>
        ) : null}
        {!chosen ? (
          steps.busy ? (
            <ProgressBar label={t.reading} />
          ) : (
            <>
              <FileDrop label={t.choose} accept=".xlsx,.xlsm,.xls,.csv,.txt" onFiles={steps.onFiles} />
              <p className="xj-hint">{t.chooseHint}</p>
            </>
          )
        ) : rows ? (
          <Preview
            rows={rows}
            busy={steps.busy}
            onBack={() => steps.showRows(false)}
            onSave={(taken) => void onSave(taken)}
          />
        ) : (
          <SheetColumns
            steps={steps}
            chosen={chosen}
            lead={t.map(
              chosen.guess.mapping.filter((field) => field !== null).length,
              chosen.guess.mapping.length,
            )}
            columns={sheetColumns(chosen.sheet, chosen.guess)}
            options={visitOptions(messages)}
            problems={columnSentences(chosen.guess, forAll, messages)}
            again={t.again}
            next={t.next}
            onNext={() => steps.showRows(true)}
          >
            <Grid min={240}>
              <ChoiceInput
                label={t.event}
                empty={t.noEvent}
                value={forAll.event}
                options={optionsOf(condolenceEvents, w.choices.event)}
                onChange={(event) => setForAll({ ...forAll, event })}
              />
              <ChoiceInput
                label={t.form}
                required
                value={forAll.form}
                options={optionsOf(giftForms, w.choices.form)}
                onChange={(form) => setForAll({ ...forAll, form: form ?? 'goods' })}
              />
              <ChoiceInput
                label={t.payer}
                required
                value={forAll.payer}
                options={optionsOf(payers, w.choices.payer)}
                onChange={(payer) => setForAll({ ...forAll, payer: payer ?? 'branch-fund' })}
              />
            </Grid>
          </SheetColumns>
        )}
      </Stack>
    </Dialog>
  )
}

/** Every row with what is wrong with it and what the rules would have said. */
const Preview = (props: {
  readonly rows: readonly JudgedRow[]
  readonly busy: boolean
  readonly onBack: () => void
  readonly onSave: (rows: readonly JudgedRow[]) => void
}) => {
  const messages = useMessages()
  const t = messages.border.visits
  const w = messages.condolence
  const format = useFormat()
  const [only, setOnly] = useState<readonly 'problems'[]>([])
  const [withDoubt, setWithDoubt] = useState(false)
  const of = (state: VisitRowState) => props.rows.filter((row) => visitRowState(row) === state)
  const [good, doubt, bad] = [of('good'), of('doubt'), of('bad')]
  const chosen = withDoubt ? props.rows.filter(({ ready }) => ready) : good
  const columns: readonly Column<JudgedRow>[] = [
    { key: 'row', title: t.row, value: ({ row }) => row },
    { key: 'name', title: t.name, value: ({ name }) => name },
    { key: 'day', title: t.day, value: ({ values }) => values.visitedOn && format.day(values.visitedOn) },
    {
      key: 'what',
      title: t.what,
      value: ({ values: { event, festival } }) =>
        event === 'festival' && festival
          ? w.choices.festival[festival]
          : event
            ? w.choices.event[event]
            : null,
    },
    {
      key: 'amount',
      title: t.amount,
      end: true,
      value: ({ values }) => values.gift?.amount,
      render: ({ values }) => (values.gift?.amount == null ? null : format.money(values.gift.amount)),
    },
    {
      key: 'state',
      title: t.state,
      value: (row) => t.states[visitRowState(row)],
      render: (row) => <Tag tone={tones[visitRowState(row)]}>{t.states[visitRowState(row)]}</Tag>,
    },
    {
      key: 'problems',
      title: t.problems,
      value: ({ problems }) =>
        problems.map((one) => visitProblemSentence(one, messages)).join(t.between) || null,
    },
    {
      key: 'rule',
      title: t.rule,
      value: ({ verdict }) =>
        verdict?.sentences
          .filter(({ type }) => !tellingSentences.has(type))
          .map((one) => sentenceText(messages, one))
          .join(t.between) || null,
    },
  ]
  return (
    <>
      <div className="xj-import">
        <DataTable<JudgedRow>
          label={t.title}
          rows={props.rows.filter((row) => only.length === 0 || row.problems.length > 0)}
          rowKey={({ row }) => String(row)}
          columns={columns}
          count={t.count({ good: good.length, doubt: doubt.length, bad: bad.length })}
          filtered={only.length > 0}
          filters={
            <FilterChips
              label={t.show}
              options={[{ value: 'problems', label: t.onlyProblems }]}
              value={only}
              onChange={(on) => setOnly(on.includes('problems') ? ['problems'] : [])}
            />
          }
        />
      </div>
      {doubt.length > 0 ? <FlagInput label={t.withDoubt} value={withDoubt} onChange={setWithDoubt} /> : null}
      {chosen.length === 0 ? <p className="xj-note">{t.nothing}</p> : null}
      <div className="xj-actions">
        <Button disabled={props.busy} onClick={props.onBack}>
          {t.back}
        </Button>
        <Button
          kind="primary"
          busy={props.busy}
          disabled={chosen.length === 0}
          onClick={() => props.onSave(chosen)}
        >
          {t.save(chosen.length)}
        </Button>
      </div>
    </>
  )
}
