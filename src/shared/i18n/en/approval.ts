import type { approval as zh } from '../zh/approval.ts'

/** Approval: what the union above says of records below it. */
export const approval: typeof zh = {
  title: 'Approval',
  action: 'Approve',
  again: 'Approve anew',
  done: 'Approved.',
  doneMany: (n) => `${n} approved.`,
  undone: 'The approval is undone.',
  states: { none: 'Not approved', approved: 'Approved', changed: 'Changed since approval' },
}
