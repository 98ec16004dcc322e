import { yuan } from '../../base/money.ts'
import type { PackSource } from '../read.ts'

const either = {
  cap: yuan(500),
  payers: ['branch-fund'],
  forms: ['goods', 'cash'],
  evidence: ['receipt-list'],
  chain: ['branch'],
}

/** An example from a real school: up to 500 yuan, hospital at most twice a year, retirement never as cash, every grant with a receipt list. */
export const gdut2023: PackSource = {
  id: 'gdut-2023',
  title: '工会经费报销注意事项（慰问）',
  source: '广东工业大学工会报销注意事项（公开网页）',
  school: '广东工业大学',
  year: 2023,
  body: {
    format: 1,
    rows: [
      { id: 'marriage', event: 'marriage', relations: ['self'], ...either },
      { id: 'childbirth', event: 'childbirth', ...either },
      { id: 'illness', event: 'illness', relations: ['self'], ...either, frequency: { max: 2, per: 'year' } },
      {
        id: 'relative-death',
        event: 'relative-death',
        relations: ['spouse', 'parent', 'child'],
        ...either,
      },
      { id: 'member-death', event: 'member-death', ...either },
      {
        id: 'retirement',
        event: 'retirement',
        relations: ['self'],
        ...either,
        forms: ['souvenir'],
        forbidden: ['cash'],
        evidence: ['receipt-list', 'meeting-note'],
      },
    ],
  },
}
