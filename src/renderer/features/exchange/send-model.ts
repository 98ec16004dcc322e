import { useCallback, useState } from 'react'
import { type Asked, useAsked } from '#renderer/asked.ts'
import type { Progress, SaveProblem, Stopped } from '#renderer/engine.ts'
import type { Addressee, ExchangeEngine, ExportPreview, SentFile } from '#renderer/engine-exchange.ts'
import { useServices } from '#renderer/services.ts'
import { zipOf } from '#renderer/zip.ts'
import type { OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'

type SendProblem = SaveProblem | HostProblem | Stopped | { readonly type: 'no-recipient' }

/** What would travel to one addressee; null while nobody is known there. `send` resolves with the name of the file kept. */
export const useSend = (to: Addressee) => {
  const { engine, host } = useServices()
  const [progress, setProgress] = useState<Progress | null>(null)
  const asked: Asked<ExportPreview | null> = useAsked(
    useCallback(() => engine.exportPreview(to), [engine, to]),
  )
  const send = async (full: boolean): Promise<Result<string | null, SendProblem>> => {
    setProgress({ stage: 'pack', done: 0, total: 1 })
    try {
      const made = await engine.exportBundle(to, full, (step: Progress) => setProgress(step))
      if (!made.ok) return made
      const saved = await host.saveFile(made.value.name, made.value.bytes)
      return saved.ok ? ok(saved.value ? made.value.name : null) : saved
    } finally {
      setProgress(null)
    }
  }
  const cancel = () => void engine.cancel()
  return { asked, progress, send, cancel }
}

/** One organisation below, as a return file is made for it. */
export type Return = Awaited<ReturnType<ExchangeEngine['returns']>>[number]

/** Return files for the organisations below: one, or all of them in one ZIP. */
export const useReturns = () => {
  const { engine, host, today } = useServices()
  const [making, setMaking] = useState<{ readonly name: string; readonly done: number } | null>(null)
  const asked = useAsked(useCallback(() => engine.returns(), [engine]))
  const make = (org: OrgId) => engine.exportBundle(org, false, () => {})
  const makeOne = async (to: Return): Promise<Result<string | null, SendProblem>> => {
    setMaking({ name: to.name, done: 0 })
    try {
      const made = await make(to.org)
      if (!made.ok) return made
      const saved = await host.saveFile(made.value.name, made.value.bytes)
      return saved.ok ? ok(saved.value ? made.value.name : null) : saved
    } finally {
      setMaking(null)
    }
  }
  const makeAll = async (
    all: readonly Return[],
    zipName: (day: string) => string,
  ): Promise<Result<string | null, SendProblem>> => {
    try {
      const files: { readonly name: string; readonly bytes: Uint8Array }[] = []
      for (const [done, to] of all.entries()) {
        setMaking({ name: to.name, done })
        const made = await make(to.org)
        if (!made.ok) return err(made.error)
        files.push(made.value)
      }
      const name = zipName(today())
      const saved = await host.saveFile(name, zipOf(files))
      return saved.ok ? ok(saved.value ? name : null) : saved
    } finally {
      setMaking(null)
    }
  }
  return { asked, making, makeOne, makeAll, cancel: () => void engine.cancel() }
}

/** Files made here, newest first, and how far each is known to have come. */
export const useSentFiles = (): Asked<readonly SentFile[]> => {
  const { engine } = useServices()
  return useAsked(useCallback(() => engine.sentFiles(), [engine]))
}
