import type { FieldProblem } from '../../domain/check.ts'
import type { mutualAidClaim, mutualAid as mutualAidKind } from '../../domain/mutual-aid.ts'
import type { ClaimProblem, ClaimState, MutualAidProblem } from '../../domain/mutual-aid-check.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

const steps = {
  reported: '报案',
  collected: '收齐材料',
  submitted: '提交申请',
  supplemented: '补充材料',
  approved: '审核通过',
  paid: '赔付到账',
  refused: '不予赔付',
}

const states: Readonly<Record<ClaimState, string>> = { started: '未报案', ...steps }

const problems: Sentences<Exclude<MutualAidProblem | ClaimProblem, FieldProblem>> = {
  'enrolled-twice': '这位会员这一年已经参加了这项互助。',
  'until-before-start': '保障截止早于参保日期。',
  'happened-in-future': '发生日期在今天之后。',
  'step-in-future': ({ step }) => `“${steps[step]}”的日期在今天之后。`,
  'step-before-event': ({ step }) => `“${steps[step]}”早于发生日期。`,
  'step-unfinished': '每个环节都要有名称和日期。',
  'paid-amount-needed': '请填写赔付金额。',
  'next-after-end': '理赔已经结束，不用再写下一步。',
}

/** 互助保障. */
export const mutualAid = {
  kind: '互助参保',
  fields: {
    member: '会员',
    product: '互助项目',
    type: '互助类别',
    year: '年度',
    enrolledOn: '参保日期',
    until: '保障截止',
    fee: '互助金',
    number: '参保编号',
  },
  parts: { fee: { amount: '金额', payer: '缴纳人' } },
  choices: {
    type: {
      superior: '上级医疗互助',
      school: '学校互助金',
      'care-fund': '爱心基金',
      'in-service': '在职互助保障',
    },
    payer: { member: '个人', union: '工会', both: '个人和工会' },
  },
  claim: {
    kind: '互助理赔',
    fields: {
      aid: '互助参保',
      happenedOn: '发生日期',
      matter: '病情或事项',
      claimed: '申请金额',
      done: '已办环节',
      next: '下一步',
      paid: '赔付金额',
    },
    parts: {
      done: { step: '环节', day: '日期', note: '说明' },
      next: { step: '环节', dueOn: '截止' },
    },
    choices: { step: steps },
  },
  states,
  problems,
} satisfies KindWords<typeof mutualAidKind> & {
  claim: KindWords<typeof mutualAidClaim>
  [more: string]: unknown
}
