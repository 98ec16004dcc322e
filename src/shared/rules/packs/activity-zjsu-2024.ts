import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

/**
 * An example from a real school: an outing at so much for each who took part. The notice asks to finish before the term
 * ends and names no date. A temple is known by its name only, so that line is warned of and not refused.
 */
export const activityZjsu2024: PackSource = {
  id: 'activity-zjsu-2024',
  title: '关于组织开展教职工2024年春游活动的通知',
  source: 'http://jgzj.zjgsu.edu.cn/View-1939.html',
  school: '浙江工商大学',
  year: 2024,
  body: {
    format: 1,
    rows: [
      {
        id: 'outing',
        types: ['outing'],
        grants: [{ perHead: yuan(200), basis: 'attended' }],
        caps: [
          { uses: ['meal'], perHead: yuan(100), per: 'day' },
          { uses: ['supplies'], perHead: yuan(30), per: 'activity' },
        ],
        items: [{ words: ['寺', '庙'], uses: ['ticket'], as: 'warning' }],
        sameDay: true,
        papers: [
          { paper: 'activity-record' },
          { paper: 'sign-in-list' },
          { paper: 'invoice' },
          { paper: 'news' },
          { paper: 'photo' },
        ],
        clause: '第二至四条',
      },
    ],
  },
}
