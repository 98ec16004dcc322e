import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'
import { useConfirm } from './confirm.tsx'
import { useMessages } from './messages.tsx'

interface Guard {
  /** Forms with unsaved content inside this overlay. */
  readonly dirty: Set<string>
  readonly close: () => void
}

const GuardContext = createContext<Guard | null>(null)

/** The overlay around, for a form to say that it holds unsaved content. */
export const useOverlayGuard = (): Guard | null => useContext(GuardContext)

/** Closing that asks only when something would be lost. */
export const useGuardedClose = (onClose: () => void) => {
  const t = useMessages().app
  const confirm = useConfirm()
  const dirty = useRef(new Set<string>()).current
  const close = async () => {
    if (dirty.size > 0) {
      const sure = await confirm({
        title: t.form.discardTitle,
        body: t.form.discardBody,
        action: t.form.discard,
        cancel: t.form.keepEditing,
        danger: true,
      })
      if (!sure) return
    }
    dirty.clear()
    onClose()
  }
  const latest = useRef(close)
  latest.current = close
  return useMemo(() => ({ dirty, close: () => void latest.current() }), [dirty])
}

export const GuardProvider = (props: { readonly guard: Guard; readonly children: ReactNode }) => (
  <GuardContext value={props.guard}>{props.children}</GuardContext>
)
