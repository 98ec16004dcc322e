import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface RailItem {
  readonly key: string
  /** Two characters in Chinese. */
  readonly label: string
  readonly href: string
  readonly icon: IconName
  readonly current: boolean
  /** How many things wait there. */
  readonly badge?: { readonly count: number; readonly label: string } | undefined
}

/** The frame of every screen: rail at the left, bar at the top, one column of work. */
export const AppFrame = (props: {
  readonly rail: readonly RailItem[]
  readonly railLabel: string
  readonly collapsed: boolean
  readonly onCollapse: (collapsed: boolean) => void
  readonly collapseLabel: string
  readonly skipLabel: string
  /** Name and level, with the switcher. */
  readonly workspace: ReactNode
  readonly search: ReactNode
  /** Exchange, backup, undo, type size, theme. */
  readonly tools: ReactNode
  readonly notice?: ReactNode
  readonly children: ReactNode
}) => (
  <div className="xj-frame" data-collapsed={props.collapsed}>
    <button type="button" className="xj-skip" onClick={() => document.getElementById('main')?.focus()}>
      {props.skipLabel}
    </button>
    <header className="xj-top">
      {props.workspace}
      <div className="xj-top-search">{props.search}</div>
      <div className="xj-top-tools">{props.tools}</div>
    </header>
    <nav className="xj-rail" aria-label={props.railLabel}>
      <ul>
        {props.rail.map((item) => (
          <li key={item.key}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span className="xj-rail-label">{item.label}</span>
              {item.badge && item.badge.count > 0 ? (
                <span className="xj-badge" title={item.badge.label}>
                  {item.badge.count}
                  <span className="xj-hidden"> {item.badge.label}</span>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        icon={props.collapsed ? 'unfold' : 'fold'}
        label={props.collapseLabel}
        onClick={() => props.onCollapse(!props.collapsed)}
      />
    </nav>
    <main id="main" className="xj-main" tabIndex={-1}>
      {props.notice}
      {props.children}
    </main>
  </div>
)
