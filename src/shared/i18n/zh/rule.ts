import type { rulePack } from '../../domain/rule-pack.ts'
import type { scoringTable } from '../../domain/template.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

/** Rules are not imported here; the ids are those of `rules/read.ts`. */
type PackFault =
  | 'not-an-object'
  | 'unknown-format'
  | 'missing'
  | 'unknown-key'
  | 'wrong-type'
  | 'unknown-value'
  | 'out-of-range'
  | 'repeated'
  | 'empty'
  | 'not-rising'
const faults: Sentences<{ readonly type: PackFault }> = {
  'not-an-object': '内容的格式不对。',
  'unknown-format': '这份规则的格式比本软件新，或者不是规则。',
  missing: '缺少内容。',
  'unknown-key': '有不认识的项目。',
  'wrong-type': '值的类型不对。',
  'unknown-value': '值不在可选范围内。',
  'out-of-range': '数值超出范围。',
  repeated: '有重复。',
  empty: '至少要有一项。',
  'not-rising': '分数线应当逐级升高。',
}

/** 规则和评分表. */
export const rule = {
  kind: '规则',
  fields: {
    topic: '内容',
    title: '名称',
    source: '出处',
    school: '学校',
    year: '年度',
    validFrom: '施行日期',
    body: '条文',
  },
  parts: {},
  choices: {
    topic: {
      condolence: '慰问',
      levels: '小家等级',
      proposal: '提案',
      activity: '活动',
      fund: '经费',
      member: '会员（任期、会费）',
      help: '帮扶',
      club: '社团',
    },
  },
  table: {
    kind: '评分表',
    fields: {
      title: '名称',
      source: '出处',
      school: '学校',
      year: '年度',
      version: '版本',
      body: '指标',
    },
    parts: {},
    choices: {},
  },
  faults,
  at: (row: number | null, key: string, sentence: string) =>
    `${row === null ? '' : `第 ${row} 行 `}${key}${key ? '：' : ''}${sentence}`,
  shipped: '示例',
} satisfies KindWords<typeof rulePack> & { table: KindWords<typeof scoringTable>; [more: string]: unknown }
