import { useState } from 'react'
import { problemNotice, problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { type DroppedFile, FileDrop } from '#renderer/ui/file-drop.tsx'
import { FileGrid } from '#renderer/ui/file-grid.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Row, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { homeScore } from '#shared/domain/home.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { Indicator } from '#shared/rules/rating.ts'
import { checkScore, proposePoints } from '#shared/rules/rating-score.ts'
import { useHomeDeeds, useLoadFile } from './model.ts'
import { type AttachmentRec, pointsText, type RatingRow, type ScoreDraft } from './rating.ts'
import { ruleWords } from './words.ts'

/** Evidence of one indicator. */
const Evidence = (props: {
  readonly row: RatingRow
  readonly indicator: Indicator
  readonly files: readonly AttachmentRec[]
}) => {
  const messages = useMessages()
  const t = messages.homePage
  const format = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const deeds = useHomeDeeds()
  const load = useLoadFile()
  const [busy, setBusy] = useState(false)
  const add = async (files: readonly DroppedFile[]) => {
    setBusy(true)
    const { added, refused } = await deeds.addEvidence(props.row, props.indicator.id, files)
    setBusy(false)
    if (added > 0) toast({ text: t.added(added) })
    for (const one of refused) toast({ text: `${one.name}: ${problemSentence(messages, one)}`, tone: 'bad' })
  }
  const remove = async (id: string) => {
    const one = props.files.find((known) => known.id === id)
    const sure =
      one &&
      (await confirm({
        title: t.removeTitle,
        body: t.removeBody,
        action: messages.app.remove,
        danger: true,
      }))
    if (!one || !sure) return
    const done = await deeds.removeFile(one.id)
    toast(done.ok ? { text: t.removed } : problemNotice(messages, done.error))
  }
  return (
    <div className="xj-stack">
      {props.files.length > 0 ? (
        <FileGrid
          label={t.evidence}
          files={props.files.flatMap((one) => {
            const { file } = one.values
            return file
              ? { id: one.id, name: file.name, media: file.media, note: format.bytes(file.bytes) }
              : []
          })}
          load={async (id) => {
            const file = props.files.find((one) => one.id === id)?.values.file
            return file ? load(file) : null
          }}
          onRemove={(id) => void remove(id)}
        />
      ) : (
        <p className="xj-hint">{t.item.noEvidence}</p>
      )}
      <FileDrop
        label={t.item.drop}
        hint={t.item.dropHint}
        multiple
        compact
        accept=".jpg,.jpeg,.png,.pdf"
        disabled={busy}
        onFiles={(files) => void add(files)}
      />
    </div>
  )
}

/** One indicator: the rule in words, the count, the points, the grounds, the evidence. */
export const ItemCard = (props: {
  readonly row: RatingRow
  readonly indicator: Indicator
  readonly files: readonly AttachmentRec[]
  readonly draft: ScoreDraft
  /** Whose points are written here. */
  readonly column: 'self' | 'schoolScore'
  readonly onDraft: (draft: ScoreDraft) => void
}) => {
  const messages = useMessages()
  const t = messages.homePage
  const [showFiles, setShowFiles] = useState(false)
  const { indicator, draft, column, row } = props
  const { rule } = indicator
  const own = row.scores.get(indicator.id)?.values.self
  const counts = column === 'self' && rule.kind !== 'fixed' && rule.kind !== 'steps'
  const problem = checkScore(indicator, draft)[0]
  const proposed = counts ? proposePoints(indicator, draft.count) : null
  const sentence = problem ? sentenceOf(messages.home.scoreProblems, problem) : null
  const noteMax = homeScore.fields.self.is.of.note.max
  return (
    <section
      className="xj-item"
      id={`item-${indicator.id}`}
      aria-labelledby={`item-${indicator.id}-head`}
      data-open={draft.points == null ? true : undefined}
    >
      <div className="xj-item-head">
        <h3 id={`item-${indicator.id}-head`}>
          <span className="xj-note">{indicator.id}</span> {indicator.text}
        </h3>
        {draft.points == null ? <Tag tone="warn">{t.item.notScored}</Tag> : null}
        <Tag>{t.item.max(pointsText(indicator.max))}</Tag>
      </div>
      <p className="xj-hint">
        {[
          ruleWords(messages, indicator),
          indicator.fact ? `${t.item.fact}: ${indicator.fact}` : null,
          indicator.evidence ? `${t.item.how}: ${indicator.evidence}` : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {column === 'schoolScore' ? (
        <p>
          <strong>{own?.points == null ? t.item.notScored : t.item.selfSaid(pointsText(own.points))}</strong>{' '}
          {own?.note}
        </p>
      ) : null}
      <div className="xj-item-fields">
        {counts ? (
          <NumberInput
            label={rule.kind === 'percent' ? t.item.countPercent : t.item.countTimes}
            min={0}
            value={draft.count}
            onChange={(count) => {
              const points = proposePoints(indicator, count)
              props.onDraft({ ...draft, count, ...(points === null ? {} : { points }) })
            }}
          />
        ) : null}
        {rule.kind === 'steps' ? (
          <ChoiceInput
            label={column === 'self' ? t.item.points : t.item.schoolPoints}
            value={draft.points == null ? null : pointsText(draft.points)}
            empty=""
            problem={sentence}
            options={rule.steps.map((one) => ({
              value: pointsText(one.points),
              label: messages.home.ruleText.steps([one]),
            }))}
            onChange={(value) => props.onDraft({ ...draft, points: value === null ? null : Number(value) })}
          />
        ) : (
          <NumberInput
            label={column === 'self' ? t.item.points : t.item.schoolPoints}
            value={draft.points}
            problem={sentence}
            hint={
              proposed !== null && proposed !== draft.points ? (
                <Button kind="link" small onClick={() => props.onDraft({ ...draft, points: proposed })}>
                  {t.item.proposed(pointsText(proposed))} · {t.item.take}
                </Button>
              ) : null
            }
            onChange={(points) => props.onDraft({ ...draft, points })}
          />
        )}
        <TextArea
          label={column === 'self' ? t.item.note : t.item.schoolNote}
          rows={2}
          max={noteMax}
          value={draft.note}
          hint={
            column === 'self' && draft.points === indicator.max && !draft.note ? t.item.fullNeedsNote : null
          }
          onChange={(note) => props.onDraft({ ...draft, note })}
        />
      </div>
      <Row>
        <Button
          kind="link"
          small
          icon="attachment"
          pressed={showFiles}
          onClick={() => setShowFiles(!showFiles)}
        >
          {t.item.evidence(props.files.length)}
        </Button>
      </Row>
      {showFiles ? <Evidence row={row} indicator={indicator} files={props.files} /> : null}
    </section>
  )
}
