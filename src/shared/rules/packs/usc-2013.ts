import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import { cashOrGoods } from './upper-rule.ts'

/**
 * An example from a real college: its administration and its branch union give side by side, 200 each. Which events it
 * speaks of was not to be read; the row is for any.
 */
export const usc2013: PackSource = {
  id: 'usc-2013',
  title: '数理学院教职工慰问办法',
  source: '南华大学数理学院 2013 年慰问办法（公开网页）',
  school: '南华大学数理学院',
  year: 2013,
  body: {
    format: 1,
    rows: [
      {
        id: 'any',
        event: 'any',
        payers: ['college-administration', 'branch-fund'],
        eachPayer: true,
        cap: yuan(200),
        note: '学院行政和分工会各 200 元；公开网页上没有读到限于哪些事项。',
        ...cashOrGoods,
      },
    ],
  },
}
