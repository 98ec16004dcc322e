import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

/** An example: 2,000 at a time for illness and living, 2,000 for each pupil, and 5,000 a year for one person of each sort. */
export const helpS77: PackSource = {
  id: 'help-s77',
  title: '教职工困难补助管理办法',
  source: '教职工困难补助管理办法（2018 年，公开网页，校名不详）',
  school: null,
  year: 2018,
  body: {
    format: 1,
    rows: [
      {
        id: 'medical',
        contents: ['medical'],
        cap: yuan(2000),
        yearCap: yuan(5000),
        clause: '医疗补助',
      },
      {
        id: 'living',
        contents: ['living'],
        cap: yuan(2000),
        yearCap: yuan(5000),
        clause: '生活补助',
      },
      {
        id: 'study',
        contents: ['study'],
        cap: yuan(2000),
        per: 'pupil',
        yearCap: yuan(5000),
        clause: '助学补助',
      },
    ],
    excluded: ['违法违规造成的费用', '高消费', '赌博', '有劳动能力的亲属不愿劳动'],
  },
}
