import { useState } from 'react'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { useVisitParts, type VisitData } from './model.ts'
import type { PaperBasis } from './papers.ts'
import type { Print } from './print.tsx'
import type { VisitRow } from './rows.ts'
import type { KnownPack } from './rule.ts'
import { Saved } from './saved.tsx'
import { VisitForm } from './visit-form.tsx'

/** The form in its window: a new visit, or changes to one; after saving a new one, its papers. */
export const EntryDialog = (props: {
  readonly row: VisitRow | null
  readonly start: Visit
  readonly data: VisitData
  readonly pack: KnownPack | null
  readonly print: Print
  readonly basisOf: (row: VisitRow) => PaperBasis
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.condolencePage
  const toast = useToast()
  const { row, data } = props
  const parts = useVisitParts(row?.id ?? null)
  const [savedId, setSaved] = useState<EntityId | null>(null)
  const [round, setRound] = useState(0)
  const saved = data.rows.find((one) => one.id === savedId)
  const title = saved
    ? t.saved.title
    : row
      ? t.entry.edit(row.member?.values.name ?? t.unknownMember)
      : t.entry.create
  return (
    <Dialog open title={title} width={savedId ? 560 : 1060} onClose={props.onClose}>
      {savedId ? (
        saved ? (
          <Saved
            row={saved}
            onForm={() => void props.print.form([saved], props.basisOf)}
            onReceipt={() => void props.print.receipt([saved])}
            onAnother={() => {
              setSaved(null)
              setRound(round + 1)
            }}
            onClose={props.onClose}
          />
        ) : (
          <p className="xj-note">{messages.app.loading}</p>
        )
      ) : parts === undefined ? (
        <p className="xj-note">{messages.app.loading}</p>
      ) : (
        <VisitForm
          key={round}
          base={row ? { id: row.id, visit: row.values, health: parts?.health ?? null } : null}
          data={data}
          pack={props.pack}
          start={round === 0 ? props.start : { visitedOn: props.start.visitedOn ?? null }}
          onDone={(id) => {
            if (!row) {
              setSaved(id)
              return
            }
            toast({ text: messages.app.saved })
            props.onClose()
          }}
        />
      )}
    </Dialog>
  )
}
