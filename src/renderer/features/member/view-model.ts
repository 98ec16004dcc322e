import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { type Services, useServices } from '#renderer/services.ts'
import type { EntityId, SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import { type IdentityView, identityView } from '#shared/domain/identity-view.ts'
import { member } from '#shared/domain/member.ts'
import { type ViewLine, viewLines } from './view-rows.ts'

/** Writes down that numbers are seen, before they are: what cannot be written down is not shown. */
export const noteView = async (
  { engine }: Pick<Services, 'engine'>,
  view: IdentityView,
): Promise<Result<SaveId, SaveProblem>> =>
  engine.save([{ kind: identityView.kind, entity: await engine.newId(), fields: view }])

/** Writing down that somebody's numbers are uncovered on the screen. */
export const useNoteShown = () => {
  const services = useServices()
  return (id: EntityId) => noteView(services, { members: [id], way: 'shown' })
}

/** How many of the latest views are listed with who looked. */
const listed = 200

/** Who saw whose numbers and when, the latest first; undefined while it is read. */
export const useViews = (): readonly ViewLine[] | undefined => {
  const { records, engine } = useServices()
  const read = useLiveQuery(() => Promise.all([records.list(identityView), records.list(member)]), [records])
  const [lines, setLines] = useState<readonly ViewLine[]>()
  useEffect(() => {
    if (!read) return
    let here = true
    const [views, members] = read
    const latest = views.toSorted((a, b) => b.changedAt - a.changedAt).slice(0, listed)
    void Promise.all(
      latest.map(async (view) => {
        // The first writing says who looked; later ones could only have changed the note.
        const first = (await engine.history(view.kind, view.id)).at(-1)
        return { view, at: first?.at ?? view.changedAt, who: first?.deviceName ?? '' }
      }),
    ).then((found) => {
      if (here) setLines(viewLines(found, members))
    })
    return () => {
      here = false
    }
  }, [read, engine])
  return lines
}
