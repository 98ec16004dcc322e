import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

/** An example from a real school: festival goods by the members of one day; what goes beyond, staff pay themselves. */
export const activityGpnu2022: PackSource = {
  id: 'activity-gpnu-2022',
  title: '国庆、中秋节日慰问的通知（广师工〔2022〕26号）',
  source: 'https://gh.gpnu.edu.cn/info/1193/1475.htm',
  school: '广东技术师范大学',
  year: 2022,
  body: {
    format: 1,
    rows: [
      {
        id: 'festival-goods',
        types: ['festival-goods'],
        grants: [
          {
            perHead: yuan(200),
            basis: 'headcount',
            on: { month: 10, day: 1, year: 'same' },
            beyond: 'staff',
          },
        ],
        notUses: ['cash'],
        items: [{ words: ['现金', '购物卡', '代金券'], as: 'refused' }],
        goods: [
          { name: '普通月饼', words: ['月饼'] },
          { name: '米' },
          { name: '面' },
          { name: '油' },
          { name: '肉' },
          { name: '蛋' },
          { name: '香菇' },
          { name: '奶制品', words: ['奶'] },
          { name: '水果', words: ['水果', '苹果', '香蕉', '橙', '柚', '梨'] },
          { name: '干果', words: ['干果', '坚果'] },
          { name: '卷（抽）纸', words: ['卷纸', '抽纸'] },
          { name: '洗涤用品', words: ['洗'] },
        ],
        claim: { last: { month: 10, day: 31 } },
        invoices: { max: 3, joint: 6, last: { month: 10, day: 31 } },
        papers: [{ paper: 'receipt-list' }, { paper: 'transfer-list' }, { paper: 'invoice' }],
        signatures: ['handler', 'witness', 'chair'],
        clause: '第一至六条',
      },
    ],
  },
}
