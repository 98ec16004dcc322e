import { useLiveQuery } from 'dexie-react-hooks'
import type { HistoryEntry, Write } from '#renderer/engine.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useServices } from '#renderer/services.ts'
import type { EntityId } from '#shared/base/id.ts'
import { ok } from '#shared/base/result.ts'
import type { Club, ClubMember } from '#shared/domain/club.ts'
import type { Rec } from '#shared/domain/field.ts'

/** What a person does to clubs. Nothing changed is no problem: the form closes. */
export const useClubDeeds = () => {
  const { engine } = useServices()
  const save = async (writes: readonly Write[]) => {
    const saved = await engine.save(writes)
    return saved.ok || saved.error.type === 'nothing-changed' ? ok(null) : saved
  }
  return {
    /** Writes a club; `before` null makes a new one. */
    saveClub: async (before: Rec<Club> | null, after: Club) => {
      const entity = before?.id ?? (await engine.newId())
      const fields = changedFields(before?.values ?? {}, after)
      if (before && Object.keys(fields).length === 0) return ok(entity)
      const saved = await save([{ kind: 'club', entity, fields }])
      return saved.ok ? ok(entity) : saved
    },
    voidClub: (id: EntityId, reason: string) => save([voidWrite('club', id, reason)]),
    addMember: async (fields: ClubMember) =>
      save([{ kind: 'club-member', entity: await engine.newId(), fields }]),
    saveMember: (id: EntityId, fields: ClubMember) => save([{ kind: 'club-member', entity: id, fields }]),
    voidMember: (id: EntityId, reason: string) => save([voidWrite('club-member', id, reason)]),
  }
}

/** Who wrote what of a club; read again when it changes. */
export const useClubHistory = (club: Rec<Club>): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  return useLiveQuery(() => engine.history('club', club.id), [engine, club.id, club])
}
