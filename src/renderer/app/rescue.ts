import type { Host } from '#shared/host.ts'

const part = 4 * 1024 * 1024

/** Saves the journal as it lies on the disk, without the engine: the last way out when nothing else works. */
export const saveJournal = async (host: Host, workspace: string, name: string): Promise<boolean> => {
  const size = await host.journalSize(workspace)
  const bytes = new Uint8Array(size)
  let at = 0
  while (at < size) {
    const piece = await host.journalRead(workspace, at, Math.min(part, size - at))
    if (piece.length === 0) break
    bytes.set(piece, at)
    at += piece.length
  }
  const saved = await host.saveFile(name, bytes.subarray(0, at))
  return saved.ok && saved.value
}
