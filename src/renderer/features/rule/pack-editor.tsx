import { useDeferredValue, useMemo, useState } from 'react'
import { problemOf, problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { goTo, hashOf, useHashValue } from '#renderer/ui/hash.ts'
import { Card, EmptyState, Grid, Row, Split, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { VoidDialog } from '#renderer/ui/void-dialog.tsx'
import { rulePack } from '#shared/domain/rule-pack.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { parseCondolencePack } from '#shared/rules/condolence.ts'
import type { PackProblem } from '#shared/rules/read.ts'
import { ChangePanel } from './change-panel.tsx'
import { bodyOf, type PackDraft, type RowDraft } from './draft.ts'
import { LimitsCard } from './limits-card.tsx'
import { keepDraft, type PackRow, useRuleDeeds, useRulePlace } from './model.ts'
import { RowDrawer } from './row-drawer.tsx'
import {
  amountText,
  eventText,
  formsText,
  moreText,
  oftenText,
  packProblemText,
  payersText,
  whomText,
} from './words.ts'

const columnsOf = (
  t: Messages,
  rows: readonly RowDraft[],
  problems: readonly PackProblem[],
): readonly Column<RowDraft>[] => {
  const words = t.rulePage.table
  const column = (key: string, title: string, value: (row: RowDraft) => string): Column<RowDraft> => ({
    key,
    title,
    sortable: false,
    value,
  })
  const wrong = (row: RowDraft) => problems.filter((one) => one.row === rows.indexOf(row) + 1)
  return [
    column('event', words.event, (row) => eventText(t, row) || words.unnamed),
    column('whom', words.whom, (row) => whomText(t, row)),
    column('form', words.form, (row) => formsText(t, row)),
    column('amount', words.amount, (row) => amountText(t, row)),
    column('payer', words.payer, (row) => payersText(t, row)),
    column('often', words.often, (row) => oftenText(t, row)),
    {
      ...column('more', words.more, (row) => moreText(t, row)),
      render: (row) =>
        wrong(row).length > 0 ? (
          <Tag tone="bad">
            {wrong(row)
              .map((one) => packProblemText(t, one, false))
              .join(' ')}
          </Tag>
        ) : (
          <span className="xj-rule-long">{moreText(t, row)}</span>
        ),
    },
  ]
}

/** The rows of a pack, with its limits beside them. */
export const PackTable = (props: {
  readonly draft: PackDraft
  readonly editable: boolean
  readonly problems: readonly PackProblem[]
  readonly onChange: (draft: PackDraft) => void
}) => {
  const messages = useMessages()
  const t = messages.rulePage
  const [openId, setOpen] = useHashValue('open')
  const { draft, problems } = props
  const add = (
    <Button icon="add" onClick={() => setOpen('new')}>
      {t.table.add}
    </Button>
  )
  return (
    <>
      <DataTable<RowDraft>
        label={t.table.label}
        rows={draft.rows}
        rowKey={(row) => row.id}
        columns={columnsOf(messages, draft.rows, problems)}
        openKey={openId}
        onOpen={(row) => setOpen(row.id)}
        count={t.rowsCount(draft.rows.length)}
        actions={props.editable ? add : undefined}
        tone={(row) => (problems.some((one) => one.row === draft.rows.indexOf(row) + 1) ? 'bad' : undefined)}
        empty={<EmptyState icon="file" title={t.table.empty} />}
      />
      {openId ? (
        <RowDrawer
          id={openId}
          draft={draft}
          editable={props.editable}
          onChange={(rows) => props.onChange({ ...draft, rows })}
          onOpen={setOpen}
        />
      ) : null}
    </>
  )
}

/** The school's own rules: head, rows, limits, what would change, and saving. */
export const PackEditor = (props: {
  readonly draftKey: string
  readonly draft: PackDraft
  /** What is saved already; null for new rules. */
  readonly row: PackRow | null
  readonly dirty: boolean
}) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = messages.rule.fields
  const toast = useToast()
  const { today } = useRulePlace()
  const deeds = useRuleDeeds()
  const [dialog, setDialog] = useHashValue('dialog')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const { draft, row, draftKey } = props
  const { rows, limits } = draft
  // The head judges nothing: typing in it must not try the rules anew.
  const read = useMemo(
    () => parseCondolencePack({ id: 'draft', title: '', source: '', body: bodyOf({ rows, limits }) }),
    [rows, limits],
  )
  const problems = read.ok ? [] : read.error
  const trial = useDeferredValue(read.ok ? read.value : null)
  const change = (part: Partial<PackDraft>) => keepDraft(draftKey, { ...draft, ...part })
  const noTitle = !draft.title?.trim()
  const noSource = !draft.source?.trim()
  const complete = read.ok && !noTitle && !noSource
  const onSave = async () => {
    setTried(true)
    if (!complete || busy) return
    setBusy(true)
    const saved = await deeds.save(row?.rec ?? null, draft)
    setBusy(false)
    if (!saved.ok) {
      toast({ text: problemSentence(messages, saved.error), tone: 'bad' })
      return
    }
    toast({ text: t.saved(draft.title?.trim() ?? '') })
    goTo(hashOf('/rule', { pack: saved.value }), true)
    keepDraft(draftKey, null)
  }
  const { title, source, school, year } = rulePack.fields
  return (
    <Stack>
      {row?.rec && row.rec.conflicts.length > 0 ? (
        <VerdictStrip state="warn">
          {t.conflict} <a href={hashOf('/conflict')}>{messages.todayPage.toConflicts}</a>
        </VerdictStrip>
      ) : null}
      <Grid min={200}>
        <TextInput
          label={w.title}
          required
          max={title.is.max}
          value={draft.title}
          problem={tried && noTitle ? t.head.needTitle : null}
          onChange={(value) => change({ title: value })}
        />
        <TextInput
          label={w.school}
          max={school.is.max}
          value={draft.school}
          onChange={(value) => change({ school: value })}
        />
        <NumberInput
          label={w.year}
          integer
          min={year.is.min}
          max={year.is.max}
          value={draft.year}
          onChange={(value) => change({ year: value })}
        />
        <DayInput
          label={w.validFrom}
          hint={t.fromTo}
          today={today}
          value={draft.validFrom}
          onChange={(value) => change({ validFrom: value })}
        />
        <TextInput
          label={w.source}
          required
          max={source.is.max}
          value={draft.source}
          problem={tried && noSource ? t.head.needSource : null}
          onChange={(value) => change({ source: value })}
        />
      </Grid>
      <PackTable draft={draft} editable problems={problems} onChange={(next) => keepDraft(draftKey, next)} />
      <Split
        main={<LimitsCard limits={draft.limits} editable onChange={(limits) => change({ limits })} />}
        side={
          <ChangePanel
            pack={trial}
            listed={dialog === 'changes'}
            onList={(open) => setDialog(open ? 'changes' : null)}
          />
        }
      />
      <Card>
        {problems.length > 0 ? (
          <VerdictStrip state="bad">
            {t.problems(problems.length)}{' '}
            {problems
              .slice(0, 5)
              .map((one) => packProblemText(messages, one))
              .join(' ')}
          </VerdictStrip>
        ) : noTitle || noSource ? (
          <VerdictStrip state="info">{noTitle ? t.head.needTitle : t.head.needSource}</VerdictStrip>
        ) : (
          <VerdictStrip state="ok">{t.ready}</VerdictStrip>
        )}
        <Row>
          {props.dirty && row ? <Button onClick={() => keepDraft(draftKey, null)}>{t.discard}</Button> : null}
          <Button
            kind="primary"
            busy={busy}
            disabled={!read.ok || (row !== null && !props.dirty)}
            onClick={() => void onSave()}
          >
            {t.save}
          </Button>
        </Row>
      </Card>
      {dialog === 'void' && row?.rec ? (
        <VoidDialog
          words={t.void}
          onVoid={async (reason) =>
            row.rec ? problemOf(messages, await deeds.void(row.rec.id, reason)) : null
          }
          onClose={() => setDialog(null)}
          onDone={() => {
            keepDraft(draftKey, null)
            goTo(hashOf('/rule'), true)
          }}
        />
      ) : null}
    </Stack>
  )
}
