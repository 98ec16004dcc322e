import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

/**
 * An example: 300 for each member by the headcount of the last 31 December, 100 more for each woman by that of March. What
 * it says of the end of the year was not to be read; nothing is cleared.
 */
export const fundZju2019: PackSource = {
  id: 'fund-zju-2019',
  title: '院级工会文体活动费',
  source: '浙江大学院级工会文体活动费、女工活动费使用规定（公开网页）',
  school: '浙江大学',
  year: 2019,
  body: {
    format: 1,
    pools: [
      {
        id: 'culture',
        people: 'all',
        perHead: yuan(300),
        on: { month: 12, day: 31, of: 'previous-year' },
        clause: '文体活动费',
      },
      {
        id: 'women',
        people: 'women',
        perHead: yuan(100),
        on: { month: 3, of: 'year' },
        clause: '女工活动费',
      },
    ],
    limits: [],
  },
}

/** An example: 100 a member by the headcount of the last 31 December, whoever comes or goes; cleared on 1 January. */
export const fundShu2012: PackSource = {
  id: 'fund-shu-2012',
  title: '部门工会活动经费',
  source: '上海大学部门工会活动经费使用办法（公开网页）',
  school: '上海大学',
  year: 2012,
  body: {
    format: 1,
    pools: [{ id: 'activity', perHead: yuan(100), on: { month: 12, day: 31, of: 'previous-year' } }],
    fixed: true,
    unspent: 'clear',
    limits: [],
  },
}

/** An example: 100 a person for hill walks, no day for the headcount named; what is not spent stays with the branch. */
export const fundGzucm2015: PackSource = {
  id: 'fund-gzucm-2015',
  title: '登山活动费',
  source: '广州中医药大学登山活动费通知（公开网页）',
  school: '广州中医药大学',
  year: 2015,
  body: {
    format: 1,
    pools: [{ id: 'hill-walk', perHead: yuan(100), clause: '登山活动费' }],
    unspent: 'carry',
    limits: [],
  },
}
