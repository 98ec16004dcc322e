import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'

export interface Toast {
  readonly text: string
  readonly tone?: 'good' | 'info' | 'warn' | 'bad'
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Says something for a few seconds, also to screen readers. What went wrong stays until it is closed. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext)

/** Holds the notices at the lower edge. */
export const ToastProvider = (props: { readonly children: ReactNode }) => {
  const t = useMessages().app
  const [items, setItems] = useState<readonly (Toast & { readonly id: number })[]>([])
  const next = useRef(0)
  const drop = useCallback((id: number) => setItems((all) => all.filter((item) => item.id !== id)), [])
  const show = useCallback(
    (toast: Toast) => {
      const id = next.current++
      setItems((all) => [...all.slice(-3), { ...toast, id }])
      if (toast.tone !== 'bad') setTimeout(() => drop(id), toast.action ? 10_000 : 5_000)
    },
    [drop],
  )
  return (
    <ToastContext value={show}>
      {props.children}
      <section className="xj-toasts" aria-live="polite" aria-label={t.notice}>
        {items.map((item) => (
          <div key={item.id} className="xj-toast" data-tone={item.tone ?? 'good'}>
            <Icon
              name={
                item.tone === 'bad'
                  ? 'bad'
                  : item.tone === 'warn'
                    ? 'warn'
                    : item.tone === 'info'
                      ? 'info'
                      : 'ok'
              }
            />
            <span>{item.text}</span>
            {item.action ? (
              <Button
                kind="link"
                small
                onClick={() => {
                  item.action?.onClick()
                  drop(item.id)
                }}
              >
                {item.action.label}
              </Button>
            ) : null}
            <Button kind="quiet" small icon="close" label={t.close} onClick={() => drop(item.id)} />
          </div>
        ))}
      </section>
    </ToastContext>
  )
}
