import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

const papers = [{ paper: 'invoice' }, { paper: 'receipt-list', uses: ['souvenir', 'goods', 'prize'] }]

/**
 * An example from a real school: a fund of the year by the headcount of the last 31 December; contests with prizes,
 * activities without, and parties each have their rows. Women's activities have a fund of their own by the headcount of
 * March; no day of March is named, its last one is taken. The limit for referees counts their days, which are not recorded.
 */
export const activityZju2019: PackSource = {
  id: 'activity-zju-2019',
  title: '院级工会文体活动费',
  source: 'http://zdgh.zju.edu.cn/cwgzw/2019/0426/c44201a1904403/page.htm',
  school: '浙江大学',
  year: 2019,
  body: {
    format: 1,
    funds: [
      {
        types: ['contest', 'party', 'outing', 'film', 'club', 'other'],
        payers: ['branch-fund'],
        perHead: yuan(300),
        basis: 'headcount',
        on: { month: 12, day: 31, year: 'previous' },
      },
      {
        types: ['women'],
        payers: ['branch-fund'],
        perHead: yuan(100),
        basis: 'headcount',
        on: { month: 3, day: 31, year: 'same' },
        only: 'women',
      },
    ],
    rows: [
      {
        id: 'prize-contest',
        types: ['contest'],
        prizes: 'with',
        notUses: ['souvenir'],
        mealFromHours: 4,
        winners: { part: 2, of: 3 },
        prize: { individual: yuan(600), teamPerHead: yuan(400), descending: true },
        papers,
        clause: '设置奖项文体比赛',
      },
      {
        id: 'party',
        types: ['party'],
        notUses: ['meal'],
        papers,
        clause: '联欢活动',
      },
      {
        id: 'no-prize',
        types: ['contest', 'club', 'other'],
        prizes: 'without',
        caps: [{ uses: ['souvenir', 'goods'], perHead: yuan(100), per: 'activity' }],
        notUses: ['cash', 'food', 'meal'],
        papers,
        clause: '不设奖项文体活动',
      },
    ],
  },
}
