import type { attachment as attachmentKind } from '../../domain/attachment.ts'
import type { KindWords } from '../kind-words.ts'

/** 照片和附件. */
export const attachment = {
  kind: '照片和附件',
  fields: { of: '所属记录', role: '类别', file: '文件', caption: '说明', capturedOn: '拍摄或形成日期' },
  parts: {},
  choices: {
    role: {
      photo: '照片',
      evidence: '证明材料',
      plan: '方案',
      'sign-in-list': '签到表',
      'participant-list': '参加人员名单',
      news: '新闻稿',
      invoice: '发票',
      'payment-proof': '支付凭证',
      'price-comparison': '比价材料',
      menu: '菜单',
      'receipt-list': '签领表',
      'approval-form': '审批表',
      'activity-record': '活动登记表',
      summary: '总结',
      certificate: '证书',
      other: '其他',
    },
  },
} satisfies KindWords<typeof attachmentKind>
