import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

export interface Tab {
  readonly key: string
  readonly label: string
  readonly content: ReactNode
}

/** Tabs by the pattern of the ARIA guide: arrows move, only the chosen panel is there. */
export const Tabs = (props: {
  readonly tabs: readonly Tab[]
  readonly label: string
  /** Controlled when given. */
  readonly current?: string | undefined
  readonly onChange?: ((key: string) => void) | undefined
}) => {
  const id = useId()
  const [own, setOwn] = useState(props.tabs[0]?.key)
  const key = props.current ?? own
  const current = props.tabs.find((tab) => tab.key === key) ?? props.tabs[0]
  const choose = (tab: Tab | undefined) => {
    if (!tab) return
    setOwn(tab.key)
    props.onChange?.(tab.key)
    document.getElementById(`${id}-${tab.key}`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.key === current?.key)
    const count = props.tabs.length
    const to =
      event.key === 'ArrowRight'
        ? (at + 1) % count
        : event.key === 'ArrowLeft'
          ? (at - 1 + count) % count
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? count - 1
              : null
    if (to === null) return
    event.preventDefault()
    choose(props.tabs[to])
  }
  if (!current) return null
  return (
    <div className="xj-tabs">
      <div role="tablist" aria-label={props.label} className="xj-tablist" onKeyDown={onKeyDown}>
        {props.tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab.key === current.key}
            aria-controls={tab.key === current.key ? `${id}-panel` : undefined}
            tabIndex={tab.key === current.key ? 0 : -1}
            onClick={() => choose(tab)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current.key}`}
        className="xj-tabpanel"
      >
        {current.content}
      </div>
    </div>
  )
}
