import type { ImportRow } from '#renderer/engine-exchange.ts'
import { problemSentence } from '#renderer/engine-words.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useReceive } from './model.ts'

/** Merges files and says what came of it; resolves with whether they are in. */
export const useMerge = () => {
  const messages = useMessages()
  const toast = useToast()
  const receive = useReceive()
  return async (rows: readonly ImportRow[]): Promise<boolean> => {
    const done = await receive.merge(rows)
    if (!done.ok) {
      toast({
        text: problemSentence(messages, done.error),
        tone: done.error.type === 'cancelled' ? 'info' : 'bad',
      })
      return false
    }
    const keys = new Set(rows.map(({ key }) => key))
    const merged = done.value.filter((row) => keys.has(row.key) && row.state.type === 'merged')
    const changed = merged.reduce((sum, row) => sum + row.newRecords + row.changedRecords, 0)
    toast({ text: messages.exchange.receive.summary(merged.length, changed) })
    return true
  }
}
