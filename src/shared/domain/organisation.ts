import { day, group, plain, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

const heads = { type: 'number', min: 0, max: 1_000_000, integer: true } as const

/** 单位情况: what an organisation says of itself beyond its card; one record, the oldest counts. */
export const organisation = defineKind('organisation', {
  /** The name as it stands on papers: 机械学院分工会. */
  paperName: plain(text(120)),
  schoolName: plain(text(120)),
  chair: plain(text(60)),
  /** All staff on a day, members or not: the whole of the admission rate; of these, those who are not 在编, and foreigners. */
  staff: plain(group({ count: heads, day, nonEstablished: heads, foreign: heads })),
  address: plain(text(200)),
  phone: plain(text(40)),
})
/** The values of an organisation record. */
export type OrganisationRecord = Values<typeof organisation>
