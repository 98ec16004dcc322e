import { type Fen, formatFen } from '../../base/money.ts'
import type { Fault } from '../../domain/check.ts'
import type { Sentences } from '../sentence.ts'

const faults: Sentences<Fault> = {
  required: '请填写。',
  'not-text': '应当是文字，不能含有特殊控制符。',
  'too-long': ({ max }) => `太长了，最多 ${max} 个字。`,
  'line-break': '只能写一行。',
  'bad-day': '日期不对。可以写 2026-3-8 或 2026年3月8日。',
  'bad-amount': '金额不对。可以写 300 或 1,234.50。',
  'bad-number': '应当是数字。',
  'not-whole': '应当是整数。',
  'too-low': ({ min, money }) => `不能小于 ${money ? `${formatFen(min as Fen)} 元` : min}。`,
  'too-high': ({ max }) => `不能大于 ${max}。`,
  'bad-flag': '应当是“是”或“否”。',
  'unknown-choice': ({ value }) => `“${value}”不在可选范围内。`,
  repeated: '有重复。',
  'bad-reference': '没有指向一条记录。',
  'bad-file': '不是照片或 PDF 文件。',
  'bad-shape': '内容的格式不对。',
  'too-many': ({ max }) => `太多了，最多 ${max} 项。`,
}

/** What can be wrong with any field. */
export const check = {
  faults,
  at: (label: string, sentence: string) => `${label}：${sentence}`,
  place: (label: string, position: number | null, part: string) =>
    [label, position === null ? '' : `第 ${position} 项`, part].filter((one) => one).join(' '),
}
