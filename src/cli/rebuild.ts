import { DiskError } from '#node/file-change-store.ts'
import type { Answer, Command } from './command.ts'
import { exitCode } from './exit-code.ts'
import { checkLedger } from './ledger.ts'
import { keepHeapSmall } from './small-heap.ts'
import { takePlace } from './taking.ts'

/** `rebuild`: each record computed anew from all its writes must equal what grew file by file; a tail never finished is cut off. */
export const rebuild: Command = {
  name: 'rebuild',
  options: {},
  run: async (io, typed, words): Promise<Answer> => {
    const t = words.cli
    const found = await takePlace(io, typed, words)
    if ('code' in found) return found
    keepHeapSmall()
    const { files, workspace } = found
    const journal = files.journal(workspace)
    try {
      const ledger = await checkLedger(files, workspace, io.crypto)
      if (ledger.tail > 0) {
        const cut = await journal.truncate(ledger.end)
        if (!cut.ok) throw new DiskError(cut.error)
      }
      const { differing } = ledger
      const lines = [
        t.journal(ledger.frames, ledger.changes, ledger.records),
        ...(ledger.damage.length > 0 ? [t.damage(ledger.damage.length)] : []),
        ...(ledger.tail > 0 ? [t.cut(ledger.tail)] : []),
        differing > 0 ? t.differs(differing) : t.agrees,
      ]
      return {
        code: ledger.damage.length > 0 || differing > 0 ? exitCode.damaged : exitCode.ok,
        json: {
          frames: ledger.frames,
          changes: ledger.changes,
          records: ledger.records,
          damage: ledger.damage,
          cut: ledger.tail,
          differing,
        },
        lines,
      }
    } finally {
      await files.close()
    }
  },
}
