import { useCallback } from 'react'
import { create } from 'zustand'
import type { Progress } from '#renderer/engine.ts'
import type { ImportRow } from '#renderer/engine-exchange.ts'
import { useServices } from '#renderer/services.ts'
import type { BlobId, OrgId } from '#shared/base/id.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'

/** The files on the table outlive a look at another page. */
interface ReceiveState {
  readonly rows: readonly ImportRow[]
  readonly accepted: readonly OrgId[]
  /** Keys a person ticked; none means all. */
  readonly selected: ReadonlySet<string>
  readonly progress: Progress | null
}

const nothing = { rows: [], accepted: [], selected: new Set<string>() }
const useReceiveStore = create<ReceiveState>(() => ({ ...nothing, progress: null }))

const onProgress = (progress: Progress) => useReceiveStore.setState({ progress })

/** The level of the organisation this workspace belongs to. */
export const useOwnLevel = () => useServices().workspace.level

/** Whether a file would be merged when nothing is ticked: it is ready, or its sender's number was compared. */
const isReady = (row: ImportRow, accepted: readonly OrgId[]): boolean =>
  row.state.type === 'ready' ||
  (row.state.type === 'unknown-sender' && row.sender !== null && accepted.includes(row.sender.org))

/** What was merged and taken back is merged again only when somebody ticks it. */
const wasTakenBack = ({ state }: ImportRow): boolean => state.type === 'nothing-new' && state.takenBack

const isNewer = ({ state }: ImportRow): boolean =>
  state.type === 'refused' && state.refusal.type === 'newer-version'

/** The files that would be merged: all that are ready, or those ticked among them. */
export const chosenRows = (
  rows: readonly ImportRow[],
  accepted: readonly OrgId[],
  selected: ReadonlySet<string>,
): readonly ImportRow[] =>
  selected.size === 0
    ? rows.filter((row) => isReady(row, accepted))
    : rows.filter((row) => selected.has(row.key) && (isReady(row, accepted) || wasTakenBack(row)))

/** Taking files in: inspect, compare numbers, merge or leave. */
export const useReceive = () => {
  const { engine } = useServices()
  const state = useReceiveStore()
  /** Looks at files; what a newer version made goes into the inbox. */
  const inspect = useCallback(
    async (files: readonly PickedFile[]): Promise<Result<null, HostProblem>> => {
      useReceiveStore.setState({ ...nothing, progress: { stage: 'read', done: 0, total: files.length } })
      try {
        const rows = await engine.inspect(files, onProgress)
        useReceiveStore.setState({ rows })
        if (!rows.some(isNewer)) return ok(null)
        const kept = await engine.keepNewer(onProgress)
        if (!kept.ok) return kept
        useReceiveStore.setState({ rows: kept.value })
        return ok(null)
      } finally {
        useReceiveStore.setState({ progress: null })
      }
    },
    [engine],
  )
  /** Looks at files out of the inbox. */
  const readKept = useCallback(
    async (ids: readonly BlobId[]): Promise<Result<null, HostProblem>> => {
      useReceiveStore.setState({ ...nothing, progress: { stage: 'read', done: 0, total: ids.length } })
      try {
        const read = await engine.readKept(ids, onProgress)
        if (!read.ok) return read
        useReceiveStore.setState({ rows: read.value })
        return ok(null)
      } finally {
        useReceiveStore.setState({ progress: null })
      }
    },
    [engine],
  )
  const accept = (org: OrgId) =>
    useReceiveStore.setState(({ accepted }) => ({
      accepted: [...accepted.filter((one) => one !== org), org],
    }))
  const select = (selected: ReadonlySet<string>) => useReceiveStore.setState({ selected })
  const merge = async (rows: readonly ImportRow[]) => {
    useReceiveStore.setState({ progress: { stage: 'fold', done: 0, total: rows.length } })
    try {
      const merged = await engine.merge(
        rows.map((row) => row.key),
        state.accepted,
        onProgress,
      )
      if (merged.ok) useReceiveStore.setState({ rows: merged.value, selected: new Set() })
      else useReceiveStore.setState({ rows: await engine.onTable() })
      return merged
    } finally {
      useReceiveStore.setState({ progress: null })
    }
  }
  const clear = () => useReceiveStore.setState(nothing)
  const cancel = () => void engine.cancel()
  const ready = chosenRows(state.rows, state.accepted, new Set())
  const chosen = chosenRows(state.rows, state.accepted, state.selected)
  return { ...state, ready, chosen, inspect, readKept, accept, select, merge, clear, cancel }
}

/** The card of the organisation above: read it, compare the number, take it. */
export const useCard = () => {
  const { engine } = useServices()
  return {
    read: (file: PickedFile) => engine.readCard(file),
    accept: (org: OrgId) => engine.acceptParent(org),
  }
}
