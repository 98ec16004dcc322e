import { describe, expect, test } from 'vitest'
import type { Member } from '#shared/domain/member.ts'
import { member } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import type { CellInput } from '#shared/sheet/cell.ts'
import { checkMapping, findHeadingRow, guessMapping } from '#shared/sheet/member-columns.ts'
import { type ReadContext, readRows } from '#shared/sheet/member-rows.ts'
import { choiceSynonyms, readFlag, readWord } from '#shared/sheet/member-words.ts'
import { recordTable } from '#shared/sheet/record-table.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const context: ReadContext = {
  today: day('2026-03-08'),
  words: zh,
  known: { byStaffNo: new Map(), byPerson: new Map() },
}

const read = (headers: readonly string[], rows: readonly (readonly CellInput[])[], more = context) =>
  readRows([headers, ...rows], 0, guessMapping(headers), more)
const one = (header: string, cell: CellInput) => {
  const [row] = read(['姓名', header], [['王某', cell]])
  if (!row) throw new Error('no row')
  return row
}
const faults = (header: string, cell: CellInput) => one(header, cell).problems.map(({ fault }) => fault.type)

describe('codes and cards', () => {
  test('the code that the city puts before a word is no part of it', () => {
    expect(one('性别', '02女').values.sex).toBe('female')
    expect(one('学历', '21 大学本科').values.education).toBe('bachelor')
    expect(one('是否外地来京务工', '0否').values.fromElsewhere).toBe(false)
    expect(faults('性别', '02')).toEqual(['unknown-word'])
  })

  test('a card may end in years to come, or never', () => {
    expect(one('身份证有效期', '2036-03-01')).toMatchObject({
      identity: { idUntil: '2036-03-01' },
      problems: [],
    })
    expect(one('身份证有效期', '长期')).toMatchObject({ identity: { idLasting: true }, problems: [] })
  })
})

describe('headings', () => {
  test('are guessed through spaces, brackets, stars and other names', () => {
    expect(
      guessMapping([
        '序号',
        '* 姓 名',
        '会员工号',
        '出生年月（如1980-01-01）',
        '身份证号码',
        '政治面貌',
        '自编列',
        null,
      ]),
    ).toEqual([null, 'name', 'staffNo', 'birthday', 'idNumber', 'political', null, null])
  })

  test('of two columns with one meaning the first is taken', () => {
    expect(guessMapping(['姓名', '手机', '联系电话'])).toEqual(['name', 'phone', null])
  })

  test('the row of headings is found below titles', () => {
    expect(
      findHeadingRow([['机械学院分工会会员名册'], [null], ['序号', '姓名', '性别'], ['1', '王某', '男']]),
    ).toBe(2)
    expect(findHeadingRow([['姓名'], ['王某']])).toBe(0)
    expect(findHeadingRow([['通知'], ['各分工会：']])).toBeNull()
    expect(findHeadingRow([])).toBeNull()
  })

  test('a mapping needs names, and each field once', () => {
    expect(checkMapping(['staffNo', 'phone', 'phone'])).toEqual([
      { type: 'no-name-column' },
      { type: 'column-twice', field: 'phone', columns: [1, 2] },
    ])
    expect(checkMapping(['name', null])).toEqual([])
  })
})

