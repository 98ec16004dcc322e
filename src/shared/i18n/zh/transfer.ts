import type { transfer as transferKind } from '../../domain/transfer.ts'
import type { KindWords } from '../kind-words.ts'

/** 收发记录. */
export const transfer = {
  kind: '收发记录',
  fields: {
    way: '方向',
    bundle: '文件编号',
    party: '对方',
    device: '生成的电脑',
    number: '序号',
    hash: '校验值',
    fileName: '文件名',
    createdAt: '生成时间',
    holds: '对方已有的变更',
    brought: '首次带来的变更',
    reported: '对方的回执',
    carries: '携带的变更',
  },
  parts: {},
  choices: { way: { in: '收到', out: '发出' } },
} satisfies KindWords<typeof transferKind>
