import { dayParts } from '#shared/base/day.ts'
import { sumFen } from '#shared/base/money.ts'
import type { HardshipForm } from '#shared/documents/hardship-form.ts'
import type { HelpLedger } from '#shared/documents/help-ledger.ts'
import type { PaperHead } from '#shared/documents/paper.ts'
import type { ReceiptList } from '#shared/documents/receipt-list.ts'
import type { VisitReturn, VisitReturnRow } from '#shared/documents/visit-return.ts'
import { hardshipIncome } from '#shared/domain/hardship-file.ts'
import { type HelpLine, helpSums } from '#shared/domain/help-line.ts'
import type { FilledTable, ReturnLine } from '#shared/domain/help-return.ts'
import type { MemberIdentity } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { HelpData } from './model.ts'
import type { FileRow } from './rows.ts'

/** What papers need of the data, so that tests can give it. */
export type PaperData = Pick<HelpData, 'memberOf' | 'branchOf' | 'above'>

const unitOf = (data: PaperData, line: HelpLine): string =>
  data.above ? data.branchOf(line.home) : (data.memberOf(line.member)?.values.unit ?? '')

/** 帮扶台账. */
export const ledgerPaper = (
  data: PaperData,
  lines: readonly HelpLine[],
  year: number,
  head: PaperHead,
  messages: Messages,
): HelpLedger => {
  const w = messages.help.choices
  const { total, byForm } = helpSums(lines)
  return {
    head,
    year,
    people: total.people,
    // On paper in the order of days.
    rows: lines.toReversed().map((line) => ({
      name: data.memberOf(line.member)?.values.name ?? '',
      unit: unitOf(data, line),
      day: line.day,
      content: w.content[line.content],
      form: line.form ? w.form[line.form] : '',
      item: line.item,
      amount: line.amount,
      payer: line.payer ? w.payer[line.payer] : null,
      campaign: line.campaign,
    })),
    sums: byForm.map(({ form, times, amount }) => ({
      name: form ? w.form[form] : messages.helpPage.ledger.noForm,
      times,
      amount,
    })),
  }
}

/** 签领表 of a campaign; the signature cells stay empty. */
export const campaignReceipt = (
  data: PaperData,
  lines: readonly HelpLine[],
  campaign: string,
  head: PaperHead,
  messages: Messages,
): ReceiptList => {
  const w = messages.help.choices
  return {
    head,
    occasion: campaign,
    rows: lines.toReversed().map((line) => {
      const member = data.memberOf(line.member)?.values
      return {
        name: member?.name ?? '',
        staffNumber: member?.staffNo ?? null,
        unit: member?.unit ?? null,
        item: line.item ?? (line.form ? w.form[line.form] : w.content[line.content]),
        amount: line.amount,
        day: line.day,
      }
    }),
  }
}

