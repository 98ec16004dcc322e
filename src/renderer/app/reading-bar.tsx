import { useEffect, useState, useSyncExternalStore } from 'react'
import { useServices } from '#renderer/services.ts'
import { useMessages } from '#renderer/ui/messages.tsx'

/** Milliseconds of reading after which a person wonders. */
const patience = 1000

/** How far the reading of records is, where it takes longer than a moment. */
export const ReadingBar = () => {
  const { progress } = useServices().records
  const t = useMessages().app
  const reading = useSyncExternalStore(progress.subscribe, progress.get)
  const isReading = reading !== null
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isReading) return
    const timer = setTimeout(() => setLong(true), patience)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isReading])
  if (!reading || !isLong) return null
  return (
    <div className="xj-reading">
      <span className="xj-hint">{t.readingRecords}</span>
      <progress aria-label={t.readingRecords} value={reading.done} max={reading.total} />
    </div>
  )
}
