import type { ImportRow } from '#renderer/engine-exchange.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useReceive } from './model.ts'

/** Merges files and says what came of it; `records` is what a preview of just these counted. Resolves with whether they are in. */
export const useMerge = () => {
  const messages = useMessages()
  const toast = useToast()
  const receive = useReceive()
  return async (rows: readonly ImportRow[], records: number | null = null): Promise<boolean> => {
    const done = await receive.merge(rows)
    if (!done.ok) {
      toast(problemNotice(messages, done.error))
      return false
    }
    const keys = new Set(rows.map(({ key }) => key))
    const merged = done.value.filter((row) => keys.has(row.key) && row.state.type === 'merged')
    toast({ text: messages.exchange.receive.summary(merged.length, records) })
    return true
  }
}
