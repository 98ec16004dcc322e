import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import { cashOrGoods } from './upper-rule.ts'

/** An example from a real school: the branch visits on behalf of the school union; parents-in-law count as relatives. */
export const hut2014: PackSource = {
  id: 'hut-2014',
  title: '教职工慰问办法',
  source: '湖南工业大学 2014 年慰问办法（公开网页）',
  school: '湖南工业大学',
  year: 2014,
  body: {
    format: 1,
    rows: [
      {
        id: 'illness',
        event: 'illness',
        relations: ['self'],
        payers: ['school-union'],
        cap: yuan(300),
        note: '分工会代表校工会慰问',
        ...cashOrGoods,
      },
      {
        id: 'relative-death',
        event: 'relative-death',
        relations: ['spouse', 'parent', 'child', 'parent-in-law'],
        payers: ['school-union'],
        cap: yuan(500),
        ...cashOrGoods,
      },
    ],
  },
}
