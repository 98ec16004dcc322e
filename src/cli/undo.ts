import { sentence } from './answer.ts'
import type { Command } from './command.ts'
import { withEngine } from './engine.ts'
import { exitCode } from './exit-code.ts'

/** `undo --import ID...`: takes imports back as one save; what was built on them stays and is counted. */
export const undo: Command = {
  name: 'undo',
  options: { import: { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' } },
  run: async (io, typed, words) => {
    const t = words.cli
    const wanted = typed.texts('import')
    if (wanted.length === 0) return sentence(exitCode.usage, t.needs('--import'))
    return withEngine(io, typed, words, async (engine) => {
      const imports = (await engine.imports()).filter(({ entity }) => wanted.includes(entity))
      if (imports.length < new Set(wanted).size) return sentence(exitCode.usage, t.noImport)
      const counting = imports.filter(({ state }) => state === 'merged')
      const entities = counting.map(({ entity }) => entity)
      const { dependants, ...preview } = await engine.previewTakeBack(entities)
      const json = { imports, ...preview, dependants: dependants.length }
      if (counting.length === 0) return { code: exitCode.nothing, json, lines: [t.nothingNew] }
      const lines = [
        ...preview.kinds.map(({ kind, gone, changed }) =>
          t.wouldGo(words.exchange.kinds[kind] ?? kind, gone, changed),
        ),
        ...(dependants.length > 0 ? [t.builtOn(dependants.length)] : []),
      ]
      if (typed.is('dry-run')) return { code: exitCode.ok, json: { ...json, committed: false }, lines }
      const taken = await engine.takeBack(entities)
      if (!taken.ok) return { code: exitCode.disk, json: { problem: taken.error }, lines: [t.codes.disk] }
      return {
        code: exitCode.ok,
        json: { ...json, committed: true },
        lines: [...lines, t.undone(counting.reduce((sum, { changes }) => sum + changes, 0))],
      }
    })
  },
}
