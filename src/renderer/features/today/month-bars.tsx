import { useMessages } from '#renderer/ui/messages.tsx'
import type { Month } from './figures.ts'

const width = 720
const height = 132
const base = 108
const tallest = 88

/** Twelve months, two bars each; the same in words for those who cannot see them. */
export const MonthBars = (props: { readonly months: readonly Month[] }) => {
  const t = useMessages().todayPage
  const { months } = props
  const most = Math.max(...months.flatMap(({ activities, visits }) => [activities, visits]), 1)
  const any = months.some(({ activities, visits }) => activities + visits > 0)
  const words = months
    .filter(({ activities, visits }) => activities + visits > 0)
    .map(({ month, activities, visits }) => t.months.part(month, activities, visits))
    .join(t.join)
  if (!any) return <p className="xj-note">{t.months.none}</p>
  const slot = width / 12
  const bar = (value: number) => Math.max(value > 0 ? 3 : 0, (value / most) * tallest)
  return (
    <figure className="xj-months">
      <figcaption>
        <span className="xj-note">{t.months.title}</span>
        <span className="xj-months-key" data-series="activities">
          {t.months.activities}
        </span>
        <span className="xj-months-key" data-series="visits">
          {t.months.visits}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.months.text(words)}>
        <line className="xj-months-base" x1="0" x2={width} y1={base} y2={base} />
        {months.map(({ month, activities, visits }, at) => {
          const middle = at * slot + slot / 2
          return (
            <g key={month}>
              {(['activities', 'visits'] as const).map((series, n) => {
                const value = series === 'activities' ? activities : visits
                const x = middle - 17 + n * 18
                return (
                  <g key={series}>
                    <rect
                      className="xj-months-bar"
                      data-series={series}
                      x={x}
                      y={base - bar(value)}
                      width="16"
                      height={bar(value)}
                    />
                    {value > 0 ? (
                      <text x={x + 8} y={base - bar(value) - 4} textAnchor="middle">
                        {value}
                      </text>
                    ) : null}
                  </g>
                )
              })}
              <text x={middle} y={base + 17} textAnchor="middle">
                {t.months.month(month)}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
