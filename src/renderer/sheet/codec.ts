import type { Codec } from '#shared/sheet/zip-parts.ts'

const through = async (
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  limit: number,
): Promise<Uint8Array | null> => {
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const fed = writer
    .write(new Uint8Array(bytes))
    .then(() => writer.close())
    .then(
      () => true,
      () => false,
    )
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) break
      size += value.length
      if (size > limit) {
        await Promise.allSettled([reader.cancel(), writer.abort(), fed])
        return null
      }
      parts.push(value)
    }
  } catch {
    await fed
    return null
  }
  if (!(await fed)) return null
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Deflate as the platform has it. */
export const codec: Codec = {
  inflate: (packed, limit) => through(new DecompressionStream('deflate-raw'), packed, limit),
  deflate: async (plain) => {
    const packed = await through(new CompressionStream('deflate-raw'), plain, Number.POSITIVE_INFINITY)
    if (!packed) throw new Error('deflate failed')
    return packed
  },
}
