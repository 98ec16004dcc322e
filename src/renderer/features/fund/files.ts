import { savePaper } from '#renderer/print.ts'
import { useServices } from '#renderer/services.ts'
import { saveTables } from '#renderer/workbook.ts'
import { issuerHead } from '#shared/documents/issuer.ts'
import { organisation } from '#shared/domain/organisation.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { type Fund, lastDayOf } from './model.ts'
import {
  disclosurePaper,
  historyTable,
  ledgerTables,
  reviewTables,
  schoolTable,
  type WrittenEntry,
} from './papers.ts'

/** What leaves the screens of the fund as a file. */
export const useFundFiles = (
  messages: Messages,
  locale: Locale,
  /** How a moment of a clock is written. */
  time: (at: number) => string,
) => {
  const services = useServices()
  const { workspace, records, engine } = services
  const t = messages.fundPage.papers
  const orgOf = ({ data }: Fund): string => data.branch?.name ?? workspace.name
  return {
    pdf: async (fund: Fund) => {
      const { data, year, today } = fund
      const own = issuerHead(workspace, await records.list(organisation))
      // At a school the paper is that of the branch whose ledger is shown.
      const head = data.branch ? { org: data.branch.name, school: own.org } : own
      return savePaper(
        services,
        'fund-disclosure',
        disclosurePaper(data, head, lastDayOf(year, today), messages, locale),
        locale,
        t.filePdf(orgOf(fund), year),
      )
    },
    excel: (fund: Fund) =>
      saveTables(
        services,
        ledgerTables(fund.data, orgOf(fund), messages),
        t.fileExcel(orgOf(fund), fund.year),
      ),
    review: async (fund: Fund) => {
      const { data, year } = fund
      const lines = new Set(data.report.lines.map(({ id }) => id))
      const written: WrittenEntry[] = []
      for (const entry of data.records.entries)
        if (lines.has(entry.id))
          written.push({ entry, history: await engine.history('fund-entry', entry.id) })
      const history = historyTable(written, orgOf(fund), year, messages, locale, time)
      return saveTables(
        services,
        reviewTables(data, orgOf(fund), messages, history),
        t.fileReview(orgOf(fund), year),
      )
    },
    school: (fund: Fund) =>
      saveTables(
        services,
        [schoolTable(fund.data.school, fund.data.totals, fund.year, messages)],
        t.fileSchool(fund.year),
      ),
  }
}
