import { useState } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { useSaving } from '#renderer/ui/saving.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Result } from '#shared/base/result.ts'

/** What is typed over a record, and saving it: problems are said once saving was tried, and nothing is saved with one. */
export const useEdit = <V extends object>(parts: {
  readonly begun: V
  readonly said: string
  readonly save: (values: V) => Promise<Result<null, SaveProblem>>
  readonly onSaved: () => void
}) => {
  const toast = useToast()
  const [edits, setEdits] = useState<Partial<V>>({})
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const values: V = { ...parts.begun, ...edits }
  return {
    values,
    tried,
    set: (part: Partial<V>) => setEdits((now) => ({ ...now, ...part })),
    onSave: async (fine: boolean) => {
      setTried(true)
      if (!fine || busy) return
      const saved = await saving(parts.save(values))
      if (!saved.ok) return
      toast({ text: parts.said })
      setEdits({})
      parts.onSaved()
    },
    form: { dirty: Object.keys(edits).length > 0, busy },
  }
}
