import { useCallback, useEffect, useState } from 'react'
import { create } from 'zustand'
import type { Progress } from '#renderer/engine.ts'
import type { ExportPreview, ImportRow } from '#renderer/engine-exchange.ts'
import { useServices } from '#renderer/services.ts'
import type { OrgId } from '#shared/base/id.ts'
import type { PickedFile } from '#shared/host.ts'

/** The files on the table outlive a look at another page. */
interface ReceiveState {
  readonly rows: readonly ImportRow[]
  readonly accepted: readonly OrgId[]
  readonly progress: Progress | null
}

const useReceiveStore = create<ReceiveState>(() => ({ rows: [], accepted: [], progress: null }))

const onProgress = (progress: Progress) => useReceiveStore.setState({ progress })

/** The level of the organisation this workspace belongs to. */
export const useOwnLevel = () => useServices().workspace.level

/** Taking files in: inspect, compare numbers, merge or leave. */
export const useReceive = () => {
  const { engine } = useServices()
  const state = useReceiveStore()
  const inspect = useCallback(
    async (files: readonly PickedFile[]) => {
      useReceiveStore.setState({
        rows: [],
        accepted: [],
        progress: { stage: 'read', done: 0, total: files.length },
      })
      try {
        useReceiveStore.setState({ rows: await engine.inspect(files, onProgress) })
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
  const ready = state.rows.filter(
    (row) =>
      row.state.type === 'ready' ||
      (row.state.type === 'unknown-sender' && row.sender && state.accepted.includes(row.sender.org)),
  )
  const merge = async () => {
    useReceiveStore.setState({ progress: { stage: 'fold', done: 0, total: ready.length } })
    try {
      const merged = await engine.merge(
        ready.map((row) => row.key),
        state.accepted,
        onProgress,
      )
      if (merged.ok) useReceiveStore.setState({ rows: merged.value })
      return merged
    } finally {
      useReceiveStore.setState({ progress: null })
    }
  }
  const clear = () => useReceiveStore.setState({ rows: [], accepted: [] })
  const cancel = () => void engine.cancel()
  return { ...state, ready, inspect, accept, merge, clear, cancel }
}

/** What would travel to one addressee; null while nobody is known there. */
export const useSend = (to: 'parent' | 'own') => {
  const { engine, host } = useServices()
  const [preview, setPreview] = useState<ExportPreview | null | undefined>(undefined)
  const [progress, setProgress] = useState<Progress | null>(null)
  const refresh = useCallback(async () => setPreview(await engine.exportPreview(to)), [engine, to])
  useEffect(() => {
    void refresh()
  }, [refresh])
  const send = async () => {
    setProgress({ stage: 'pack', done: 0, total: 1 })
    try {
      const made = await engine.exportBundle(to, false, (step: Progress) => setProgress(step))
      if (!made.ok) return made
      const saved = await host.saveFile(made.value.name, made.value.bytes)
      await refresh()
      return saved.ok ? { ok: true as const, value: saved.value ? made.value.name : null } : saved
    } finally {
      setProgress(null)
    }
  }
  const cancel = () => void engine.cancel()
  return { preview, progress, send, cancel, refresh }
}

/** The card of the organisation above: read it, compare the number, take it. */
export const useCard = () => {
  const { engine } = useServices()
  return {
    read: (file: PickedFile) => engine.readCard(file),
    accept: (org: OrgId) => engine.acceptParent(org),
  }
}
