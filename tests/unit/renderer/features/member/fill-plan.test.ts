import { describe, expect, test } from 'vitest'
import {
  entriesAt,
  fillChoices,
  fillNotes,
  fillPeople,
  listOf,
  planColumns,
  planFor,
  planProblems,
  planSentence,
  readRememberedPlan,
  seenNumbers,
  splitName,
} from '#renderer/features/member/fill-plan.ts'
import { zh } from '#shared/i18n/messages.ts'
import { fillFields } from '#shared/sheet/fill-member.ts'
import type { TemplateSheet } from '#shared/sheet/template.ts'

const sheet: TemplateSheet = {
  name: '会员登记',
  rows: [
    ['会员登记表'],
    [],
    ['*姓名', '性别', '出生日期（yyyyMMdd）', '身份证号', '', '*京卡号'],
    ['张示例', '01男', '19800101'],
    [],
    ['填表人：'],
  ],
  lists: [
    { blocks: [{ from: { row: 3, column: 1 }, to: { row: 199, column: 1 } }], options: ['01男', '02女'] },
    { blocks: [{ from: { row: 3, column: 2 }, to: { row: 199, column: 2 } }], options: null },
  ],
}
const nothing = () => null

describe('a plan for a template', () => {
  test('takes the headings, the columns and the first row from what stands there; an example is written over', () => {
    expect(planFor(sheet, nothing)).toEqual({
      headingRow: 2,
      found: true,
      firstRow: 3,
      mapping: ['name', 'sex', 'birthday', 'idNumber', null, null],
      picks: {},
    })
  })

  test('begins below a second line of headings', () => {
    const rows = [['姓名', '性别', '联系电话'], ['', '', '手机'], []]
    expect(planFor({ ...sheet, rows }, nothing).firstRow).toBe(2)
  })

  test('is as it was said of the same headings once, on whatever row they stand now', () => {
    const heads = JSON.stringify(sheet.rows[2])
    const said = {
      mapping: [null, 'sex', null, null, null, 'staffNo'],
      picks: { 'sex=unknown': '01男' },
    } as const
    const remembered = (headings: readonly string[]) => (JSON.stringify(headings) === heads ? said : null)
    expect(planFor({ ...sheet, rows: [['x'], ...sheet.rows] }, remembered)).toMatchObject({
      headingRow: 3,
      ...said,
    })
  })

  test('in a sheet without known headings asks for them', () => {
    expect(planFor({ ...sheet, rows: [['说明'], ['一、二、三']] }, nothing)).toMatchObject({
      headingRow: 0,
      found: false,
    })
  })

  test('gives each column its drop-down, and the form of its days', () => {
    const plan = planFor(sheet, nothing)
    expect(planColumns(sheet, plan)).toEqual([
      { column: 0, field: 'name', heading: '*姓名', options: null, dayForm: 'dashes' },
      { column: 1, field: 'sex', heading: '性别', options: ['01男', '02女'], dayForm: 'dashes' },
      { column: 2, field: 'birthday', heading: '出生日期（yyyyMMdd）', options: null, dayForm: 'compact' },
      { column: 3, field: 'idNumber', heading: '身份证号', options: null, dayForm: 'dashes' },
    ])
    expect(listOf(sheet, 3, 2)).toBe('unknown')
    expect(entriesAt(sheet, 3, 1).map(({ value }) => value)).toEqual(['01男', '02女'])
  })
})

