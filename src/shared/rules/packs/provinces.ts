import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import {
  aYear,
  birthdayCake,
  cashOrGoods,
  festivalGoods,
  retirementSouvenir,
  unionFund,
} from './upper-rule.ts'

/** Amounts in yuan; what a province does not name is left out. */
interface Caps {
  readonly festivalYear?: number
  readonly birthday: number
  readonly marriage?: { readonly cap: number; readonly forms: readonly string[] }
  readonly birth?: number
  readonly hospital?: number
  readonly surgery?: number
  readonly memberDeath?: number
  readonly kinDeath?: number
  readonly retirement?: number
}

const rowsOf = (caps: Caps): readonly object[] => {
  const row = (id: string, cap: number | undefined, more: object) =>
    cap === undefined ? [] : [{ id, cap: yuan(cap), ...unionFund, ...more }]
  const self = { relations: ['self'] }
  const { festivalYear, marriage } = caps
  return [
    ...(festivalYear === undefined
      ? []
      : row('festival', festivalYear, { ...festivalGoods, ...aYear(festivalYear) })),
    ...row('birthday', caps.birthday, birthdayCake),
    ...row('marriage', marriage?.cap, { event: 'marriage', ...self, forms: marriage?.forms }),
    ...row('childbirth', caps.birth, { event: 'childbirth', forms: ['goods'] }),
    ...row('illness', caps.hospital, { event: 'illness', ...self, ...cashOrGoods }),
    ...row('surgery', caps.surgery, { event: 'surgery', ...self, ...cashOrGoods }),
    ...row('member-death', caps.memberDeath, { event: 'member-death', ...cashOrGoods }),
    ...row('relative-death', caps.kinDeath, { event: 'relative-death', ...cashOrGoods }),
    ...row('retirement', caps.retirement, retirementSouvenir),
  ]
}

const title = '基层工会慰问标准'

/** Anhui 2018: the upper limits a province sets; forms follow the national rule. */
export const anhui2018: PackSource = {
  id: 'anhui-2018',
  title,
  source: '安徽省 2018 年基层工会经费规定（公开转载）',
  school: '安徽省',
  year: 2018,
  body: {
    format: 1,
    rows: rowsOf({
      festivalYear: 1500,
      birthday: 300,
      marriage: { cap: 600, forms: ['goods', 'cash'] },
      birth: 600,
      hospital: 1000,
      memberDeath: 2000,
      kinDeath: 1000,
      retirement: 1000,
    }),
  },
}

/** Fujian 2018: a stay in hospital with surgery and without have amounts of their own. */
export const fujian2018: PackSource = {
  id: 'fujian-2018',
  title,
  source: '福建省 2018 年基层工会经费规定（文档分享网站）',
  school: '福建省',
  year: 2018,
  body: {
    format: 1,
    rows: rowsOf({
      festivalYear: 1300,
      birthday: 300,
      birth: 500,
      hospital: 500,
      surgery: 1000,
      memberDeath: 2000,
      kinDeath: 1000,
      retirement: 500,
    }),
  },
}

/** Hubei 2018; enterprises that can afford it may give 1500 for festivals. */
export const hubei2018: PackSource = {
  id: 'hubei-2018',
  title,
  source: '湖北省 2018 年基层工会经费规定（高校网站转载）',
  school: '湖北省',
  year: 2018,
  body: {
    format: 1,
    rows: rowsOf({
      festivalYear: 1200,
      birthday: 300,
      marriage: { cap: 1000, forms: ['goods'] },
      birth: 500,
      hospital: 1000,
      memberDeath: 1000,
      kinDeath: 1000,
      retirement: 1000,
    }),
  },
}

/** Guizhou 2018: each festival has its own amount; only these rows were readable. */
export const guizhou2018: PackSource = {
  id: 'guizhou-2018',
  title,
  source: '贵州省 2018 年基层工会经费规定（公开转载，仅节日和生日两项）',
  school: '贵州省',
  year: 2018,
  body: {
    format: 1,
    rows: [
      {
        id: 'spring-festival',
        ...festivalGoods,
        festivals: ['spring-festival'],
        ...aYear(500),
        ...unionFund,
      },
      {
        id: 'festival',
        ...festivalGoods,
        festivals: festivalGoods.festivals.filter((one) => one !== 'spring-festival'),
        cap: yuan(200),
        ...unionFund,
      },
      ...rowsOf({ birthday: 300 }),
    ],
  },
}

/** Beijing 2019: a birthday signed for by real name. Festivals are limited by the budget, which no row can say. */
export const beijing2019: PackSource = {
  id: 'beijing-2019',
  title,
  source: '北京市 2019 年规定（媒体报道）；节日慰问合计不超过当年预算收入的 50%，请另行核对',
  school: '北京市',
  year: 2019,
  body: {
    format: 1,
    rows: [
      {
        id: 'birthday',
        ...birthdayCake,
        cap: yuan(300),
        realName: true,
        ...unionFund,
      },
    ],
  },
}
