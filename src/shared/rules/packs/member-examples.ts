import type { PackSource } from '../read.ts'

const clause = '中国工会章程：基层工会委员会每届任期三年至五年'
const congress = '教育部令第32号：教职工代表大会每三年或五年为一届'

/**
 * An example: dues of 0.5 % of post and grade salary to the jiao, and six months without them end a membership, as a school's
 * rule says; terms are the longest that the national rules allow. A shorter one is written on the post itself or in a school's pack.
 */
export const memberS102: PackSource = {
  id: 'member-s102',
  title: '学院工会会员会籍管理办法；任期按全国规定',
  source:
    '学院工会会员会籍管理办法（公开文档，校名不详）；中国工会章程；学校教职工代表大会规定（教育部令第32号）',
  school: null,
  year: null,
  body: {
    format: 1,
    terms: [
      { id: 'chair', posts: ['chair'], years: 5, most: 1, clause },
      {
        id: 'committee',
        posts: [
          'vice-chair',
          'committee',
          'women',
          'culture',
          'publicity',
          'organisation',
          'welfare',
          'youth',
          'audit',
        ],
        years: 5,
        clause,
      },
      { id: 'group-leader', posts: ['group-leader'], years: 5, most: 1, per: 'group', clause },
      {
        id: 'delegates',
        posts: ['staff-delegate', 'college-delegate', 'delegation-head'],
        years: 5,
        clause: congress,
      },
      { id: 'union-delegates', posts: ['union-delegate'], years: 5, clause },
    ],
    dues: {
      perTenThousand: 50,
      unit: 10,
      rounding: 'nearest',
      lapse: 6,
      clause: '会费按岗位工资与薪级工资的 0.5% 交纳，计算到角；无正当理由连续六个月不交会费，视为自动退会',
    },
  },
}
