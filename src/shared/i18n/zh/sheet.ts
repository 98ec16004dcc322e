import type { Fault } from '../../domain/check.ts'
import type { IdentityProblem } from '../../domain/identity-number.ts'
import type { Sentences } from '../sentence.ts'
import { check } from './check.ts'
import { identityProblems } from './identity.ts'

/** The shapes are those of `sheet/cell.ts` and `sheet/member-rows.ts`, which are not imported here. */
export type RowFault =
  | { readonly type: 'lost-precision' | 'no-name' | 'day-in-future' | 'differs-from-id' }
  | {
      readonly type: 'formula-error' | 'unreadable-day' | 'day-incomplete' | 'unknown-word'
      readonly text: string
    }
  | { readonly type: 'repeated-staff-no' | 'repeated-person'; readonly row: number }

const own: Sentences<RowFault> = {
  'lost-precision':
    '号码在 Excel 里存成了数字，后几位已经丢失。请把这一列设为“文本”格式，重新填写号码后再导入。',
  'formula-error': ({ text }) => `单元格里是公式错误 ${text}。`,
  'unreadable-day': ({ text }) => `日期看不懂${text ? `：${text}` : ''}。可以写 1980-3-8 或 1980年3月8日。`,
  'day-incomplete': ({ text }) => `日期不完整：${text}。请写到日。`,
  'unknown-word': ({ text }) => `“${text}”不在可选范围内。`,
  'no-name': '没有姓名，这一行不能导入。',
  'repeated-staff-no': ({ row }) => `职工号与第 ${row} 行相同，这一行不导入。`,
  'repeated-person': ({ row }) => `姓名和生日与第 ${row} 行相同，这一行不导入。`,
  'day-in-future': '日期在今天之后。',
  'differs-from-id': '与身份证号码不一致。',
}

const faults: Sentences<RowFault | Fault | IdentityProblem> = { ...check.faults, ...identityProblems, ...own }

type MappingProblem =
  | { readonly type: 'no-heading-row' | 'no-name-column' }
  | { readonly type: 'column-twice'; readonly field: string; readonly columns: readonly number[] }

const mapping: Sentences<MappingProblem> = {
  'no-heading-row': '没有找到列名所在的行。请指出哪一行是列名。',
  'no-name-column': '请指出哪一列是姓名。',
  'column-twice': ({ columns }) =>
    `第 ${columns.map((one) => one + 1).join('、')} 列对应了同一项内容，只能留一列。`,
}

/** Reading rosters from Excel. */
export const sheet = {
  faults,
  mapping,
  columns: {
    sheet: '工作表',
    headingRow: '列名在第几行',
    noHeading: '没有找到列名这一行，请写明在第几行。',
    column: '文件里的列',
    example: '例子',
    field: '对应',
    skip: '不导入',
    unreckoned: (n: number) =>
      `这张表有 ${n} 个公式没有计算结果，会当作空格子。请先用 Excel 或 WPS 打开、保存一次，再选这个文件。`,
    macros: '这个文件带有宏。这里只读取单元格的内容，不运行宏。',
  },
  joinedOn: '入会日期',
  at: (row: number, label: string, sentence: string) =>
    `第 ${row} 行${label ? ` ${label}` : ''}：${sentence}`,
}