/** 困难职工档案表 of one member. */
export const filePaper = (
  row: FileRow,
  identity: MemberIdentity | null,
  head: PaperHead,
  messages: Messages,
): HardshipForm => {
  const member = row.member?.values ?? {}
  const { values } = row
  const w = messages.hardship
  const m = wordsOf(messages).member
  const word = (field: string, value: string | null | undefined) => (value ? choiceWord(m, field, value) : '')
  const flag = (value: boolean | null | undefined) =>
    value == null ? '' : value ? messages.app.yes : messages.app.no
  const day = (text: string) => {
    const { year, month, day: on } = dayParts(text as Parameters<typeof dayParts>[0])
    return messages.paper.day(year, month, on)
  }
  const { yearly, people, perHead } = hardshipIncome(values)
  return {
    head,
    name: member.name ?? '',
    staffNumber: member.staffNo ?? '',
    sex: word('sex', member.sex),
    ethnicity: member.ethnicity ?? '',
    political: word('political', member.political),
    birthday: member.birthday ?? null,
    idNumber: identity?.idNumber ?? '',
    phone: member.phone ?? '',
    contact: values.contact ?? '',
    unit: member.unit ?? '',
    arrivedOn: member.arrivedOn ?? null,
    category: values.category ? w.choices.category[values.category] : '',
    level: values.level ? w.choices.level[values.level] : '',
    health: values.health ? w.choices.health[values.health] : '',
    disability: values.disability ?? '',
    modelWorker: values.modelWorker ? w.choices.modelWorker[values.modelWorker] : '',
    marital: values.marital ? w.choices.marital[values.marital] : '',
    singleParent: flag(values.singleParent),
    householdType: values.household?.type ? w.choices.type[values.household.type] : '',
    householdPlace: values.household?.place ?? '',
    address: values.household?.address ?? '',
    housing: values.housing?.kind ? w.choices.kind[values.housing.kind] : '',
    area: values.housing?.area == null ? '' : String(values.housing.area),
    insurance: values.insurance ?? '',
    selfHelp: values.selfHelp ?? '',
    zeroEmployment: flag(values.zeroEmployment),
    monthly: values.income?.monthly ?? null,
    otherYearly: values.income?.otherYearly ?? null,
    yearly,
    people,
    perHead,
    cause: values.cause ? w.choices.cause[values.cause] : '',
    otherCauses: messages.paper.list((values.otherCauses ?? []).map((cause) => w.choices.cause[cause])),
    story: values.story ?? '',
    papers: messages.paper.list((values.papers ?? []).map((one) => w.choices.papers[one])),
    family: (values.family ?? []).map((one) => ({
      name: one.name ?? '',
      relation: one.relation ? w.choices.relation[one.relation] : '',
      sex: word('sex', one.sex),
      birthday: one.birthday ?? null,
      idNumber: one.idNumber ?? '',
      health: one.health ? w.choices.health[one.health] : '',
      monthly: one.monthly ?? null,
      occupation: [one.occupation, one.unit].filter(Boolean).join(' '),
      insurance: one.insurance ?? '',
    })),
    steps: row.steps
      .toReversed()
      .map(({ values: step }) =>
        messages.helpPage.file.stepLine(
          step.day ? day(step.day) : '',
          step.step ? w.event.choices.step[step.step] : '',
          step.nextOn ? day(step.nextOn) : null,
          step.opinion ?? null,
        ),
      ),
    openedBy: values.openedBy ?? '',
    reviewedBy: values.reviewedBy ?? '',
  }
}

const returnRow = (
  data: PaperData,
  table: FilledTable,
  { visit, missing, done }: ReturnLine,
  messages: Messages,
): VisitReturnRow => {
  const { values } = visit
  const member = data.memberOf(values.member)?.values
  const w = messages.condolence.choices
  const evidence = (kind: string) => choiceWord(wordsOf(messages).visit, 'evidence', kind)
  const byOffice = table.id === 'retirement'
  return {
    name: member?.name ?? '',
    staffNumber: member?.staffNo ?? null,
    unit: member?.unit ?? null,
    matter:
      table.id === 'bereavement' && values.relation
        ? w.relation[values.relation]
        : values.event
          ? w.event[values.event]
          : '',
    happenedOn: values.happenedOn ?? null,
    visitedOn: values.visitedOn ?? null,
    form: values.gift?.form ? w.form[values.gift.form] : null,
    amount: values.gift?.amount ?? null,
    evidence: byOffice
      ? messages.paper.visitReturn.byOffice
      : messages.paper.list((values.evidence ?? []).map(evidence)),
    // What was made already is only counted; the rest is handed in with its papers.
    note:
      !done && !byOffice && missing.length > 0
        ? messages.paper.visitReturn.missing(messages.paper.list(missing.map(evidence)))
        : null,
  }
}

/** 常规慰问年度统计表: four tables. */
export const returnPaper = (
  data: PaperData,
  tables: readonly FilledTable[],
  year: number,
  head: PaperHead,
  messages: Messages,
): VisitReturn => {
  const m = messages.paper.visitReturn
  return {
    head,
    year,
    tables: tables.map((table) => ({
      title: m.items[table.id],
      matter: table.id === 'bereavement' ? m.relative : m.matter,
      rows: table.lines.map((line) => returnRow(data, table, line, messages)),
    })),
  }
}

/** The sum of a table's lines; for the last row of a sheet. */
export const totalOf = (rows: readonly { readonly amount?: HelpLine['amount'] }[]) =>
  sumFen(rows.flatMap(({ amount }) => amount ?? []))
