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
  },
  parts: {},
  choices: { way: { in: '收到', out: '发出' } },
} satisfies KindWords<typeof transferKind>
