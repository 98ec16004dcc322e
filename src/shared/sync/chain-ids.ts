import type { ChangeId } from '../base/id.ts'

/** The length of a change id: SHA-256 as base64url. */
const idLength = 43

/** A run of ids as it is stored: without a separator. */
interface Packed {
  readonly first: number
  readonly last: number
  readonly ids: string
}

/** So many ids are kept one by one before those that stand in a row are packed. */
const packAfter = 512

/**
 * The ids of one chain by seq. What a start reads from the index stays packed, so that opening two hundred thousand
 * changes costs no more than reading their text; only what is asked for becomes an id. What arrives is packed too, many
 * at a time: one by one, a million of them would take hundreds of megabytes.
 */
export class ChainIds {
  /** A map, because a hostile device may claim any seq. */
  readonly #own: Map<number, ChangeId>
  /** Sorted by `first`; they never overlap. */
  readonly #packed: Packed[]
  #packAt = packAfter

  constructor(own: Iterable<readonly [number, ChangeId]> = [], packed: readonly Packed[] = []) {
    this.#own = new Map(own)
    this.#packed = [...packed]
  }

  get(seq: number): ChangeId | undefined {
    const own = this.#own.get(seq)
    if (own !== undefined || this.#packed.length === 0) return own
    let low = 0
    let high = this.#packed.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const row = this.#packed[middle]
      if (!row) return undefined
      if (seq < row.first) high = middle - 1
      else if (seq > row.last) low = middle + 1
      else {
        const at = (seq - row.first) * idLength
        return row.ids.slice(at, at + idLength) as ChangeId
      }
    }
    return undefined
  }

  set(seq: number, id: ChangeId): void {
    this.#own.set(seq, id)
    if (this.#own.size >= this.#packAt) this.#pack()
  }

  /** Packs every row of ids that is long enough to be worth it. */
  #pack(): void {
    const seqs = [...this.#own.keys()].sort((a, b) => a - b)
    for (let from = 0, i = 1; i <= seqs.length; i++) {
      if (i < seqs.length && seqs[i] === (seqs[i - 1] ?? 0) + 1) continue
      const row = i - from >= packAfter / 8 ? seqs.slice(from, i) : []
      const ids = row.map((seq) => this.#own.get(seq) ?? '').join('')
      if (row.length > 0 && packedCount(ids) === row.length) {
        for (const seq of row) this.#own.delete(seq)
        this.#packed.push({ first: row[0] ?? 0, last: row.at(-1) ?? 0, ids })
      }
      from = i
    }
    this.#packed.sort((a, b) => a.first - b.first)
    // What stands alone stays, and must not be looked through again at once.
    this.#packAt = this.#own.size + packAfter
  }

  /** Takes a stored run that begins after everything held here. */
  addPacked(first: number, ids: string): void {
    this.#packed.push({ first, last: first + ids.length / idLength - 1, ids })
  }

  copy(): ChainIds {
    return new ChainIds(this.#own, this.#packed)
  }
}

/** How many ids a stored run holds; null when its text is none. */
export const packedCount = (ids: string): number | null =>
  ids.length > 0 && ids.length % idLength === 0 ? ids.length / idLength : null

/** The ids of a stored run. */
export const unpackIds = (ids: string): readonly ChangeId[] =>
  Array.from(
    { length: ids.length / idLength },
    (_, i) => ids.slice(i * idLength, (i + 1) * idLength) as ChangeId,
  )
