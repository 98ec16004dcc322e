import type { Page } from '@playwright/test'

/** A time in which the page could not answer, with what ran in it. */
export interface Block {
  readonly ms: number
  readonly what: string
}

interface Span {
  readonly start: number
  readonly ms: number
  readonly what: string
}

declare global {
  var busy: { tasks: Span[]; frames: Span[] }
}

/** Begins to note every time the main thread of the page is busy for longer than 50 ms. */
export const watchBlocking = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.busy = { tasks: [], frames: [] }
    type Script = Readonly<Record<'invoker' | 'sourceFunctionName' | 'sourceURL', string>> & {
      readonly duration: number
    }
    const say = (one: Script): string =>
      `${Math.round(one.duration)} ms ${one.invoker} ${one.sourceFunctionName} ${one.sourceURL.split('/').at(-1)}`
    const watch = (type: string, list: Span[]) =>
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries()) {
          const { scripts = [] } = entry as PerformanceEntry & { readonly scripts?: readonly Script[] }
          list.push({ start: entry.startTime, ms: entry.duration, what: scripts.map(say).join('; ') })
        }
      }).observe({ type })
    watch('longtask', globalThis.busy.tasks)
    watch('long-animation-frame', globalThis.busy.frames)
  })

/** The times noted so far, the longest first; begins anew. */
export const takeBlocks = async (page: Page): Promise<readonly Block[]> => {
  // A frame is told of after the task in it.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  const { tasks, frames } = await page.evaluate(() => {
    const { busy } = globalThis
    return { tasks: busy.tasks.splice(0), frames: busy.frames.splice(0) }
  })
  return tasks
    .map(({ start, ms }) => {
      const within = frames.find((frame) => start >= frame.start - 5 && start <= frame.start + frame.ms)
      return { ms: Math.round(ms), what: `at ${Math.round(start)}: ${within?.what ?? 'unknown'}` }
    })
    .sort((a, b) => b.ms - a.ms)
}