describe('what is said before filling', () => {
  test('a template whose column of names is missing, and two columns for one thing, are not filled', () => {
    const plan = { ...planFor(sheet, nothing), mapping: [null, 'sex', 'sex', null, null, null] as const }
    expect(planProblems(plan, zh)).toEqual([zh.border.fill.noName, zh.border.fill.twice('性别')])
    expect(planProblems(planFor(sheet, nothing), zh)).toEqual([])
  })

  test('required columns, examples written over, formulas, macros and sensitive values are each told', () => {
    const plan = planFor(sheet, nothing)
    const [column] = planColumns(sheet, plan)
    if (!column) throw new Error('no column')
    const notes = fillNotes(sheet, plan, zh, {
      macros: true,
      missing: [{ column, people: ['甲', '乙'] }],
      room: { overwritten: 1, formulaColumns: [4], formulas: 3 },
    })
    const t = zh.border.fill
    expect(notes).toEqual([
      t.requiredUnmapped('*京卡号'),
      t.missing('*姓名', '甲、乙'),
      t.overwritten(1, 4),
      t.formulaColumns('E'),
      t.formulas,
      t.macros,
      t.sensitive('证件号码'),
    ])
  })

  test('every reason not to fill is a sentence of its own, those of saving too', () => {
    expect(planSentence(zh, { type: 'old-format' })).toContain('.xls')
    expect(planSentence(zh, { type: 'occupied', row: 5, text: '填表人：', free: 2 })).toBe(
      '第 6 行已有内容“填表人：”，上面只能填 2 人。请在模板里多插入几行，或减少人数。',
    )
    expect(planSentence(zh, { type: 'disk-full' })).toBe(zh.exchange.problem['disk-full'])
  })
})

test('people come with the identity and family that are kept beside them', () => {
  const row = { id: 'm1', values: { name: '甲' }, joinedOn: null, branch: '数学' }
  const rec = (values: object) => ({ values })
  const made = fillPeople(
    [row] as never,
    [rec({ member: 'm2', idNumber: 'x' }), rec({ member: 'm1', idNumber: 'y' })] as never,
    [rec({ member: 'm1', address: 'z' })] as never,
  )
  expect(made).toEqual([
    {
      member: { name: '甲' },
      identity: { member: 'm1', idNumber: 'y' },
      family: { member: 'm1', address: 'z' },
      joinedOn: null,
      branch: '数学',
    },
  ])
})

test('a column may hold one entry of its own drop-down for everybody', () => {
  const plan = planFor(sheet, nothing)
  const choices = fillChoices(sheet, plan, 1, zh)
  expect(choices.slice(-2)).toEqual([
    { value: '=01男', label: zh.border.fill.fixed('01男') },
    { value: '=02女', label: zh.border.fill.fixed('02女') },
  ])
  expect(fillChoices(sheet, plan, 0, zh).some(({ value }) => value.startsWith('='))).toBe(false)
  expect(readRememberedPlan({ mapping: ['name', '=01男'], picks: {} })?.mapping).toEqual(['name', '=01男'])
})

test('whose numbers go into a file are those who have what a column asks for', () => {
  const rows = [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }] as never
  const identities = [
    { values: { member: 'm1', idNumber: 'x' } },
    { values: { member: 'm2', bankAccount: 'y' } },
    { values: { member: 'm4', idNumber: 'z' } },
  ] as never
  expect(seenNumbers(rows, identities, ['name', 'idNumber'])).toEqual(['m1'])
  expect(seenNumbers(rows, identities, ['bankAccount', 'idNumber'])).toEqual(['m1', 'm2'])
  expect(seenNumbers(rows, identities, ['name', 'idType'])).toEqual([])
})

test('what was remembered is used only when it is understood whole', () => {
  expect(readRememberedPlan({ mapping: ['name', null], picks: { 'sex=male': '01男', bad: 3 } })).toEqual({
    mapping: ['name', null],
    picks: { 'sex=male': '01男' },
  })
  expect(readRememberedPlan({ mapping: ['name', 'shoe-size'], picks: {} })).toBe(null)
  expect(readRememberedPlan({ mapping: 'name' })).toBe(null)
  expect(readRememberedPlan(null)).toBe(null)
})

test('a file keeps its ending', () => {
  expect(splitName('登记表.v2.xlsm')).toEqual({ stem: '登记表.v2', ending: '.xlsm' })
  expect(splitName('登记表')).toEqual({ stem: '登记表', ending: '.xlsx' })
})

test('every field has a word', () => {
  const words = fillFields.map((field) =>
    planProblems({ ...planFor(sheet, nothing), mapping: ['name', field, field] }, zh).at(-1),
  )
  expect(words.filter((text) => /[a-z]{3}/i.test(text ?? ''))).toEqual([])
})
