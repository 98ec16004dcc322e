import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

const goods = {
  payers: ['branch-fund'],
  forms: ['goods'],
  chain: ['branch'],
  duesRequired: true,
}
const cash = {
  payers: ['branch-fund'],
  forms: ['cash'],
  chain: ['group', 'branch', 'school', 'receipt'],
  evidence: ['approval-form'],
  duesRequired: true,
}

/**
 * An example from a real school: members who pay dues on time; goods are bought by the branch; cash goes through group,
 * branch chair with seal, school union and receipt. Edit it to your own school's rules.
 */
export const cugb2023: PackSource = {
  id: 'cugb-2023',
  title: '工会会员日常慰问管理办法',
  source: '中国地质大学（北京）工会会员日常慰问管理办法（公开网页）',
  school: '中国地质大学（北京）',
  year: 2023,
  body: {
    format: 1,
    rows: [
      { id: 'marriage', event: 'marriage', relations: ['self'], cap: yuan(400), ...goods },
      { id: 'childbirth', event: 'childbirth', cap: yuan(300), ...goods },
      { id: 'illness', event: 'illness', relations: ['self'], cap: yuan(300), ...goods },
      { id: 'critical-illness', event: 'critical-illness', relations: ['self'], cap: yuan(2000), ...cash },
      { id: 'parent-death', event: 'relative-death', relations: ['parent'], cap: yuan(1000), ...cash },
      {
        id: 'spouse-child-death',
        event: 'relative-death',
        relations: ['spouse', 'child'],
        cap: yuan(10_000),
        ...cash,
        payers: ['school-union'],
      },
      {
        id: 'member-death',
        event: 'member-death',
        cap: yuan(10_000),
        ...cash,
        payers: ['school-union'],
      },
      {
        id: 'retirement',
        event: 'retirement',
        relations: ['self'],
        cap: yuan(400),
        ...goods,
        payers: ['school-union'],
      },
    ],
  },
}
