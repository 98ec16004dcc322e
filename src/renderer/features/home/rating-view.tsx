import { problemSentence } from '#renderer/engine-words.ts'
import { ApprovalTag } from '#renderer/ui/approval.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { HistoryList } from '#renderer/ui/history-list.tsx'
import { ErrorState, PageHeader, Row, Tag } from '#renderer/ui/layout.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { HomeRating } from '#shared/domain/home.ts'
import { homeRating, homeScore } from '#shared/domain/home.ts'
import { fieldText, fieldTitle } from '#shared/i18n/record-text.ts'
import { valueText } from '#shared/i18n/value-text.ts'
import { ApproveRating } from './approval.tsx'
import { ItemsPanel } from './items-panel.tsx'
import { type HomeData, useHomeHistory, useHomePapers, useHomePlace } from './model.ts'
import type { RatingRow } from './rating.ts'
import { ReviewPanel } from './review-panel.tsx'

type Step = 'self' | 'review' | 'submit' | 'judged'

const stepsOf = (row: RatingRow): readonly { readonly step: Step; readonly done: boolean }[] => {
  const values: HomeRating = row.record.values
  return [
    { step: 'self', done: row.totals !== null && row.totals.missing.length === 0 },
    { step: 'review', done: values.review?.valid != null },
    { step: 'submit', done: Boolean(values.submittedOn) },
    { step: 'judged', done: row.state === 'judged' },
  ]
}

/** How far the rating is, as steps. */
const Steps = (props: { readonly row: RatingRow }) => {
  const t = useMessages().homePage
  const steps = stepsOf(props.row)
  const now = steps.findIndex((one) => !one.done)
  return (
    <ol className="xj-steps" aria-label={t.state}>
      {steps.map(({ step, done }, at) => (
        <li key={step} aria-current={at === now ? 'step' : undefined}>
          <Tag tone={done ? 'good' : at === now ? 'info' : 'neutral'} icon={done ? 'ok' : 'right'}>
            {t.steps[step]} · {done ? t.stepState.done : at === now ? t.stepState.now : t.stepState.later}
          </Tag>
        </li>
      ))}
    </ol>
  )
}

type Fields = Readonly<Record<string, { readonly is: Parameters<typeof valueText>[0] }>>

const History = (props: { readonly row: RatingRow }) => {
  const messages = useMessages()
  const { app, home, homePage } = messages
  const format = useFormat()
  const entries = useHomeHistory(props.row)
  const at = new Map(entries?.map((one) => [`${one.save}.${one.field}.${one.indicator ?? ''}`, one]))
  return (
    <HistoryList
      entries={entries
        // The approval of the rating says it for its scores.
        ?.filter(
          (one) =>
            !['life', 'rating', 'indicator'].includes(one.field) &&
            (one.field !== 'approval' || one.indicator === null),
        )
        .map((one) => ({ ...one, field: `${one.field}.${one.indicator ?? ''}` }))}
      fieldLabel={(key) => {
        const [field = '', ...rest] = key.split('.')
        const indicator = rest.join('.')
        const label = fieldTitle(messages, (indicator ? homeScore : homeRating).kind, field)
        return indicator ? `${indicator} ${label}` : label
      }}
      showValue={(key, value) => {
        const [field = '', ...rest] = key.split('.')
        const ofScore = rest.join('.') !== ''
        const fields: Fields = ofScore ? homeScore.fields : homeRating.fields
        const is = fields[field]?.is
        return is && at.size > 0
          ? valueText(is, field, value, ofScore ? home.score : home, {
              yes: app.yes,
              no: app.no,
              join: (parts) => parts.join(homePage.join),
              day: format.day,
              money: format.money,
              ref: (_, id) => id,
            })
          : fieldText(messages, homeRating.kind, field, value, { ...format, recordOf: () => null })
      }}
      showTime={format.time}
    />
  )
}

/** One rating as a page of its own: the cards need the width. */
export const RatingView = (props: {
  readonly row: RatingRow
  readonly data: HomeData
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
}) => {
  const messages = useMessages()
  const locale = useLocale()
  const t = messages.homePage
  const toast = useToast()
  const place = useHomePlace()
  const papers = useHomePapers(locale, messages)
  const { row, data } = props
  const foreign = row.home !== place.org
  const print = async () => {
    const done = await papers.print(row, data)
    if (!done) toast({ text: t.unknownTable, tone: 'bad' })
    else if (done.ok) {
      if (done.value) toast({ text: t.printed(done.value) })
    } else
      toast({
        text:
          done.error.type === 'missing-glyphs'
            ? t.missingGlyphs(done.error.characters.join(' '))
            : problemSentence(messages, done.error),
        tone: 'bad',
      })
  }
  return (
    <>
      <PageHeader
        title={`${t.year(row.year)} ${row.table?.title ?? t.title}`}
        back={{ href: hashOf('/home'), label: t.back }}
        note={
          foreign || row.approval !== 'none' ? (
            <Row gap="small">
              {foreign ? <span>{data.orgs.get(row.home)?.name}</span> : null}
              <ApprovalTag approval={row.approval} />
            </Row>
          ) : null
        }
        actions={
          <>
            {place.above && foreign ? <ApproveRating row={row} /> : null}
            <Button icon="print" onClick={() => void print()}>
              {t.paper}
            </Button>
          </>
        }
      >
        <Steps row={row} />
      </PageHeader>
      {row.table ? null : <ErrorState title={t.unknownTable} />}
      <Tabs
        label={t.title}
        current={props.tab}
        onChange={props.onTab}
        tabs={[
          {
            key: 'items',
            label: t.tab.items,
            content: (
              <ItemsPanel row={row} data={data} column={place.above && foreign ? 'schoolScore' : 'self'} />
            ),
          },
          {
            key: 'review',
            label: t.tab.review,
            content: <ReviewPanel row={row} above={place.above} />,
          },
          { key: 'history', label: t.tab.history, content: <History row={row} /> },
        ]}
      />
    </>
  )
}
