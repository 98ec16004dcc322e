import { formatFen } from '../../base/money.ts'
import type { FieldProblem } from '../../domain/check.ts'
import type { help as helpKind, helpNote } from '../../domain/help.ts'
import type { HelpProblem } from '../../domain/help-line.ts'
import type { HelpSentence } from '../../domain/help-verdict.ts'
import type { KindWords } from '../kind-words.ts'
import { type Sentences, wordIn } from '../sentence.ts'
import { condolence } from './condolence.ts'

const problems: Sentences<Exclude<HelpProblem, FieldProblem>> = {
  'help-in-future': '日期在今天之后。帮扶以后再登记。',
  'amount-needed': '请填写金额，要大于 0。',
  'payer-needed': '请选择资金来源。',
  'reason-needed': '超出规定，要保存请写明理由。',
}

const content = {
  living: '生活救助',
  medical: '医疗救助',
  study: '助学',
  disaster: '意外灾害救助',
  warmth: '送温暖',
  cooling: '送清凉',
  job: '就业帮扶',
  legal: '法律援助',
  counselling: '心理疏导',
  'child-care': '子女托管',
  other: '其他',
}

const sentences: Sentences<HelpSentence> = {
  'no-rule': '规定没有给这类帮扶设上限。',
  'over-cap': ({ amount, cap }) => `${formatFen(amount)} 元超过每次上限 ${formatFen(cap)} 元。`,
  'over-pupil-cap': ({ amount, cap, pupils }) =>
    `${pupils} 名学生共 ${formatFen(amount)} 元，规定每名不超过 ${formatFen(cap)} 元。`,
  'over-year-cap': ({ contents, total, cap }) =>
    `连同本年已有的，${contents.length > 0 ? contents.map((one) => wordIn(content, one)).join('、') : '帮扶'}共 ${formatFen(total)} 元，超过每人每年 ${formatFen(cap)} 元。`,
}

/** 帮扶. */
export const help = {
  kind: '帮扶',
  fields: {
    member: '帮扶对象',
    day: '帮扶日期',
    content: '帮扶内容',
    form: '帮扶形式',
    aid: '帮扶款物',
    pupils: '学生人数',
    campaign: '专项活动',
    entry: '经费支出',
    handler: '经手人',
    verdict: '规则意见',
    overrideReason: '超出规定的理由',
  },
  parts: { aid: { amount: '金额', item: '物品或服务', payer: '资金来源' } },
  choices: {
    content,
    form: { cash: '现金', goods: '实物', voucher: '提货券', service: '服务' },
    payer: condolence.choices.payer,
  },
  note: {
    kind: '帮扶说明',
    fields: { help: '帮扶', reason: '困难情况', measures: '帮扶措施' },
    parts: {},
    choices: {},
  },
  sentences,
  problems,
} satisfies KindWords<typeof helpKind> & { note: KindWords<typeof helpNote>; [more: string]: unknown }
