import type { transfer as zh } from '../zh/transfer.ts'

export const transfer: typeof zh = {
  kind: 'Files sent and received',
  fields: {
    way: 'Way',
    bundle: 'File id',
    party: 'Other side',
    device: 'Made by PC',
    number: 'Number',
    hash: 'Digest',
    fileName: 'File name',
    createdAt: 'Made at',
    holds: 'What the sender held',
    brought: 'What it was first to bring',
    reported: 'What became of our files',
    carries: 'What it carries',
  },
  parts: {},
  choices: { way: { in: 'Received', out: 'Sent' } },
}
