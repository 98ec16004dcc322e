import type { Day } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import type { Definition } from './definition.ts'
import { type FormRow, formRows } from './form.ts'
import { paperHead } from './head.ts'
import { listTable } from './list.ts'
import { formPage as page, size } from './page.ts'
import { dayText, definePaper, money, type PaperContext, type PaperHead } from './paper.ts'

/** One of the family. */
export interface HardshipFormRelative {
  readonly name: string
  readonly relation: string
  readonly sex: string
  readonly birthday: Day | null
  readonly idNumber: string
  readonly health: string
  readonly monthly: Fen | null
  readonly occupation: string
  readonly insurance: string
}

/** 困难职工档案表 of one member: plain words, empty where nothing is known. */
export interface HardshipForm {
  readonly head: PaperHead
  readonly name: string
  readonly staffNumber: string
  readonly sex: string
  readonly ethnicity: string
  readonly political: string
  readonly birthday: Day | null
  readonly idNumber: string
  readonly phone: string
  readonly contact: string
  readonly unit: string
  readonly arrivedOn: Day | null
  readonly category: string
  readonly level: string
  readonly health: string
  readonly disability: string
  readonly modelWorker: string
  readonly marital: string
  readonly singleParent: string
  readonly householdType: string
  readonly householdPlace: string
  readonly address: string
  readonly housing: string
  readonly area: string
  readonly insurance: string
  readonly selfHelp: string
  readonly zeroEmployment: string
  readonly monthly: Fen | null
  readonly otherYearly: Fen | null
  readonly yearly: Fen | null
  readonly people: number
  readonly perHead: Fen | null
  readonly cause: string
  readonly otherCauses: string
  readonly story: string
  readonly papers: string
  readonly family: readonly HardshipFormRelative[]
  /** Steps in words: `2025年12月1日 建档`. */
  readonly steps: readonly string[]
  readonly openedBy: string
  readonly reviewedBy: string
}

/** 困难职工档案表 as a document (domain 3.4, S78); opinions and signatures stay empty. */
export const hardshipForm = (data: HardshipForm, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.hardship
  const title = messages.titles['hardship-form']
  const three = (...fields: readonly (readonly [string, string])[]): FormRow => ({
    type: 'fields',
    fields,
    height: 7.5,
  })
  const day = (value: Day | null) => dayText(value, messages)
  const person: readonly FormRow[] = [
    three([messages.name, data.name], [messages.staffNumber, data.staffNumber], [messages.sex, data.sex]),
    three([m.ethnicity, data.ethnicity], [m.political, data.political], [m.birthday, day(data.birthday)]),
    three([m.idNumber, data.idNumber], [m.phone, data.phone]),
    three([messages.unit, data.unit], [m.arrived, day(data.arrivedOn)]),
    three([m.category, data.category], [m.level, data.level], [m.modelWorker, data.modelWorker]),
    three([m.health, data.health], [m.disability, data.disability], [m.insurance, data.insurance]),
    three([m.marital, data.marital], [m.singleParent, data.singleParent], [m.selfHelp, data.selfHelp]),
    three([m.householdType, data.householdType], [m.housing, data.housing], [m.area, data.area]),
    three([m.householdPlace, data.householdPlace], [m.contact, data.contact]),
    three([m.address, data.address]),
    three(
      [m.monthly, money(data.monthly)],
      [m.otherYearly, money(data.otherYearly)],
      [m.zeroEmployment, data.zeroEmployment],
    ),
    three([m.yearly, money(data.yearly)], [m.people, String(data.people)], [m.perHead, money(data.perHead)]),
    three([m.cause, data.cause]),
    three([m.otherCauses, data.otherCauses]),
    { type: 'text', label: m.story, text: data.story, height: 16 },
    three([m.papers, data.papers]),
  ]
  const opinions: readonly FormRow[] = [
    { type: 'text', label: m.steps, text: data.steps.join('\n'), height: 14 },
    three([m.openedBy, data.openedBy], [m.reviewedBy, data.reviewedBy]),
    {
      type: 'boxes',
      boxes: [
        { label: m.party, sign: m.sign },
        { label: m.branch, sign: m.branchSign },
        { label: m.school, sign: m.sign },
      ],
      height: 32,
    },
  ]
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, { right: messages.yuan }),
        formRows(person, page, context, size.xiaoWu),
        { text: m.family, fontSize: size.wu, bold: true, margin: [0, 8, 0, 3] },
        listTable(
          [
            { header: messages.name, share: 22, is: 'name' },
            { header: m.relation, share: 15 },
            { header: messages.sex, share: 10 },
            { header: m.birthday, share: 26, is: 'whole' },
            { header: m.idNumber, share: 40, is: 'whole' },
            { header: m.health, share: 18 },
            { header: m.monthlyIncome, share: 18, align: 'right' },
            { header: m.occupation, share: 26, align: 'left' },
            { header: m.insurance, share: 18, align: 'left' },
          ],
          data.family.length > 0
            ? data.family.map((one) => [
                one.name,
                one.relation,
                one.sex,
                day(one.birthday),
                one.idNumber,
                one.health,
                money(one.monthly),
                one.occupation,
                one.insurance,
              ])
            : [[m.noFamily]],
          page,
          { fontSize: size.xiaoWu, style: { margin: [0, 0, 0, 8] } },
        ),
        formRows(opinions, page, context, size.xiaoWu),
      ],
    },
    context,
  )
}
