import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { changedFields } from '#renderer/record-edit.ts'
import { useServices } from '#renderer/services.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Help } from '#shared/domain/help.ts'
import type { HelpLine } from '#shared/domain/help-line.ts'
import type { HelpVerdict } from '#shared/domain/help-verdict.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { type HelpPack, helpRowsFor } from '#shared/rules/help.ts'
import { createHelpJudge } from '#shared/rules/help-judge.ts'
import { helpPacks, type KnownPack } from '#shared/rules/topic-packs.ts'

/** What the rules in force on the day of a help say of it. */
export interface Judged {
  readonly verdict: HelpVerdict | null
  readonly known: KnownPack<HelpPack> | null
}

/** Judges helps by the rules of their day against the ledger; undefined while the rules are read. */
export const useHelpRules = (
  lines: readonly HelpLine[],
): ((draft: Help, self: EntityId | null) => Judged) | undefined => {
  const { records, today } = useServices()
  const read = useLiveQuery(() => records.list(rulePack), [records])
  const now = today()
  return useMemo(() => {
    if (!read) return undefined
    const packs = helpPacks.known(read)
    const judge = createHelpJudge(lines)
    return (draft, self) => {
      const known = packs.on(draft.day ?? now, null)
      return { known, verdict: judge(known?.pack ?? null, draft, self) }
    }
  }, [read, lines, now])
}

/** Whether a rule caps what is given for each pupil. */
export const capsPupils = (known: Judged['known'], content: Help['content']): boolean =>
  known !== null && helpRowsFor(known.pack, content).some(({ cap, per }) => cap !== null && per === 'pupil')

/**
 * A help as it is saved: with what the rules say, and the reason where they warn. A new reading by the rules alone is no
 * reason to write, so where nothing else changed the verdict stays that of the last save.
 */
export const withVerdict = (before: Help | null, draft: Help, verdict: HelpVerdict | null): Help => {
  const overrideReason = verdict?.state === 'warning' ? (draft.overrideReason ?? null) : null
  const judged = { ...draft, verdict, overrideReason }
  const changed = Object.keys(changedFields<Help>(before ?? {}, judged))
  return before && changed.every((field) => field === 'verdict') ? before : judged
}
