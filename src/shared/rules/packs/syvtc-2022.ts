import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'
import { cashOrGoods, unionFund } from './upper-rule.ts'

const form = { ...unionFund, evidence: ['approval-form', 'invoice'], chain: ['branch'] }
const operation = { event: 'surgery', relations: ['self'], ...cashOrGoods, ...form }
const death = { event: 'relative-death', cap: yuan(200), ...cashOrGoods, ...form }

/**
 * An example from a real school: an application form, a copy of the certificate and an invoice, signed by the branch chair.
 * Retirement is counted by the school union and has no amount there, so that it has no row here.
 */
export const syvtc2022: PackSource = {
  id: 'syvtc-2022',
  title: '走访慰问费用办法',
  source: '沈阳职业技术学院 2022 年慰问规定（公开网页）',
  school: '沈阳职业技术学院',
  year: 2022,
  body: {
    format: 1,
    rows: [
      {
        id: 'marriage',
        event: 'marriage',
        relations: ['self'],
        forms: ['goods'],
        cap: yuan(300),
        ...form,
        evidence: ['approval-form', 'invoice', 'marriage-certificate'],
      },
      {
        id: 'childbirth',
        event: 'childbirth',
        forms: ['goods'],
        cap: yuan(200),
        note: '用计划生育专用申请表',
        ...form,
        evidence: ['approval-form', 'invoice', 'birth-certificate'],
      },
      { id: 'surgery', severities: ['ordinary', 'serious'], cap: yuan(300), ...operation },
      {
        id: 'cancer-surgery',
        severities: ['critical'],
        cap: yuan(600),
        note: '癌症手术',
        ...operation,
      },
      {
        id: 'abortion',
        event: 'other',
        relations: ['self'],
        cap: yuan(200),
        note: '人工流产；用计划生育专用申请表',
        ...cashOrGoods,
        ...form,
      },
      { id: 'parent-death', relations: ['parent'], ...death },
      { id: 'spouse-child-death', relations: ['spouse', 'child'], ...death },
    ],
  },
}
