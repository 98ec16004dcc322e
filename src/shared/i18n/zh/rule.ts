import type { rulePack } from '../../domain/rule-pack.ts'
import type { scoringTable } from '../../domain/template.ts'
import type { KindWords } from '../kind-words.ts'

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
} satisfies KindWords<typeof rulePack> & { table: KindWords<typeof scoringTable>; [more: string]: unknown }
