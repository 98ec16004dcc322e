import { sentence } from './answer.ts'
import type { Command } from './command.ts'
import { withEngine } from './engine.ts'
import { exitCode } from './exit-code.ts'

/** `undo --import ID`: takes an import back; what was built on it stays and is counted. */
export const undo: Command = {
  name: 'undo',
  options: { import: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  run: async (io, typed, words) => {
    const t = words.cli
    const wanted = typed.text('import')
    if (!wanted) return sentence(exitCode.usage, t.needs('--import'))
    return withEngine(io, typed, words, async (engine) => {
      const entry = (await engine.imports()).find(({ entity }) => entity === wanted)
      if (!entry) return sentence(exitCode.usage, t.noImport)
      const { dependants, ...preview } = await engine.previewTakeBack(entry.entity)
      const json = { import: entry, ...preview, dependants: dependants.length }
      if (entry.state === 'taken-back') return { code: exitCode.nothing, json, lines: [t.nothingNew] }
      const lines = [
        ...preview.kinds.map(({ kind, gone, changed }) =>
          t.wouldGo(words.exchange.kinds[kind] ?? kind, gone, changed),
        ),
        ...(dependants.length > 0 ? [t.builtOn(dependants.length)] : []),
      ]
      if (typed.is('dry-run')) return { code: exitCode.ok, json: { ...json, committed: false }, lines }
      const taken = await engine.takeBack(entry.entity)
      if (!taken.ok) return { code: exitCode.disk, json: { problem: taken.error }, lines: [t.codes.disk] }
      return {
        code: exitCode.ok,
        json: { ...json, committed: true },
        lines: [...lines, t.undone(entry.changes)],
      }
    })
  },
}
