import { useState } from 'react'
import type { Conflict } from '#renderer/engine-review.ts'
import { Button } from '#renderer/ui/button.tsx'
import { coveredMark } from '#renderer/ui/covered.tsx'
import { hashOf } from '#renderer/ui/hash.ts'
import { Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Origin } from '#renderer/ui/origin.tsx'
import type { RecordText } from '#renderer/ui/record-text.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { FieldForm, isTypable } from './field-input.tsx'
import { type BulkRule, bulkRules, conflictKey, placeOf } from './model.ts'

/** One field of one record with its values side by side. A click on one keeps it. */
export const ConflictCard = (props: {
  readonly conflict: Conflict
  readonly all: readonly Conflict[]
  readonly text: RecordText
  readonly isCurrent: boolean
  readonly isBusy: boolean
  readonly isEditing: boolean
  readonly onFocus: () => void
  readonly onEdit: (on: boolean) => void
  readonly onDecide: (value: unknown) => void
  readonly onBulk: (rule: BulkRule) => void
}) => {
  const messages = useMessages()
  const t = messages.conflictPage
  const { conflict, text, isBusy } = props
  const { kind, field } = conflict
  const isSensitive = fieldOf(kind, field)?.class === 'sensitive'
  const [isShown, setShown] = useState(!isSensitive)
  const place = placeOf(conflict)
  const title = text.title(conflict)
  const label = text.field(kind, field)
  const words = (value: unknown) => text.value(kind, field, value) || t.empty
  return (
    <li
      className="xj-card xj-conflict"
      data-current={props.isCurrent ? true : undefined}
      tabIndex={-1}
      onFocus={props.onFocus}
      aria-busy={isBusy}
    >
      <div className="xj-news-head">
        <h2>
          {title} <span className="xj-conflict-field">{label}</span>
        </h2>
        <span className="xj-hint">
          {text.kind(kind)} · {conflict.homeName}
        </span>
        {conflict.isMoney ? <Tag tone="warn">{t.money}</Tag> : null}
        {isSensitive && !isShown ? (
          <Button small kind="link" onClick={() => setShown(true)}>
            {messages.app.record.show}
          </Button>
        ) : null}
      </div>
      <div className="xj-sides">
        {conflict.sides.map((side, n) => (
          <button
            key={side.id}
            type="button"
            className="xj-side"
            disabled={isBusy}
            onClick={() => props.onDecide(side.value)}
          >
            <span className="xj-side-value">
              <kbd>{n + 1}</kbd>
              <strong>{isShown ? words(side.value) : coveredMark}</strong>
              {n === 0 ? <Tag>{t.shownNow}</Tag> : null}
            </span>
            <Origin {...side} />
          </button>
        ))}
      </div>
      {props.isEditing ? (
        isTypable(kind, field) ? (
          <FieldForm
            key={conflictKey(conflict)}
            kind={kind}
            field={field}
            label={label}
            value={conflict.sides[0]?.value}
            busy={isBusy}
            onSave={props.onDecide}
            onCancel={() => props.onEdit(false)}
          />
        ) : (
          <p className="xj-note">{t.asideNote}</p>
        )
      ) : null}
      <div className="xj-row" data-gap="small">
        {props.isEditing ? null : (
          <Button small icon="edit" disabled={isBusy} onClick={() => props.onEdit(true)}>
            {t.other}
          </Button>
        )}
        {bulkRules(conflict, props.all).map((rule) => (
          <Button key={rule.orgName} small disabled={isBusy} onClick={() => props.onBulk(rule)}>
            {t.bulk(rule.orgName, rule.conflicts.length)}
          </Button>
        ))}
        {place ? <a href={hashOf(place.path, { open: place.id, tab: 'history' })}>{t.openRecord}</a> : null}
      </div>
    </li>
  )
}
