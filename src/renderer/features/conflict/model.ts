import { useCallback } from 'react'
import { create } from 'zustand'
import { type Asked, useAsked } from '#renderer/asked.ts'
import type { SaveProblem, Write } from '#renderer/engine.ts'
import type { Conflict, Refused, Side } from '#renderer/engine-review.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import type { ChangeId, SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { NamedRecord } from '#shared/i18n/record-text.ts'

/** The records that others name, for titles. */
export const useNames = useRecordNames

/** The day of this PC's clock. */
export const useToday = () => useServices().today()

/** A conflict's own name: one field of one record. */
export const conflictKey = ({ kind, entity, field }: Conflict): string => `${kind} ${entity} ${field}`

/** Whose value is taken: an organisation's, or one PC's where an organisation contradicts itself. */
interface Source {
  readonly orgName: string
  readonly deviceName: string | null
}

/** The one value of a conflict that comes from a source; null when none or several do. */
const sideOf = (conflict: Conflict, { orgName, deviceName }: Source): Side | null => {
  const own = conflict.sides.filter(
    (side) => side.orgName === orgName && (deviceName === null || side.deviceName === deviceName),
  )
  return own.length === 1 ? (own[0] ?? null) : null
}

/** A decision for all conflicts of one sort: the same field of the same kind, never money, the value of one source. */
export interface BulkRule extends Source {
  readonly conflicts: readonly Conflict[]
}

/** The bulk rules that a conflict offers: those that decide at least two. */
export const bulkRules = (conflict: Conflict, all: readonly Conflict[]): readonly BulkRule[] => {
  if (conflict.isMoney) return []
  const sources = conflict.sides.map(({ orgName, deviceName }): Source => {
    const isAlone = sideOf(conflict, { orgName, deviceName: null }) !== null
    return { orgName, deviceName: isAlone ? null : deviceName }
  })
  return sources.flatMap((source) => {
    const conflicts = all.filter(
      (one) =>
        !one.isMoney &&
        one.kind === conflict.kind &&
        one.field === conflict.field &&
        sideOf(one, source) !== null,
    )
    return conflicts.length > 1 && conflicts.includes(conflict) ? [{ ...source, conflicts }] : []
  })
}

/** The writes of a bulk rule. */
export const bulkWrites = (rule: BulkRule): readonly Write[] =>
  rule.conflicts.map((conflict) => ({
    kind: conflict.kind,
    entity: conflict.entity,
    fields: { [conflict.field]: sideOf(conflict, rule)?.value ?? null },
  }))

const owners: Readonly<Record<string, { readonly path: string; readonly by: string | null }>> = {
  member: { path: '/member', by: null },
  'member-event': { path: '/member', by: 'member' },
  'member-identity': { path: '/member', by: 'member' },
  visit: { path: '/condolence', by: null },
  'visit-health': { path: '/condolence', by: 'visit' },
  'hardship-file': { path: '/help', by: null },
  'hardship-event': { path: '/help', by: 'file' },
  help: { path: '/help', by: null },
  'help-note': { path: '/help', by: 'help' },
  'mutual-aid': { path: '/help', by: null },
  'mutual-aid-claim': { path: '/help', by: null },
  activity: { path: '/activity', by: null },
  'activity-participant': { path: '/activity', by: 'activity' },
  'activity-spending': { path: '/activity', by: 'activity' },
  'activity-prize': { path: '/activity', by: 'activity' },
  'fund-entry': { path: '/fund', by: null },
  proposal: { path: '/proposal', by: null },
  'proposal-seconder': { path: '/proposal', by: 'proposal' },
  'home-rating': { path: '/home', by: null },
  'home-score': { path: '/home', by: 'rating' },
}

/** Where a record is seen and changed: a line of spending at its activity. Null when it has no screen. */
export const placeOf = (
  record: NamedRecord & { readonly entity: string },
): { readonly path: string; readonly id: string } | null => {
  const owner = Object.hasOwn(owners, record.kind) ? owners[record.kind] : undefined
  if (!owner) return null
  const id = owner.by === null ? record.entity : record.values[owner.by]
  return typeof id === 'string' && id !== '' ? { path: owner.path, id } : null
}

/** Decisions of this sitting, newest first, so that any of them can be undone. */
interface Decision {
  readonly save: SaveId
  readonly text: string
}

const useDecisions = create<{ readonly recent: readonly Decision[] }>(() => ({ recent: [] }))

/** Fields with several values, and writing the right one. */
export const useConflicts = () => {
  const { engine } = useServices()
  const asked: Asked<readonly Conflict[]> = useAsked(useCallback(() => engine.conflicts(), [engine]))
  const { recent } = useDecisions()
  const write = async (writes: readonly Write[], text: string): Promise<Result<SaveId, SaveProblem>> => {
    const saved = await engine.save(writes)
    if (saved.ok) {
      useDecisions.setState((now) => ({ recent: [{ save: saved.value, text }, ...now.recent.slice(0, 49)] }))
    }
    return saved
  }
  const decide = ({ kind, entity, field }: Conflict, value: unknown, text: string) =>
    write([{ kind, entity, fields: { [field]: value ?? null } }], text)
  const decideMany = (rule: BulkRule, text: string) => write(bulkWrites(rule), text)
  const undo = async (save: SaveId): Promise<Result<SaveId, SaveProblem>> => {
    const undone = await engine.undo(save)
    if (undone.ok) {
      useDecisions.setState((now) => ({ recent: now.recent.filter((one) => one.save !== save) }))
    }
    return undone
  }
  return { asked, recent, decide, decideMany, undo }
}

/** Writes that count for nothing here, and taking in those that are only late. */
export const useRefused = () => {
  const { engine } = useServices()
  const asked: Asked<readonly Refused[]> = useAsked(useCallback(() => engine.refused(), [engine]))
  return { asked, takeIn: (changes: readonly ChangeId[]) => engine.takeIn(changes) }
}
