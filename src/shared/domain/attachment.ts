import { choice, day, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 附件类别 (domain b-35, b-22). */
export const attachmentRoles = [
  'photo',
  'evidence',
  'plan',
  'sign-in-list',
  'participant-list',
  'news',
  'invoice',
  'payment-proof',
  'price-comparison',
  'menu',
  'receipt-list',
  'approval-form',
  'activity-record',
  'summary',
  'certificate',
  'other',
] as const
/** One of them. */
export type AttachmentRole = (typeof attachmentRoles)[number]

/** 照片和附件: one file that belongs to one record. */
export const attachment = defineKind('attachment', {
  of: needed(ref('*')),
  role: needed(choice(attachmentRoles)),
  file: needed({ type: 'blob' }),
  caption: plain(text(200)),
  /** The day the person says it was taken; the file itself proves nothing. */
  capturedOn: plain(day),
})
/** The values of an attachment. */
export type Attachment = Values<typeof attachment>
