import type { Level } from '#shared/base/level.ts'

/** A dialog or drawer that an address opens, so that a link, a key or a test can. */
export interface Overlay {
  readonly id: string
  /** `*` stands for the id of any record of `record`. */
  readonly hash: string
  /** The kind whose record the address names. */
  readonly record?: string
  /** The unions that have it; all when not said. */
  readonly levels?: readonly Level[]
}

/** Every overlay of the product. A feature adds a line here for each of its own. */
export const overlays: readonly Overlay[] = [
  { id: 'search', hash: '#/?search=open' },
  { id: 'setting-backup', hash: '#/setting?dialog=backup' },
  { id: 'setting-join', hash: '#/setting?dialog=join' },
]
