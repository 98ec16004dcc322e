import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import { aYear, cashOrGoods, festivalGoods, unionFund } from './upper-rule.ts'

const ill = { relations: ['self'], ...cashOrGoods, ...unionFund }
const grave = { floor: yuan(1000), cap: yuan(2000) }
const death = { event: 'relative-death', cap: yuan(500), ...cashOrGoods, ...unionFund }

/** An example from a real school: ranges by how grave an illness is, festival goods by the year. Forms it does not name follow the national rule. */
export const muc2019: PackSource = {
  id: 'muc-2019',
  title: '工会慰问费管理办法',
  source: '中央民族大学慰问费办法 2019（公开网页）',
  school: '中央民族大学',
  year: 2019,
  body: {
    format: 1,
    rows: [
      {
        id: 'childbirth',
        event: 'childbirth',
        relations: ['self'],
        forms: ['goods'],
        cap: yuan(500),
        note: '在职女职工分娩',
        ...unionFund,
      },
      {
        id: 'illness',
        event: 'illness',
        severities: ['ordinary'],
        floor: yuan(300),
        cap: yuan(500),
        ...ill,
      },
      {
        id: 'serious-illness',
        event: 'illness',
        severities: ['serious'],
        floor: yuan(500),
        cap: yuan(1000),
        ...ill,
      },
      { id: 'grave-illness', event: 'illness', severities: ['critical'], ...grave, ...ill },
      { id: 'critical-illness', event: 'critical-illness', ...grave, ...ill },
      { id: 'parent-death', relations: ['parent'], ...death },
      { id: 'spouse-child-death', relations: ['spouse', 'child'], ...death },
      {
        id: 'member-death',
        event: 'member-death',
        cap: yuan(5000),
        note: '慰问家属',
        ...cashOrGoods,
        ...unionFund,
      },
      {
        id: 'retirement',
        event: 'retirement',
        relations: ['self'],
        forms: ['goods'],
        cap: yuan(500),
        ...unionFund,
      },
      { id: 'festival', ...festivalGoods, forms: ['goods'], ...aYear(1000), ...unionFund },
      {
        id: 'hardship',
        event: 'hardship',
        floor: yuan(1000),
        ...aYear(2000),
        ...cashOrGoods,
        ...unionFund,
      },
    ],
  },
}
