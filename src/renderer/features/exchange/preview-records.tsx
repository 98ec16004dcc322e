import { useState } from 'react'
import type { FieldNews, NewsGroup, RecordNews, Side } from '#renderer/engine-review.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips } from '#renderer/ui/choice-input.tsx'
import { Covered } from '#renderer/ui/covered.tsx'
import { Card, EmptyState, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Origin } from '#renderer/ui/origin.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { type RecordText, useRecordText } from '#renderer/ui/record-text.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { groupsOf, pageSize, sumOf, type usePreview } from './preview-model.ts'

const tones: Readonly<Record<RecordNews['type'], Tone>> = {
  conflict: 'warn',
  new: 'good',
  changed: 'info',
  voided: 'neutral',
  rejected: 'bad',
  erased: 'bad',
}

/** Fields drawn before somebody asks for all of them. */
const atFirst = 6

const unique = (pairs: readonly (readonly [string, string])[]) =>
  [...new Map(pairs)].map(([value, label]) => ({ value, label }))

/** The records that would change, page by page: what is now, what would be, and who wrote it. */
export const NewsRecords = (props: {
  readonly groups: readonly NewsGroup[]
  readonly preview: ReturnType<typeof usePreview>
}) => {
  const messages = useMessages()
  const t = messages.exchangePage.preview
  const text = useRecordText(props.preview.recordOf)
  const { filter, setFilter, page, setPage, shown } = props.preview
  const counts = sumOf(groupsOf(props.groups, filter))
  const pages = Math.max(1, Math.ceil((shown?.total ?? 0) / pageSize))
  return (
    <Card title={t.records}>
      <div className="xj-table-bar">
        <div className="xj-row">
          <ChoiceInput
            label={t.branch}
            empty={t.allBranches}
            value={filter.org}
            options={unique(props.groups.map(({ org, orgName }) => [org, orgName]))}
            onChange={(org) => setFilter({ org })}
          />
          <ChoiceInput
            label={t.kind}
            empty={t.allKinds}
            value={filter.kind}
            options={unique(props.groups.map(({ kind }) => [kind, text.kind(kind)]))}
            onChange={(kind) => setFilter({ kind })}
          />
          <FilterChips
            label={t.type}
            single
            options={(Object.keys(tones) as RecordNews['type'][])
              .filter((type) => counts[type] > 0 || filter.type === type)
              .map((type) => ({ value: type, label: t.types[type], count: counts[type] }))}
            value={filter.type ? [filter.type] : []}
            onChange={([type]) => setFilter({ type: type ?? null })}
          />
        </div>
      </div>
      {shown === undefined ? (
        <p className="xj-note">{messages.app.loading}</p>
      ) : shown.records.length === 0 ? (
        <EmptyState title={messages.app.table.noMatch} />
      ) : (
        <ol className="xj-news" aria-label={t.records}>
          {shown.records.map((record) => (
            <NewsRecord key={`${record.kind} ${record.entity}`} record={record} text={text} />
          ))}
        </ol>
      )}
      {pages > 1 ? <Pager page={page} pages={pages} onPage={setPage} /> : null}
    </Card>
  )
}

/** The one writer of all that is new in a record, so that it is said once; null when there are several. */
const soleWriter = (fields: readonly FieldNews[]): Side | null => {
  const sides = fields.flatMap((field) => field.sides)
  const [first] = sides
  const isSole = sides.every(
    (one) => one.at === first?.at && one.orgName === first.orgName && one.deviceName === first.deviceName,
  )
  return isSole && fields.every((field) => field.sides.length <= 1) ? (first ?? null) : null
}

const NewsRecord = (props: { readonly record: RecordNews; readonly text: RecordText }) => {
  const messages = useMessages()
  const t = messages.exchangePage.preview
  const reasons = messages.conflictPage.refused.reasons
  const [all, setAll] = useState(false)
  const { record, text } = props
  const fields = record.fields
    .filter(({ field }) => record.type !== 'new' || field !== 'life')
    .toSorted((a, b) => Number(b.sides.length > 1) - Number(a.sides.length > 1))
  const contested = fields.filter(({ sides }) => sides.length > 1).length
  const writer = soleWriter(fields)
  // Of a conflict only what contradicts: the rest is a click away.
  const shown = all ? fields : fields.slice(0, contested > 0 ? contested : atFirst)
  return (
    <li data-type={record.type}>
      <div className="xj-news-head">
        <Tag tone={tones[record.type]}>{t.types[record.type]}</Tag>
        <strong>{text.title(record)}</strong>
        <span className="xj-hint">
          {text.kind(record.kind)} · {record.homeName}
        </span>
        {record.reason ? <Tag tone="bad">{reasons[record.reason] ?? record.reason}</Tag> : null}
        {record.parallel ? <Tag tone="info">{t.parallel}</Tag> : null}
        {writer ? (
          <Origin {...writer} fileName={record.files.length > 1 ? writer.fileName : undefined} />
        ) : null}
      </div>
      <dl className="xj-news-fields">
        {shown.map((news) => (
          <FieldLine key={news.field} news={news} record={record} text={text} withOrigin={writer === null} />
        ))}
      </dl>
      {fields.length > shown.length ? (
        <Button kind="link" small onClick={() => setAll(true)}>
          {t.more(fields.length - shown.length)}
        </Button>
      ) : null}
    </li>
  )
}

const FieldLine = (props: {
  readonly news: FieldNews
  readonly record: RecordNews
  readonly text: RecordText
  readonly withOrigin: boolean
}) => {
  const t = useMessages().exchangePage.preview
  const { news, record, text } = props
  const { kind } = record
  const isSensitive = fieldOf(kind, news.field)?.class === 'sensitive'
  const value = (one: unknown, empty: string) => {
    const words = text.value(kind, news.field, one)
    if (words === '') return <span className="xj-note">{empty}</span>
    return isSensitive ? <Covered text={words} /> : words
  }
  return (
    <div>
      <dt>{text.field(kind, news.field)}</dt>
      <dd>
        {news.sides.length > 1 ? (
          <div className="xj-sides">
            {news.sides.map((side) => (
              <div key={side.id} className="xj-side">
                <strong>{value(side.value, t.cleared)}</strong>
                <Origin {...side} />
              </div>
            ))}
          </div>
        ) : (
          <>
            {record.type === 'new' ? null : (
              <>
                {text.value(kind, news.field, news.before) === '' ? (
                  <span className="xj-note">{t.nothingBefore}</span>
                ) : (
                  <span className="xj-before">{value(news.before, t.nothingBefore)}</span>
                )}
                <span aria-hidden="true"> → </span>
              </>
            )}
            <strong>{value(news.after, t.cleared)}</strong>
            {props.withOrigin
              ? news.sides.map((side) => (
                  <Origin
                    key={side.id}
                    {...side}
                    fileName={record.files.length > 1 ? side.fileName : undefined}
                  />
                ))
              : null}
          </>
        )}
      </dd>
    </div>
  )
}
