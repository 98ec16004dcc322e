import { loadavg } from 'node:os'

/** Milliseconds of the clock, and of processors: what others do to a shared machine is mostly in the first. */
export interface Took {
  readonly clock: number
  readonly cpu: number
}

/** The middle one. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Two figures, no more than such a measurement bears. */
export const ratio = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toPrecision(2))

/** `1.23 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 1000 ? 3 : 2)} s`

/** `12.3 MB`. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1)} MB`

/** How busy the machine was in the last minute. */
export const load1 = (): string => (loadavg()[0] ?? 0).toFixed(1)

/** A table as Markdown has it. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const [head = []] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.slice(1).map(line)].join('\n')
}

/** One aim and what was found. */
export interface Aim {
  readonly aim: string
  readonly found: string
  readonly met: boolean
}

/** What a part of the benchmark has to say. */
export interface Part {
  readonly text: string
  readonly aims: readonly Aim[]
}
