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
import type { Messages } from '#shared/i18n/messages.ts'
import { FieldForm, isTypable } from './field-input.tsx'
import { type BulkRule, bulkRules, conflictKey, placeOf } from './model.ts'

/** One field of one record with its values side by side. A click on one keeps it. */
export const ConflictCard = (props: {
  readonly conflict: Conflict
  readonly all: readonly Conflict[]
  readonly text: RecordText
  readonly isCurrent: boolean
  readonly isEditing: boolean
  readonly onFocus: () => void
  readonly onEdit: (on: boolean) => void
  readonly onDecide: (value: unknown) => void
  readonly onBulk: (rule: BulkRule) => void
}) => {
  const messages = useMessages()
  const t = messages.conflictPage
  const { conflict, text } = props
  const { kind, field } = conflict
  const isSensitive = fieldOf(kind, field)?.class === 'sensitive'
  const [isShown, setShown] = useState(!isSensitive)
  const place = placeOf(conflict)
  const title = text.title(conflict)
  const label = text.field(kind, field)
  return (
    <li
      className="xj-card xj-conflict"
      data-current={props.isCurrent ? true : undefined}
      tabIndex={-1}
      onFocus={props.onFocus}
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
          <button key={side.id} type="button" className="xj-side" onClick={() => props.onDecide(side.value)}>
            <span className="xj-side-value">
              <kbd>{n + 1}</kbd>
              {isShown ? (
                <SideValue conflict={conflict} value={side.value} text={text} />
              ) : (
                <strong>{coveredMark}</strong>
              )}
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
            onSave={props.onDecide}
            onCancel={() => props.onEdit(false)}
          />
        ) : (
          <p className="xj-note">{t.asideNote}</p>
        )
      ) : null}
      <div className="xj-row" data-gap="small">
        {props.isEditing ? null : (
          <Button small icon="edit" onClick={() => props.onEdit(true)}>
            {t.other}
          </Button>
        )}
        {bulkRules(conflict, props.all).map((rule) => (
          <Button key={`${rule.orgName} ${rule.deviceName}`} small onClick={() => props.onBulk(rule)}>
            {t.bulk(ruleName(messages, rule), rule.conflicts.length)}
          </Button>
        ))}
        {place ? <a href={hashOf(place.path, { open: place.id, tab: 'history' })}>{t.openRecord}</a> : null}
      </div>
    </li>
  )
}

/** Whose value a bulk rule takes. */
export const ruleName = (messages: Messages, { orgName, deviceName }: BulkRule): string =>
  deviceName === null ? orgName : messages.app.history.by(orgName, deviceName)

/** A value; of one with several parts those that differ stand out. */
const SideValue = (props: {
  readonly conflict: Conflict
  readonly value: unknown
  readonly text: RecordText
}) => {
  const t = useMessages().conflictPage
  const { conflict, value, text } = props
  const { kind, field, sides } = conflict
  const parts = text.parts(kind, field, value)
  if (!parts) return <strong>{text.value(kind, field, value) || t.empty}</strong>
  const isSame = (label: string, words: string) =>
    sides.every((side) =>
      text.parts(kind, field, side.value)?.some((part) => part.label === label && part.text === words),
    )
  return (
    <strong className="xj-side-parts">
      {parts.map((part) => (
        <span key={part.label} data-same={isSame(part.label, part.text) ? true : undefined}>
          {t.part(part.label, part.text)}
        </span>
      ))}
    </strong>
  )
}
