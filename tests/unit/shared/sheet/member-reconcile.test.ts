import { describe, expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import type { Member } from '#shared/domain/member.ts'
import { zh } from '#shared/i18n/messages.ts'
import type { CellInput } from '#shared/sheet/cell.ts'
import { guessMapping } from '#shared/sheet/member-columns.ts'
import { agreesWithMasked, type OwnMember, reconcile } from '#shared/sheet/member-reconcile.ts'
import { readRows } from '#shared/sheet/member-rows.ts'
import { day } from '#tests/support/record.ts'

const own = (id: string, member: Member, more: Partial<OwnMember> = {}): OwnMember => ({
  id: id as EntityId,
  member,
  identity: null,
  joinedOn: null,
  isPresent: true,
  ...more,
})

const compare = (
  members: readonly OwnMember[],
  headers: readonly string[],
  ...rows: readonly (readonly CellInput[])[]
) => {
  const mapping = guessMapping(headers)
  const cells = [headers, ...rows]
  const known = { byStaffNo: new Map(), byPerson: new Map() }
  const read = readRows(cells, 0, mapping, { today: day('2026-11-27'), words: zh, known })
  return reconcile(members, read, mapping, cells)
}

const number = '11010519491231002X'
const zhang = own(
  'zhang',
  {
    name: '张三',
    staffNo: '001',
    birthday: day('1949-12-31'),
    sex: 'female',
    phone: '138 0000 0001',
    ethnicity: '汉族',
  },
  { identity: { idNumber: number } },
)
const li = own('li', { name: '李四', staffNo: '002', birthday: day('1985-11-30') })
const gone = own('gone', { name: '王五', staffNo: '003' }, { isPresent: false })

describe('two lists of members', () => {
  test('who is missing on which side, who has left, and how many agree', () => {
    const found = compare(
      [zhang, li, gone],
      ['姓名', '工号'],
      ['张三', '001'],
      ['王五', '003'],
      ['赵六', '009'],
    )
    expect(found.onlyHere).toEqual(['li'])
    expect(found.onlyThere.map(({ values }) => values.name)).toEqual(['赵六'])
    expect(found.goneHere.map(({ id }) => id)).toEqual(['gone'])
    expect(found.same).toBe(1)
  })

  test('the identity number counts before the staff number, the staff number before name and birthday', () => {
    const found = compare(
      [zhang, li],
      ['姓名', '工号', '身份证号', '出生日期'],
      ['张三', '002', number, null],
      ['李四', '002', null, '1985-11-30'],
    )
    expect(found.differing.map(({ id, by }) => [id, by])).toEqual([['zhang', 'idNumber']])
    expect(found.same).toBe(1)
    expect(compare([li], ['姓名', '出生日期'], ['李四', '1985-11-30']).same).toBe(1)
  })

  test('a covered number is enough together with the name; a wrong digit is a difference', () => {
    expect(agreesWithMasked('1101**********002X', number)).toBe(true)
    expect(agreesWithMasked('1102**********002X', number)).toBe(false)
    expect(agreesWithMasked('1101****002X', number)).toBe(false)
    expect(compare([zhang], ['姓名', '身份证号'], ['张三', '1101**********002X']).same).toBe(1)
    const other = compare([zhang], ['姓名', '工号', '身份证号'], ['张三', '001', '1101**********1234'])
    expect(other.differing[0]?.differences).toEqual([
      { field: 'idNumber', before: number, after: '1101**********1234' },
    ])
  })

  test('the name alone counts only where the list has nothing else and one person has it', () => {
    expect(compare([zhang, li], ['姓名', '手机'], ['李四', '1']).differing[0]?.by).toBe('name')
    expect(
      compare([li, own('li2', { name: '李四' })], ['姓名', '手机'], ['李四', '1']).onlyThere,
    ).toHaveLength(1)
    expect(compare([li], ['姓名', '工号'], ['李四', null]).onlyThere).toHaveLength(1)
  })

  test('of two with one number, who is present counts', () => {
    const before = own('before', { name: '张三', staffNo: '001' }, { isPresent: false })
    expect(
      compare([before, own('now', { name: '张三', staffNo: '001' })], ['姓名', '工号'], ['张三', '001']).same,
    ).toBe(1)
  })

  test('the same birthday and name with another number is somebody else', () => {
    const found = compare(
      [own('a', zhang.member, zhang)],
      ['姓名', '身份证号'],
      ['张三', '110105194912310038'],
    )
    expect(found.onlyThere).toHaveLength(1)
  })

  test('a second row for somebody is told as such', () => {
    const found = compare([li], ['姓名', '工号'], ['李四', '002'], ['李四', '002'])
    expect(found.twice.map(({ row }) => row.row)).toEqual([3])
  })
})

describe('what differs', () => {
  const of = (headers: readonly string[], ...cells: readonly CellInput[]) =>
    compare([zhang], ['姓名', '工号', ...headers], ['张三', '001', ...cells]).differing[0]?.differences ?? []

  test('only columns the list has are compared, empty cells too', () => {
    expect(of(['性别', '学历'], '男', '硕士')).toEqual([
      { field: 'sex', before: 'female', after: 'male' },
      { field: 'education', before: null, after: 'master' },
    ])
    expect(of(['手机'], null)).toEqual([{ field: 'phone', before: '138 0000 0001', after: null }])
  })

  test('spaces, codes and endings are no difference; a cell that cannot be read is none either', () => {
    expect(of(['手机', '民族', '性别'], '13800000001', '汉', '02女')).toEqual([])
    expect(of(['出生日期'], '不详')).toEqual([])
  })
})
