import { Button } from '#renderer/ui/button.tsx'
import { Card, Stack, Stat, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { ScoringTable } from '#shared/rules/rating.ts'
import type { RatingTotals } from '#shared/rules/rating-score.ts'
import type { HomeData } from './model.ts'
import { gapList, pointsText, type RatingRow } from './rating.ts'

const showItem = (id: string) => {
  const item = document.getElementById(`item-${id}`)
  item?.scrollIntoView({ block: 'start' })
  item?.querySelector<HTMLElement>('input,select')?.focus()
}

const center = 110
const reach = 74

const spoke = (at: number, of: number, share: number): readonly [number, number] => {
  const angle = (at / of) * 2 * Math.PI - Math.PI / 2
  return [center + Math.cos(angle) * reach * share, center + Math.sin(angle) * reach * share]
}

/** The shape of a rating: one spoke per group. The bars beside it say the same in words. */
const Radar = (props: { readonly totals: RatingTotals; readonly label: string }) => {
  const { groups } = props.totals
  if (groups.length < 3) return null
  const outline = (share: (at: number) => number): string =>
    groups.map((_, at) => spoke(at, groups.length, share(at)).join(',')).join(' ')
  return (
    <svg viewBox="0 0 220 220" className="xj-radar" role="img" aria-label={props.label}>
      {[0.25, 0.5, 0.75, 1].map((ring) => (
        <polygon key={ring} className="xj-radar-ring" points={outline(() => ring)} />
      ))}
      {groups.map((group, at) => {
        const [x, y] = spoke(at, groups.length, 1)
        const [tx, ty] = spoke(at, groups.length, 1.22)
        return (
          <g key={group.title}>
            <line className="xj-radar-ring" x1={center} y1={center} x2={x} y2={y} />
            <text x={tx} y={ty} textAnchor="middle" dominantBaseline="middle">
              {at + 1}
            </text>
          </g>
        )
      })}
      <polygon
        className="xj-radar-shape"
        points={outline((at) => {
          const group = groups[at]
          return group && group.max > 0 ? group.points / group.max : 0
        })}
      />
    </svg>
  )
}

/** What is missing for the next level, and where points can still be won. */
const GapCard = (props: {
  readonly row: RatingRow
  readonly table: ScoringTable
  readonly data: HomeData
  readonly onItem: (id: string) => void
}) => {
  const messages = useMessages()
  const t = messages.homePage
  const { row, data } = props
  const gaps = gapList(props.table, row.scores, data.evidence)
  if (!row.scheme) return <Card title={t.level}>{t.side.noScheme}</Card>
  return (
    <Card title={row.next ? t.side.gap(row.next.level.name) : t.level}>
      {row.next ? (
        <ul className="xj-stack" data-gap="small">
          {row.next.bars.map((bar) => (
            <li key={JSON.stringify(bar)}>
              <Tag tone="warn" icon="warn">
                {sentenceOf(messages.home.bars, bar)}
              </Tag>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.side.top}</p>
      )}
      {gaps.length > 0 ? (
        <>
          <h3>{t.side.todo}</h3>
          <ul className="xj-stack" data-gap="small">
            {gaps.slice(0, 8).map(({ indicator, gain, why }) => (
              <li key={indicator.id} className="xj-gap">
                <Button kind="link" small onClick={() => props.onItem(indicator.id)}>
                  {indicator.id}{' '}
                  {indicator.text.length > 18 ? `${indicator.text.slice(0, 17)}…` : indicator.text}
                </Button>
                <span className="xj-hint">
                  {t.side.gain(pointsText(gain))}
                  {why === 'points'
                    ? null
                    : ` · ${why === 'not-scored' ? t.side.notScored : t.side.noEvidence}`}
                </span>
              </li>
            ))}
          </ul>
          {gaps.length > 8 ? <p className="xj-hint">{t.side.more(gaps.length - 8)}</p> : null}
        </>
      ) : null}
    </Card>
  )
}

/** The right column: total, level, groups, radar, gap list. */
export const RatingSide = (props: {
  readonly row: RatingRow
  readonly table: ScoringTable
  readonly totals: RatingTotals
  readonly data: HomeData
  readonly above: boolean
}) => {
  const messages = useMessages()
  const t = messages.homePage
  const { row, totals, table } = props
  return (
    <Stack>
      <Stat
        label={props.above ? t.side.schoolTotal : t.side.total}
        value={t.ofMax(pointsText(totals.total), pointsText(totals.max))}
        note={
          <>
            {props.above && row.totals
              ? `${t.side.total} ${t.ofMax(pointsText(row.totals.total), pointsText(row.totals.max))} · `
              : null}
            {row.level ? `${t.level}: ${row.level.name}` : t.noLevel}
          </>
        }
        tone={row.level && !props.above ? 'good' : 'neutral'}
      />
      <GapCard row={row} table={table} data={props.data} onItem={showItem} />
      <Card title={t.side.groups}>
        <Radar totals={totals} label={t.side.radar} />
        <ol className="xj-stack" data-gap="small">
          {totals.groups.map((group, at) => (
            <li key={group.title} className="xj-group-bar">
              <span>
                {at + 1}. {t.side.group(group.title, pointsText(group.points), pointsText(group.max))}
              </span>
              <meter min={0} max={group.max || 1} value={group.points} aria-label={group.title} />
            </li>
          ))}
        </ol>
      </Card>
      {table.warnings.length > 0 ? (
        <Card title={t.side.warnings} tone="warn">
          <ul>
            {table.warnings.map((warning) => (
              <li key={JSON.stringify(warning)}>{sentenceOf(messages.home.tableWarnings, warning)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </Stack>
  )
}
