import type { attachment as zh } from '../zh/attachment.ts'

export const attachment: typeof zh = {
  kind: 'Photos and files',
  fields: { of: 'Belongs to', role: 'Type', file: 'File', caption: 'Caption', capturedOn: 'Taken on' },
  parts: {},
  choices: {
    role: {
      photo: 'Photo',
      evidence: 'Evidence',
      plan: 'Plan',
      'sign-in-list': 'Sign-in list',
      'participant-list': 'List of participants',
      news: 'News item',
      invoice: 'Invoice',
      'payment-proof': 'Proof of payment',
      'price-comparison': 'Price comparison',
      menu: 'Menu',
      'receipt-list': 'Receipt list',
      'approval-form': 'Approval form',
      'activity-record': 'Activity record',
      summary: 'Summary',
      certificate: 'Certificate',
      other: 'Other',
    },
  },
}
