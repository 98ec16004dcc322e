import { useCallback } from 'react'
import { useAsked } from '#renderer/asked.ts'
import type { Below, KnownPc } from '#renderer/engine-trust.ts'
import { savePaper } from '#renderer/print.ts'
import { useServices } from '#renderer/services.ts'
import { localeSetting } from '#renderer/ui/preferences.ts'
import { noteWritten } from '#renderer/written.ts'
import { dayAt } from '#shared/base/day.ts'
import { isSensitiveKind, kindNames } from '#shared/domain/registry.ts'
import { recoveryGroups } from '#shared/sync/recovery.ts'

/** The kinds that stay below unless a certificate lets them travel. */
export const sensitiveKinds: readonly string[] = kindNames.filter(isSensitiveKind)

/** The secret in groups of four signs, as it stands on the sheet. */
export const groupsOf = recoveryGroups

/** How the keys are protected. */
export const useKeys = () => {
  const { engine } = useServices()
  const protection = useAsked(useCallback(() => engine.protection(), [engine])).value
  const protect: typeof engine.protect = async (next, present) => {
    const done = await engine.protect(next, present)
    noteWritten()
    return done
  }
  return { protection, protect }
}

/** A new recovery key, and the sheet with it as a paper. */
export const useRecovery = () => {
  const services = useServices()
  const { engine, workspace } = services
  const print = (secret: string, madeAt: number, name: string) =>
    savePaper(
      services,
      'recovery-sheet',
      {
        head: { org: workspace.name },
        fingerprint: workspace.fingerprint,
        madeOn: dayAt(madeAt),
        groups: groupsOf(secret),
      },
      localeSetting.get(),
      name,
    )
  return { make: engine.makeRecovery, print }
}

/** The PCs known here. */
export const usePcs = () => {
  const { engine } = useServices()
  const pcs = useAsked<readonly KnownPc[]>(useCallback(() => engine.pcs(), [engine]))
  return { pcs: pcs.value, retire: engine.retirePc, admit: engine.admit }
}

/** The organisations directly below. */
export const useBelow = () => {
  const { engine } = useServices()
  const below = useAsked<readonly Below[]>(useCallback(() => engine.below(), [engine]))
  return { below: below.value, setScope: engine.setScope }
}

/** Renames this organisation. */
export const useRename = () => useServices().engine.rename
