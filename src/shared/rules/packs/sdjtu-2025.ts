import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import { unionFund } from './upper-rule.ts'

const byBranch = { ...unionFund, chain: ['branch'] }

/** An example from a real school: handled by the branch as it comes, each event with its papers. Forms it does not name follow the national rule. */
export const sdjtu2025: PackSource = {
  id: 'sdjtu-2025',
  title: '工会会员常规慰问',
  source: '山东交通学院 2025 年常规慰问通知（公开网页）',
  school: '山东交通学院',
  year: 2025,
  body: {
    format: 1,
    rows: [
      {
        id: 'marriage',
        event: 'marriage',
        relations: ['self'],
        forms: ['goods'],
        cap: yuan(600),
        evidence: ['marriage-certificate'],
        ...byBranch,
      },
      {
        id: 'childbirth',
        event: 'childbirth',
        forms: ['goods'],
        cap: yuan(600),
        evidence: ['birth-certificate'],
        ...byBranch,
      },
      {
        id: 'illness',
        event: 'illness',
        relations: ['self'],
        forms: ['cash'],
        cap: yuan(600),
        evidence: ['hospital-receipt', 'medical-record', 'discharge-record'],
        ...byBranch,
      },
      {
        id: 'relative-death',
        event: 'relative-death',
        relations: ['spouse', 'child', 'parent'],
        forms: ['cash'],
        cap: yuan(1000),
        ...byBranch,
      },
      {
        id: 'retirement',
        event: 'retirement',
        relations: ['self'],
        forms: ['souvenir'],
        cap: yuan(2000),
        evidence: ['retirement-data'],
        ...byBranch,
      },
    ],
  },
}
