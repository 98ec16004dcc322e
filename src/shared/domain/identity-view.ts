import { choice, sensitive, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** How numbers were seen: uncovered on the screen, or written into a file. */
export const viewWays = ['shown', 'file'] as const

/** 证件查看记录: that somebody's numbers were uncovered. Who and when stand in the change itself. Sensitive, so it stays where the numbers are. */
export const identityView = defineKind('identity-view', {
  members: { ...sensitive({ type: 'refs', kind: 'member' }), required: true },
  way: { ...sensitive(choice(viewWays)), required: true },
  /** The file's name. */
  file: sensitive(text(160)),
})
/** The values of a record that numbers were seen. */
export type IdentityView = Values<typeof identityView>
