import { useState } from 'react'
import type { Result } from '#shared/base/result.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { useMessages } from './messages.tsx'
import { type Toast, useToast } from './toast.tsx'

/** Saving from a form: busy until it is done, and what went wrong is said. */
export const useSaving = <P>(notice: (messages: Messages, problem: P) => Toast) => {
  const messages = useMessages()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const saving = async <T, E extends P>(work: Promise<Result<T, E>>): Promise<Result<T, E>> => {
    setBusy(true)
    try {
      const saved = await work
      if (!saved.ok) toast(notice(messages, saved.error))
      return saved
    } finally {
      setBusy(false)
    }
  }
  return { busy, saving }
}
