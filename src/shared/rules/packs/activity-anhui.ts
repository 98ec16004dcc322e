import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

/**
 * An example of a province's table, from a summary on a document-sharing page whose original was not seen. Clothes for
 * contests above the school may cost 1000 a year; that is left to a written reason.
 */
export const activityAnhui: PackSource = {
  id: 'activity-anhui',
  title: '安徽省工会经费标准汇总（文库网页，未见原文）',
  source: '文库网页，未注明年份和文号',
  school: '安徽省',
  body: {
    format: 1,
    rows: [
      {
        id: 'outing',
        types: ['outing'],
        caps: [{ perHead: yuan(200), per: 'day' }],
        sameDay: true,
        areas: ['city', 'province', 'region'],
        papers: [{ paper: 'invoice' }, { paper: 'sign-in-list' }],
        clause: '春秋游',
      },
      {
        id: 'contest',
        types: ['contest', 'skill-contest'],
        caps: [{ uses: ['clothes'], perHead: yuan(600), per: 'year' }],
        winners: { part: 1, of: 3 },
        prize: { individual: yuan(500) },
        papers: [{ paper: 'invoice' }, { paper: 'receipt-list', uses: ['prize'] }],
        clause: '文体比赛',
      },
      {
        id: 'film',
        types: ['film'],
        caps: [{ perHead: yuan(150), per: 'year' }],
        papers: [{ paper: 'invoice' }],
        clause: '观影',
      },
    ],
  },
}
