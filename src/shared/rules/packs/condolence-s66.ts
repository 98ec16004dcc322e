import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import { cashOrGoods, unionFund } from './upper-rule.ts'

/** An example of one amount for every event and a claim window of six months. */
export const condolenceS66: PackSource = {
  id: 'condolence-s66',
  title: '会员慰问管理办法',
  source: '会员慰问管理办法 2020，2023 修订（公开转载，来源学校不详）',
  year: 2023,
  body: {
    format: 1,
    rows: [
      {
        id: 'any',
        event: 'any',
        cap: yuan(1000),
        ...cashOrGoods,
        ...unionFund,
        window: { count: 6, unit: 'months' },
        evidence: ['invoice'],
        note: '发票由会员本人签字；虚报的以后不再慰问',
      },
    ],
  },
}
