import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface MenuItem {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: IconName
  readonly onClick: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
}

interface Place {
  readonly top: number
  readonly left?: number
  readonly right?: number
}

/** Below the button, on the side where there is room. */
const placeOf = (button: DOMRect): Place =>
  button.left < innerWidth / 2
    ? { top: button.bottom + 3, left: button.left }
    : { top: button.bottom + 3, right: document.documentElement.clientWidth - button.right }

/** A button that opens a short list of things to do, by the ARIA menu button pattern. */
export const MenuButton = (props: {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly icon?: IconName
  readonly kind?: 'primary' | 'plain' | 'quiet'
  /** Only the icon is to be seen. */
  readonly iconOnly?: boolean
}) => {
  const id = useId()
  const box = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const items = () => [
    ...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? []),
  ]
  const close = (refocus: boolean) => {
    setPlace(null)
    if (refocus) box.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!place) return
    box.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setPlace(null)
    }
    addEventListener('pointerdown', outside)
    addEventListener('scroll', outside, true)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('scroll', outside, true)
    }
  }, [place])
  const toggle = () => {
    const button = box.current?.querySelector('button')
    setPlace(place || !button ? null : placeOf(button.getBoundingClientRect()))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!place) return
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const next = to[event.key]
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      close(true)
    } else if (event.key === 'Tab') close(false)
    else if (next !== undefined) {
      event.preventDefault()
      all[next]?.focus()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the menu inside
    <span ref={box} className="xj-menu" onKeyDown={onKeyDown}>
      <Button
        kind={props.kind}
        icon={props.icon}
        label={props.iconOnly ? props.label : undefined}
        onClick={toggle}
        menu={{ open: place !== null, id }}
      >
        {props.iconOnly ? undefined : (
          <>
            {props.label} <Icon name="down" />
          </>
        )}
      </Button>
      {place ? (
        <div id={id} role="menu" aria-label={props.label} className="xj-menu-list" style={place}>
          {props.items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={item.disabled}
              data-danger={item.danger}
              onClick={() => {
                close(true)
                item.onClick()
              }}
            >
              {item.icon ? <Icon name={item.icon} /> : null}
              <span>{item.label}</span>
            </button>
          ))}
        </div>
      ) : null}
    </span>
  )
}
