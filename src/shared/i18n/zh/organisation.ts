import type { organisation as organisationKind } from '../../domain/organisation.ts'
import type { KindWords } from '../kind-words.ts'

/** 单位情况. */
export const organisation = {
  kind: '单位情况',
  fields: {
    paperName: '单位全称',
    schoolName: '学校全称',
    chair: '主席',
    staff: '教职工总数',
    address: '地址',
    phone: '电话',
  },
  parts: {
    staff: { count: '教职工总数', day: '统计日期', nonEstablished: '其中非在编', foreign: '其中外籍' },
  },
  choices: {},
} satisfies KindWords<typeof organisationKind>
