import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { Grid, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { FillMappingTable } from './fill-mapping.tsx'
import {
  type ChosenTemplate,
  openTemplateFile,
  rememberedPlans,
  useFill,
  useFillRows,
  useRoom,
} from './fill-model.ts'
import { entriesAt, type FillPlan, fillNotes, planFor, planProblems, planSentence } from './fill-plan.ts'
import type { MemberRow } from './rows.ts'

/** The people of the list go into the school's own workbook, which otherwise stays as it is. */
export const FillDialog = (props: { readonly rows: readonly MemberRow[]; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.border.fill
  const toast = useToast()
  const fill = useFill(props.rows)
  const [chosen, setChosen] = useState<ChosenTemplate | null>(null)
  const [at, setAt] = useState(0)
  const [plan, setPlan] = useState<FillPlan | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sheet = chosen?.template.sheets[at]
  const made = useFillRows(sheet, plan, props.rows)
  const found = useRoom(chosen, sheet, plan, props.rows.length)
  const choose = (next: ChosenTemplate | null, index: number) => {
    const first = next?.template.sheets[index]
    setChosen(next)
    setAt(index)
    setPlan(first ? planFor(first, rememberedPlans.get) : null)
    setProblem(null)
  }
  const onFile = async (name: string, bytes: Uint8Array) => {
    setBusy(true)
    setProblem(null)
    try {
      const opened = await openTemplateFile(name, bytes)
      if (opened.ok) choose(opened.value, 0)
      else setProblem(planSentence(messages, opened.error))
    } finally {
      setBusy(false)
    }
  }
  const onSave = async () => {
    if (!chosen || !sheet || !plan || !made) return
    setBusy(true)
    setProblem(null)
    try {
      const saved = await fill(chosen, sheet, plan, made, t.fileName)
      if (!saved.ok) setProblem(planSentence(messages, saved.error))
      else if (saved.value !== null) {
        toast({ text: t.done(props.rows.length, saved.value) })
        props.onClose()
      }
    } finally {
      setBusy(false)
    }
  }
  const wrong = plan ? planProblems(plan, messages) : []
  const inTheWay = found?.problem ? planSentence(messages, found.problem) : null
  const lastRow = 1_048_576
  return (
    <Dialog open title={t.title} width={980} onClose={props.onClose}>
      <Stack>
        {problem ? (
          <p className="xj-problem" role="alert">
            {problem}
          </p>
        ) : null}
        {!chosen || !sheet || !plan ? (
          busy ? (
            <ProgressBar label={t.reading} />
          ) : (
            <FileDrop
              label={t.choose}
              hint={t.chooseHint}
              accept=".xlsx,.xlsm,.xls"
              onFiles={([file]) => {
                if (file) void onFile(file.name, file.bytes)
              }}
            />
          )
        ) : (
          <>
            <Row>
              {chosen.template.sheets.length > 1 ? (
                <ChoiceInput
                  label={t.sheet}
                  value={String(at)}
                  options={chosen.template.sheets.map(({ name }, n) => ({ value: String(n), label: name }))}
                  onChange={(value) => choose(chosen, Number(value ?? 0))}
                />
              ) : null}
              <NumberInput
                label={t.headingRow}
                integer
                min={1}
                max={sheet.rows.length}
                value={plan.headingRow + 1}
                problem={plan.found ? null : t.noHeading}
                onChange={(row) => setPlan(planFor(sheet, rememberedPlans.get, (row ?? 1) - 1))}
              />
              <NumberInput
                label={t.firstRow}
                integer
                min={plan.headingRow + 2}
                max={lastRow}
                value={plan.firstRow + 1}
                onChange={(row) =>
                  setPlan({ ...plan, firstRow: Math.max(plan.headingRow + 1, (row ?? 1) - 1) })
                }
              />
            </Row>
            <FillMappingTable
              sheet={sheet}
              plan={plan}
              onChange={(mapping) => setPlan({ ...plan, mapping })}
            />
            {[...wrong, ...(inTheWay ? [inTheWay] : [])].map((sentence) => (
              <p key={sentence} className="xj-problem">
                {sentence}
              </p>
            ))}
            {made && made.unlisted.length > 0 ? (
              <>
                <p>{t.unlisted(made.unlisted.length)}</p>
                <Grid min={320}>
                  {made.unlisted.map(({ key, column, text, people }) => {
                    const heading = sheet.rows[plan.headingRow]?.[column] ?? ''
                    return (
                      <ChoiceInput
                        key={key}
                        label={t.unlistedLabel(heading, text, people)}
                        value={plan.picks[key]}
                        empty={t.leaveEmpty}
                        options={entriesAt(sheet, plan.firstRow, column)}
                        onChange={(value) =>
                          setPlan({ ...plan, picks: { ...plan.picks, [key]: value ?? '' } })
                        }
                      />
                    )
                  })}
                </Grid>
              </>
            ) : null}
            {fillNotes(sheet, plan, messages, {
              macros: chosen.template.macros,
              missing: made?.missing ?? [],
              room: found?.room ?? null,
            }).map((sentence) => (
              <p key={sentence} className="xj-note">
                {sentence}
              </p>
            ))}
            {props.rows.length === 0 ? <p className="xj-problem">{t.nobody}</p> : null}
            <div className="xj-actions">
              <Button onClick={() => choose(null, 0)}>{t.again}</Button>
              <Button
                kind="primary"
                busy={busy}
                disabled={!made || wrong.length > 0 || inTheWay !== null || props.rows.length === 0}
                onClick={() => void onSave()}
              >
                {t.save(props.rows.length)}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Dialog>
  )
}
