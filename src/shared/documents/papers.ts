import { activityNews, activityNotice } from './activity-letter.ts'
import { activityRecord } from './activity-record.ts'
import { condolenceForm } from './condolence-form.ts'
import type { Definition } from './definition.ts'
import { fundDisclosure } from './fund-disclosure.ts'
import { hardshipForm } from './hardship-form.ts'
import { helpLedger } from './help-ledger.ts'
import type { PaperContext } from './paper.ts'
import { proposalForm } from './proposal-form.ts'
import { proposalSummary } from './proposal-summary.ts'
import { receiptList } from './receipt-list.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { roster } from './roster.ts'
import { schoolReport } from './school-report.ts'
import { selfRating } from './self-rating.ts'
import { signInList } from './sign-in-list.ts'
import { visitReturn } from './visit-return.ts'

/** Every paper by its id: a new one is its own file and a line here. */
export const papers = {
  'condolence-form': condolenceForm,
  'receipt-list': receiptList,
  'sign-in-list': signInList,
  'activity-record': activityRecord,
  'activity-notice': activityNotice,
  'activity-news': activityNews,
  'proposal-form': proposalForm,
  'proposal-summary': proposalSummary,
  'self-rating': selfRating,
  'school-report': schoolReport,
  'fund-disclosure': fundDisclosure,
  'hardship-form': hardshipForm,
  'help-ledger': helpLedger,
  'visit-return': visitReturn,
  roster,
  'recovery-sheet': recoverySheet,
}

/** The id of a paper, as it crosses to the printing worker. */
export type PaperId = keyof typeof papers

/** What a paper is filled with: plain data in the words of the chosen language. */
export type PaperData<Id extends PaperId> = Parameters<(typeof papers)[Id]>[0]

/** The document of a paper. */
export const buildPaper = <Id extends PaperId>(
  id: Id,
  data: PaperData<Id>,
  context: PaperContext,
): Definition => {
  // The registry pairs each id with its own data; the compiler cannot follow that through a union of functions.
  const build = papers[id] as (data: PaperData<Id>, context: PaperContext) => Definition
  return build(data, context)
}
