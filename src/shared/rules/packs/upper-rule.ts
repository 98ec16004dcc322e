import { yuan } from '../../base/money.ts'

/** What packs share that name no payer: the union's own money, of the branch or of the school. */
export const unionFund = { payers: ['branch-fund', 'school-union'] } as const

/** Festival goods by the rule of the national federation (2017, as reported): seven festivals and those of the minorities; no cash, no cards. */
export const festivalGoods = {
  event: 'festival',
  festivals: [
    'new-year',
    'spring-festival',
    'qingming',
    'labour-day',
    'dragon-boat',
    'mid-autumn',
    'national-day',
    'ethnic',
  ],
  forms: ['goods', 'voucher'],
  forbidden: ['cash', 'card'],
  evidence: ['receipt-list'],
} as const

/** A birthday by the same rule: a cake or a voucher for one, once a year. */
export const birthdayCake = {
  event: 'birthday',
  relations: ['self'],
  forms: ['goods', 'voucher'],
  frequency: { max: 1, per: 'year' },
} as const

/** A retirement by the same rule: a souvenir and a farewell meeting, no cash. */
export const retirementSouvenir = {
  event: 'retirement',
  relations: ['self'],
  forms: ['souvenir', 'goods'],
  forbidden: ['cash'],
  evidence: ['meeting-note'],
} as const

/** Cash is allowed for illness and death by the same rule. */
export const cashOrGoods = { forms: ['cash', 'goods'] } as const

/** A sum for a calendar year that may be given at once or in parts. */
export const aYear = (amount: number) => ({ cap: yuan(amount), yearCap: yuan(amount) })
