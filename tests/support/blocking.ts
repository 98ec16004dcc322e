import type { CDPSession, Page } from '@playwright/test'

/** A task of the page's main thread during which the window could not answer. */
export interface Block {
  /** How long it took by the clock, with whatever else the machine did meanwhile. */
  readonly ms: number
  /** How long the thread itself computed: what the product is answerable for. */
  readonly cpu: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Notes the tasks of the page's main thread; `stop` gives those over 50 ms, the longest computation first. */
export const watchBlocking = async (
  page: Page,
): Promise<{ readonly stop: () => Promise<readonly Block[]> }> => {
  const session: CDPSession = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
  })
  return {
    stop: async () => {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
      await session.send('Tracing.end')
      await complete
      await session.detach()
      const main = new Set(
        events
          .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
          .map(({ pid, tid }) => `${pid}/${tid}`),
      )
      if (main.size === 0) throw new Error('the trace names no main thread, so it proves nothing')
      return events
        .filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid}/${tid}`))
        .map(({ dur = 0, tdur = 0 }) => ({ ms: Math.round(dur / 1000), cpu: Math.round(tdur / 1000) }))
        .filter(({ ms }) => ms > 50)
        .sort((a, b) => b.cpu - a.cpu)
    },
  }
}
