import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

/** An example from a real school: a spring outing of one day, paid by those who really went. Edit it to your own school's rules. */
export const activityHdu2021: PackSource = {
  id: 'activity-hdu-2021',
  title: '关于开展2021年春游活动的通知',
  source: 'http://teachhome.hdu.edu.cn/2021/0419/c2301a133865/page.htm',
  school: '杭州电子科技大学',
  year: 2021,
  body: {
    format: 1,
    rows: [
      {
        id: 'outing',
        types: ['outing'],
        grants: [
          { payers: ['school-union'], perHead: yuan(100), basis: 'attended' },
          { payers: ['branch-fund'], perHead: yuan(100), basis: 'attended' },
        ],
        caps: [
          { perHead: yuan(200), per: 'day' },
          { uses: ['supplies'], perHead: yuan(30), per: 'activity' },
          { uses: ['meal'], perHead: yuan(100), per: 'day', alone: true },
        ],
        sameDay: true,
        areas: ['city', 'province'],
        claim: { last: { month: 5, day: 31 } },
        papers: [{ paper: 'activity-record' }, { paper: 'sign-in-list' }, { paper: 'invoice' }],
        signatures: ['handler', 'chair'],
        clause: '第二至四条',
      },
    ],
  },
}
