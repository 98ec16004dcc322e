import { describe, expect, test } from 'vitest'
import type { Day } from '#shared/base/day.ts'
import type { Member } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import {
  dayFormOf,
  type FillChoice,
  type FillColumn,
  type FillField,
  type FillPerson,
  fillFields,
  fillRows,
  findFillHeadings,
  guessFilling,
} from '#shared/sheet/fill-member.ts'

const person = (member: Member, more: Partial<FillPerson> = {}): FillPerson => ({
  member,
  identity: null,
  family: null,
  joinedOn: null,
  branch: '数学学院分工会',
  ...more,
})

const column = (field: FillChoice, more: Partial<FillColumn> = {}): FillColumn => ({
  column: 0,
  field,
  heading: field,
  options: null,
  dayForm: 'dashes',
  ...more,
})

const fill = (
  people: readonly FillPerson[],
  columns: readonly FillColumn[],
  picks: Readonly<Record<string, string>> = {},
) => fillRows(people, columns, { today: '2026-11-27' as Day, messages: zh, picks })

const coded = (field: FillField, value: unknown, options: readonly string[]): unknown =>
  fill([person({ [field]: value })], [column(field, { options })]).rows[0]?.[0]

describe('the columns of a template', () => {
  test('are known by the headings offices use, marks and brackets aside', () => {
    expect(
      guessFilling([
        '序号',
        '*姓名',
        '性别（必选）',
        '是否外地来京务工',
        '现居住地',
        '身份证有效期',
        '会费金额',
      ]),
    ).toEqual(['serial', 'name', 'sex', 'fromElsewhere', 'address', 'idUntil', null])
  })

  test('are found below titles, and nowhere in a sheet of remarks', () => {
    expect(
      findFillHeadings([['会员登记表'], [], ['填表须知：姓名须与证件一致'], ['姓名', '性别', '民族']]),
    ).toBe(3)
    expect(findFillHeadings([['说明'], ['姓名']])).toBe(null)
  })

  test('no field is named twice', () => {
    expect(new Set(fillFields).size).toBe(fillFields.length)
  })
})

describe('codes of a drop-down', () => {
  test.each([
    ['sex', 'male', ['01男', '02女'], '01男'],
    ['sex', 'female', ['1-男', '2-女'], '2-女'],
    ['education', 'bachelor', ['10 博士研究生', '20 大学本科', '30 大学专科'], '20 大学本科'],
    ['education', 'master', ['1.博士', '2.硕士', '3.本科'], '2.硕士'],
    ['titleRank', 'senior', ['(1)教授', '(2)副教授'], '(1)教授'],
    ['fromElsewhere', true, ['1是', '0否'], '1是'],
    ['fromElsewhere', false, ['是', '否'], '否'],
    ['ethnicity', '汉族', ['01汉', '02蒙古', '11满'], '01汉'],
    ['ethnicity', '满', ['汉族', '满族'], '满族'],
  ] as const)('%s %s is found among %s', (field, value, options, entry) => {
    expect(coded(field, value, options)).toBe(entry)
  })

  test('a value that no entry, or more than one, stands for is left empty and told with the number of people', () => {
    const options = ['1民革', '2民盟', '3群众']
    const people = [
      person({ political: 'democratic' }),
      person({ political: 'democratic' }),
      person({ political: 'masses' }),
    ]
    const made = fill(people, [column('political', { options })])
    expect(made.rows).toEqual([[null], [null], ['3群众']])
    expect(made.unlisted).toEqual([
      { column: 0, field: 'political', key: 'political=democratic', text: '民主党派', people: 2 },
    ])
  })

  test('what a person chose for it is taken, but nothing that is not in the list', () => {
    const one = [person({ political: 'democratic' })]
    const columns = [column('political', { options: ['1民革', '2民盟'] })]
    expect(fill(one, columns, { 'political=democratic': '2民盟' }).rows).toEqual([['2民盟']])
    expect(fill(one, columns, { 'political=democratic': '' }).rows).toEqual([[null]])
    expect(fill(one, columns, { 'political=democratic': '9' }).rows).toEqual([[null]])
  })

  test('associate professors are not taken for professors', () => {
    expect(coded('titleRank', 'senior', ['1副教授', '2讲师'])).toBe(null)
  })
})

describe('the cells of a template', () => {
  test('words without a drop-down are the product’s own; posts stand one after another', () => {
    const one = person({ sex: 'female', posts: ['women', 'group-leader'], fromElsewhere: false })
    expect(fill([one], [column('sex'), column('posts'), column('fromElsewhere')]).rows).toEqual([
      ['女', '女工委员、工会小组长', '否'],
    ])
  })

  test('rows are numbered, carry the union, the age today and the number of the card', () => {
    const one = person(
      { name: '张三', birthday: '1980-12-01' as Day },
      { identity: { idNumber: '11010519491231002X' }, joinedOn: '2010-09-01' as Day },
    )
    const columns = (['serial', 'branch', 'age', 'idNumber', 'joinedOn'] as const).map((field) =>
      column(field),
    )
    expect(fill([one, one], columns).rows[1]).toEqual([
      2,
      '数学学院分工会',
      45,
      '11010519491231002X',
      { day: '2010-09-01', text: '2010-09-01' },
    ])
  })

  test('one entry for everybody is written as it stands in the list', () => {
    const made = fill([person({}), person({})], [column('=1在岗', { options: ['1在岗', '2待岗'] })])
    expect(made).toMatchObject({ rows: [['1在岗'], ['1在岗']], unlisted: [] })
  })

  test('a card without an end says so, others give the last day', () => {
    const of = (identity: FillPerson['identity']) =>
      fill([person({}, { identity })], [column('idUntil')]).rows[0]?.[0]
    expect(of({ idLasting: true })).toBe('长期')
    expect(of({ idUntil: '2030-01-02' as Day })).toEqual({ day: '2030-01-02', text: '2030-01-02' })
  })

  test.each([
    ['出生日期', '', 'dashes', '1980-03-08'],
    ['出生日期(yyyyMMdd)', '', 'compact', '19800308'],
    ['出生日期', '19790101', 'compact', '19800308'],
    ['出生日期', '1979/1/1', 'slashes', '1980/03/08'],
    ['出生日期', '1979.01.01', 'dots', '1980.03.08'],
    ['出生日期', '1979年1月1日', 'han', '1980年3月8日'],
    ['出生年月', '197901', 'month-compact', '198003'],
    ['出生年月', '1979-01', 'month', '1980-03'],
  ] as const)('days under %s with the example %s are written with %s', (heading, example, dayForm, text) => {
    expect(dayFormOf(heading, example)).toBe(dayForm)
    const made = fill([person({ birthday: '1980-03-08' as Day })], [column('birthday', { dayForm })])
    expect(made.rows[0]?.[0]).toEqual({ day: '1980-03-08', text })
  })

  test('who has nothing for a column that the template requires is told by name', () => {
    const made = fill(
      [person({ name: '张三' }), person({ name: '李四', phone: '1' })],
      [column('phone', { heading: '*手机' })],
    )
    expect(made.missing.map(({ people }) => people)).toEqual([['张三']])
  })
})
