import type { PackSource } from '../read.ts'
import { aYear, festivalGoods } from './upper-rule.ts'

/** An example from a real school: goods of 200 for mid-autumn and national day together, signed for by real name. Its rules for invoices are not of this topic. */
export const gpnu2022: PackSource = {
  id: 'gpnu-2022',
  title: '中秋国庆慰问',
  source: '广东技术师范大学 2022 年中秋国庆慰问通知（公开网页）',
  school: '广东技术师范大学',
  year: 2022,
  body: {
    format: 1,
    rows: [
      {
        id: 'festival',
        ...festivalGoods,
        festivals: ['mid-autumn', 'national-day'],
        forms: ['goods'],
        ...aYear(200),
        payers: ['branch-fund'],
        evidence: ['receipt-list', 'invoice'],
        realName: true,
        note: '10 月 1 日在册会员；超出部分由教职工自付',
      },
    ],
  },
}
