import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'
import { useConfirm } from './confirm.tsx'
import { useMessages } from './messages.tsx'

interface Guard {
  /** A form inside holds unsaved content, or holds it no longer. */
  readonly hold: (form: string) => void
  readonly release: (form: string) => void
  readonly close: () => void
  /** Does what would take unsaved content off the screen, such as showing another tab; asks first. */
  readonly leave: (go: () => void) => void
}

const GuardContext = createContext<Guard | null>(null)

/** The overlay around, for a form to say that it holds unsaved content. */
export const useOverlayGuard = (): Guard | null => useContext(GuardContext)

/** Closing that asks only when something would be lost. */
export const useGuardedClose = (onClose: () => void) => {
  const t = useMessages().app
  const confirm = useConfirm()
  const dirty = useRef(new Set<string>()).current
  const asked = useRef<AbortController | null>(null)
  const leave = async (go: () => void) => {
    if (dirty.size > 0) {
      const question = new AbortController()
      asked.current = question
      const sure = await confirm({
        title: t.form.discardTitle,
        body: t.form.discardBody,
        action: t.form.discard,
        cancel: t.form.keepEditing,
        danger: true,
        signal: question.signal,
      })
      if (!sure) return
    }
    dirty.clear()
    go()
  }
  const latest = useRef({ leave, onClose })
  latest.current = { leave, onClose }
  return useMemo(
    () => ({
      hold: (form: string) => void dirty.add(form),
      release: (form: string) => {
        dirty.delete(form)
        // Saved meanwhile: there is nothing left to ask about.
        if (dirty.size === 0) asked.current?.abort()
      },
      close: () => void latest.current.leave(() => latest.current.onClose()),
      leave: (go: () => void) => void latest.current.leave(go),
    }),
    [dirty],
  )
}

export const GuardProvider = (props: { readonly guard: Guard; readonly children: ReactNode }) => (
  <GuardContext value={props.guard}>{props.children}</GuardContext>
)
