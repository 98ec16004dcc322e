import { DiskError } from '#node/file-change-store.ts'
import { sameValue } from '#shared/base/same.ts'
import type { Answer, Command } from './command.ts'
import { exitCode } from './exit-code.ts'
import { computeAnew, readLedger } from './ledger.ts'
import { takePlace } from './taking.ts'

/** `rebuild`: everything computed anew in one go must equal what grew file by file; a tail never finished is cut off. */
export const rebuild: Command = {
  name: 'rebuild',
  options: {},
  run: async (io, typed, words): Promise<Answer> => {
    const t = words.cli
    const found = await takePlace(io, typed, words)
    if ('code' in found) return found
    const { files, workspace } = found
    const journal = files.journal(workspace)
    try {
      const ledger = await readLedger(files, workspace, io.crypto)
      if (ledger.tail > 0) {
        const cut = await journal.truncate(ledger.end)
        if (!cut.ok) throw new DiskError(cut.error)
      }
      const anew = await computeAnew(files, workspace, io.crypto)
      const grown = ledger.view.records()
      let differing = Math.abs(anew.records.size - grown.size)
      for (const [key, record] of anew.records) if (!sameValue(record, grown.get(key))) differing++
      const lines = [
        t.journal(ledger.frames, ledger.changes, grown.size),
        ...(ledger.damage.length > 0 ? [t.damage(ledger.damage.length)] : []),
        ...(ledger.tail > 0 ? [t.cut(ledger.tail)] : []),
        differing > 0 ? t.differs(differing) : t.agrees,
      ]
      return {
        code: ledger.damage.length > 0 || differing > 0 ? exitCode.damaged : exitCode.ok,
        json: {
          frames: ledger.frames,
          changes: ledger.changes,
          records: grown.size,
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
