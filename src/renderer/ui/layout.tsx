import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Children = { readonly children?: ReactNode }

/** The head of a page: what it is, one line about it, what can be done. */
export const PageHeader = (
  props: Children & {
    readonly title: string
    readonly note?: ReactNode
    readonly actions?: ReactNode
    readonly back?: { readonly href: string; readonly label: string } | undefined
  },
) => (
  <header className="xj-page-head">
    <div className="xj-page-words">
      {props.back ? (
        <a className="xj-back" href={props.back.href}>
          <Icon name="left" /> {props.back.label}
        </a>
      ) : null}
      <h1>{props.title}</h1>
      {props.note ? <div className="xj-note">{props.note}</div> : null}
      {props.children}
    </div>
    {props.actions ? <div className="xj-page-actions">{props.actions}</div> : null}
  </header>
)

/** A box with a heading. `level` keeps headings in order. */
export const Card = (
  props: Children & {
    readonly title?: string
    readonly actions?: ReactNode
    readonly level?: 2 | 3
    readonly tone?: Tone
  },
) => {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <section className="xj-card" data-tone={props.tone}>
      {props.title || props.actions ? (
        <div className="xj-card-head">
          {props.title ? <Heading>{props.title}</Heading> : <span />}
          {props.actions}
        </div>
      ) : null}
      {props.children}
    </section>
  )
}

/** Things below each other. */
export const Stack = (props: Children & { readonly gap?: 'small' | 'normal' | 'large' }) => (
  <div className="xj-stack" data-gap={props.gap}>
    {props.children}
  </div>
)

/** Things beside each other, wrapping. `low`: a button stands beside the fields, not beside their labels. */
export const Row = (
  props: Children & {
    readonly gap?: 'small' | 'normal' | 'large'
    readonly spread?: boolean
    readonly low?: boolean
  },
) => (
  <div className="xj-row" data-gap={props.gap} data-spread={props.spread} data-low={props.low}>
    {props.children}
  </div>
)

/** Filters beside each other: the label of a field stands beside it, as that of chips does. */
export const FilterRow = (props: Children) => <div className="xj-row xj-filters">{props.children}</div>

/** Columns as wide as there is room for, each at least `min` pixels (240 when not said). */
export const Grid = (props: Children & { readonly min?: 160 | 200 | 240 | 320 | 400 }) => (
  <div className="xj-grid" data-min={props.min ?? 240}>
    {props.children}
  </div>
)

/** The page's work and, right of it, what helps (a gap list, sending, safety). */
export const Split = (props: { readonly main: ReactNode; readonly side: ReactNode }) => (
  <div className="xj-split">
    <div className="xj-stack">{props.main}</div>
    <div className="xj-stack">{props.side}</div>
  </div>
)

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

/** A word with a colour; the word says it, the colour helps. */
export const Tag = (props: Children & { readonly tone?: Tone; readonly icon?: IconName }) => (
  <span className="xj-tag" data-tone={props.tone ?? 'neutral'}>
    {props.icon ? <Icon name={props.icon} /> : null}
    {props.children}
  </span>
)

/** One figure that decides something; with `href` it opens its records. */
export const Stat = (props: {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
  readonly href?: string | undefined
  readonly tone?: Tone
}) => {
  const inside = (
    <>
      <span className="xj-stat-label">{props.label}</span>
      <span className="xj-stat-value">{props.value}</span>
      {props.note ? <span className="xj-stat-note">{props.note}</span> : null}
    </>
  )
  return props.href ? (
    <a className="xj-stat" data-tone={props.tone} href={props.href}>
      {inside}
    </a>
  ) : (
    <div className="xj-stat" data-tone={props.tone}>
      {inside}
    </div>
  )
}

/** What to do first, as a sentence and a button. */
export const EmptyState = (
  props: Children & { readonly title: string; readonly action?: ReactNode; readonly icon?: IconName },
) => (
  <div className="xj-empty">
    <span className="xj-empty-icon">
      <Icon name={props.icon ?? 'file'} />
    </span>
    <p className="xj-empty-title">{props.title}</p>
    {props.children ? <div className="xj-note">{props.children}</div> : null}
    {props.action ? <div className="xj-row">{props.action}</div> : null}
  </div>
)

/** What went wrong and what can be done about it. */
export const ErrorState = (props: Children & { readonly title: string; readonly action?: ReactNode }) => (
  <div className="xj-error" role="alert">
    <p className="xj-empty-title">
      <Icon name="bad" /> {props.title}
    </p>
    {props.children}
    {props.action ? <div className="xj-row">{props.action}</div> : null}
  </div>
)

/** Facts as pairs of name and value. */
export const Facts = (props: {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[]
}) => (
  <dl className="xj-facts">
    {props.items.map((item) => (
      <div key={item.label}>
        <dt>{item.label}</dt>
        <dd>{item.value}</dd>
      </div>
    ))}
  </dl>
)

/** A key as printed on the keyboard, such as `Ctrl+K`. */
export const KeyHint = (props: { readonly keys: string }) => (
  <span className="xj-keys">
    {props.keys.split('+').map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
)
