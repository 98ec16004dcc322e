import { type Day, parseDay } from '#shared/base/day.ts'
import { type Visit, visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { branchOfOrg, condolenceReport } from '#shared/domain/school-report.ts'
import { formats } from '#shared/i18n/format.ts'
import { zh } from '#shared/i18n/messages.ts'
import { toRec } from '#shared/sync/fold.ts'
import { isPlace, noPlace, sentence, table } from './answer.ts'
import type { Answer, Command } from './command.ts'
import { exitCode } from './exit-code.ts'
import { readLedger } from './ledger.ts'
import { findPlace } from './place.ts'

/** `report`: the condolence table of a period, this year's unless said. Needs no keys: the journal is read as it lies. */
export const report: Command = {
  name: 'report',
  options: { from: { type: 'string' }, until: { type: 'string' } },
  run: async (io, typed, words): Promise<Answer> => {
    const t = words.cli
    const year = new Date(io.now()).getFullYear()
    const from = parseDay(typed.text('from') ?? `${year}-01-01`)
    const to = parseDay(typed.text('until') ?? `${year}-12-31`)
    if (!from || !to) return sentence(exitCode.usage, t.badOption(`--${from ? 'until' : 'from'}`))
    const found = await findPlace(io, typed)
    if (!isPlace(found)) return noPlace(words, found)
    const { view, org } = await readLedger(found.files, found.workspace, io.crypto)
    const { orgs } = view.state.trust
    const own = { org: org ?? '', name: orgs.get(org ?? ('' as never))?.name ?? '' }
    const visits: Rec<Visit>[] = view.list(visit.kind).map((record) => toRec<Visit>(record))
    const made = condolenceReport(visits, { from: from as Day, to: to as Day }, (home) =>
      branchOfOrg(orgs, own, home),
    )
    const money = words === zh ? formats.zh.money : formats.en.money
    const rows = made.lines.map((line) => [
      line.branch.name,
      words.condolence.choices.event[line.event],
      `${line.count}`,
      money(line.amount),
    ])
    return {
      code: exitCode.ok,
      json: { from, to, lines: made.lines, totals: made.totals, conflicts: made.conflicts },
      lines: table([
        [t.branch, t.event, t.visits, t.amount],
        ...rows,
        [t.total, '', `${made.totals.count}`, money(made.totals.amount)],
      ]),
    }
  },
}
