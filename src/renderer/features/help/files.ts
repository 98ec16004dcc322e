import { savePaper } from '#renderer/print.ts'
import { useServices } from '#renderer/services.ts'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { saveTables } from '#renderer/workbook.ts'
import { issuerHead } from '#shared/documents/issuer.ts'
import type { HelpLine } from '#shared/domain/help-line.ts'
import { fillReturn, sdjtuReturn } from '#shared/domain/help-return.ts'
import { memberIdentity } from '#shared/domain/member.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { type BankLine, bankTable } from '#shared/sheet/bank-table.ts'
import { aidYear } from './aid-year.ts'
import type { HelpData } from './model.ts'
import { campaignReceipt, filePaper, ledgerPaper, returnPaper } from './papers.ts'
import type { FileRow } from './rows.ts'
import { aidSchoolTable, aidTables, bankWords, fileTable, ledgerTable, returnTables } from './tables.ts'

/** What leaves the screens of help as a file. */
export const useHelpFiles = () => {
  const services = useServices()
  const messages = useMessages()
  const locale = useLocale()
  const { workspace, records } = services
  const t = messages.helpPage.papers
  const org = workspace.name
  const head = async () => issuerHead(workspace, await records.list(organisation))
  const returned = async (data: HelpData, year: number) =>
    returnPaper(data, fillReturn(sdjtuReturn, data.visits, year), year, await head(), messages)
  return {
    ledgerPdf: async (data: HelpData, lines: readonly HelpLine[], year: number) =>
      savePaper(
        services,
        'help-ledger',
        ledgerPaper(data, lines, year, await head(), messages),
        locale,
        t.ledgerPdf(org, year),
      ),
    ledgerExcel: (data: HelpData, lines: readonly HelpLine[], year: number) =>
      saveTables(
        services,
        [ledgerTable(data, lines, t.ledgerTitle(org, year), messages)],
        t.ledgerExcel(org, year),
      ),
    receipt: async (data: HelpData, lines: readonly HelpLine[], campaign: string) =>
      savePaper(
        services,
        'receipt-list',
        campaignReceipt(data, lines, campaign, await head(), messages),
        locale,
        t.receipt(campaign),
      ),
    bankExcel: (lines: readonly BankLine[], campaign: string) =>
      saveTables(services, [bankTable(lines, t.bankTitle(campaign), bankWords(messages))], t.bank(campaign)),
    filePdf: async (data: HelpData, row: FileRow) => {
      const identity = (await records.list(memberIdentity)).find(
        ({ life, values }) => life === 'active' && values.member === row.values.member,
      )
      return savePaper(
        services,
        'hardship-form',
        filePaper(row, identity?.values ?? null, await head(), messages),
        locale,
        t.filePdf(data.nameOf(row.values.member) ?? ''),
      )
    },
    fileExcel: (data: HelpData) =>
      saveTables(services, [fileTable(data.files, t.fileTitle(org), messages)], t.fileExcel(org, data.today)),
    /** A branch's enrolments of all years; at a school those of one year, with their sums by branch. */
    aidExcel: (data: HelpData, year: number) => {
      if (!data.above) return saveTables(services, aidTables(data, messages), t.aid(org, data.today))
      const { aids, claims, lines } = aidYear(data, year, null)
      return saveTables(
        services,
        [
          aidSchoolTable(lines, claims.length > 0, year, messages),
          ...aidTables({ ...data, aids, claims }, messages),
        ],
        t.aidOfYear(org, year),
      )
    },
    returnPdf: async (data: HelpData, year: number) =>
      savePaper(services, 'visit-return', await returned(data, year), locale, t.returnPdf(org, year)),
    returnExcel: async (data: HelpData, year: number) =>
      saveTables(services, returnTables(await returned(data, year), messages), t.returnExcel(org, year)),
  }
}