describe('rows of a roster', () => {
  test('a whole row is read, and birthday and sex come from the identity number', () => {
    const rows = read(
      ['姓名', '工号', '身份证号', '用人方式', '学历', '职称', '工会职务', '教代会代表', '入会时间', '民族'],
      [
        [
          '王某',
          '００１２',
          '11010519491231002x',
          '编内',
          '博士',
          '教授',
          '主席、文体委员',
          '√',
          40057,
          '汉族',
        ],
      ],
    )
    expect(rows).toEqual([
      {
        row: 2,
        values: {
          name: '王某',
          staffNo: '0012',
          employment: 'established',
          education: 'doctor',
          titleRank: 'senior',
          posts: ['chair', 'culture'],
          delegate: true,
          ethnicity: '汉族',
          birthday: '1949-12-31',
          sex: 'female',
        },
        identity: { idNumber: '11010519491231002X', idType: 'identity-card' },
        joinedOn: '2009-09-01',
        existing: null,
        problems: [],
        ready: true,
      },
    ])
  })

  test('an identity number kept as a number has lost digits and is left out', () => {
    const row = one('身份证号', 110105194912310020)
    expect(row.problems).toEqual([{ field: 'idNumber', fault: { type: 'lost-precision' } }])
    expect(row.identity).toBeNull()
    expect(row.ready).toBe(true)
  })

  test.each([
    ['身份证号', '110105194912310021', ['id-bad-check']],
    ['身份证号', '110105194912310', ['id-first-generation']],
    ['身份证号', '1101051949', ['id-wrong-length']],
    ['银行卡号', 6.222020200001234e18, ['lost-precision']],
    ['性别', '男女', ['unknown-word']],
    ['政治面貌', '中立', ['unknown-word']],
    ['是否代表', '也许', ['unknown-word']],
    ['工会职务', '主席、皇帝', ['unknown-word']],
    ['出生日期', '1980.3', ['day-incomplete']],
    ['出生日期', '1980-02-30', ['unreadable-day']],
    ['出生日期', '2030-01-01', ['day-in-future']],
    ['入会日期', '#N/A', ['formula-error']],
    ['民族', '汉'.repeat(21), ['too-long']],
    ['手机', '1.38E+10', ['lost-precision']],
  ])('%s with %j is said, and the rest of the row stays', (header, cell, expected) => {
    expect(faults(header, cell)).toEqual(expected)
    const row = one(header, cell)
    expect(row.ready).toBe(true)
    expect(row.values.name).toBe('王某')
  })

  test('of several posts the known ones stay', () => {
    expect(one('工会职务', '主席、皇帝').values.posts).toEqual(['chair'])
  })

  test('birthday and sex against the identity number are said', () => {
    const [row] = read(
      ['姓名', '性别', '出生日期', '身份证号'],
      [['王某', '男', '1949-12-30', '11010519491231002X']],
    )
    expect(row?.problems).toEqual([
      { field: 'birthday', fault: { type: 'differs-from-id' } },
      { field: 'sex', fault: { type: 'differs-from-id' } },
    ])
  })

  test('a passport is not read as an identity number', () => {
    const [row] = read(['姓名', '证件类型', '证件号码'], [['Smith', '护照', 'E12345678']])
    expect(row?.identity).toEqual({ idType: 'passport', idNumber: 'E12345678' })
    expect(row?.problems).toEqual([])
  })

  test('staff numbers twice in the file stop the second row; those held already are found', () => {
    const rows = read(
      ['姓名', '工号'],
      [
        ['王某', '0012'],
        ['李某', '００１２'],
        ['赵某', 'A7'],
        ['钱某', 12],
      ],
      { ...context, known: { ...context.known, byStaffNo: new Map([['a7', idOf(5)]]) } },
    )
    expect(rows.map(({ ready, existing, problems }) => [ready, existing, problems])).toEqual([
      [true, null, []],
      [false, null, [{ field: 'staffNo', fault: { type: 'repeated-staff-no', row: 2 } }]],
      [true, idOf(5), []],
      [true, null, []],
    ])
  })

  test('without staff numbers the same name and birthday stop the second row', () => {
    const rows = read(
      ['姓名', '生日'],
      [
        ['王某', '1980-01-01'],
        ['王某', '1980-01-02'],
        ['王 某', '1980-01-01'],
        ['李某', null],
        ['李某', null],
      ],
    )
    expect(rows.map(({ ready }) => ready)).toEqual([true, true, false, true, true])
  })

  test('a row without a name cannot be taken in; empty rows, sums and remarks are left out', () => {
    const rows = read(
      ['序号', '姓名', '工号'],
      [
        [1, null, '0012'],
        [2, null, null],
        [null, null, null],
        ['合计', '2 人', null],
        ['填表人：赵某', null, null],
        [3, '何计', '7'],
        [],
      ],
    )
    expect(rows.map(({ row, ready, problems }) => [row, ready, problems.map((p) => p.fault.type)])).toEqual([
      [2, false, ['no-name']],
      [7, true, []],
    ])
  })

  test('rows shorter than the headings and columns nobody maps do no harm', () => {
    expect(read(['姓名', '工号', '自编'], [['王某']])[0]).toMatchObject({
      values: { name: '王某' },
      ready: true,
    })
  })
})

describe('words of choices', () => {
  test('every synonym stands for one choice only', () => {
    for (const table of Object.values(choiceSynonyms)) {
      const all = Object.values(table).flat()
      expect(all.filter((word, i) => all.indexOf(word) < i)).toEqual([])
    }
  })

  test('the product’s own words come first, brackets are ignored', () => {
    expect(readWord(choiceSynonyms.employment, zh.member.choices.employment, '劳务派遣（租赁）')).toBe(
      'dispatched',
    )
    expect(readWord(choiceSynonyms.sex, zh.member.choices.sex, ' 女 ')).toBe('female')
    expect(readFlag('否')).toBe(false)
    expect(readFlag('Y')).toBe(true)
    expect(readFlag('×')).toBe(false)
  })
})

describe('members out to Excel', () => {
  const to = {
    name: '会员名单',
    words: zh.member,
    yes: '是',
    no: '否',
    separator: '、',
    nameOf: () => '',
  }
  const values: Member = {
    name: '=cmd()',
    staffNo: '0012',
    sex: 'female',
    birthday: day('1980-03-08'),
    posts: ['chair', 'culture'],
    delegate: true,
    paysDues: false,
    employment: 'dispatched',
    note: '-备注',
  }

  test('come back as they were', () => {
    const table = recordTable(member, [rec<Member>(1, 'member', values)], to)
    const headers = table.columns.map((column) => column.header)
    const mapping = guessMapping(headers)
    expect(mapping).toEqual(Object.keys(member.fields))
    const [row] = readRows([headers, ...table.rows], 0, mapping, context)
    expect(row).toMatchObject({ values, problems: [], ready: true })
  })

  test('texts like formulas are escaped, days stay days, void records stay away', () => {
    const records = [rec<Member>(1, 'member', values), rec<Member>(2, 'member', values, { life: 'void' })]
    const table = recordTable(member, records, to, {
      extra: [{ header: '入会日期', type: 'day', cell: () => day('2010-09-01') }],
    })
    expect(table.rows).toHaveLength(1)
    expect(table.rows[0]?.[0]).toBe('=cmd()')
    expect(table.rows[0]?.[3]).toBe('1980-03-08')
    expect(table.columns[3]?.type).toBe('day')
    expect(table.rows[0]?.at(-1)).toBe('2010-09-01')
  })
})
