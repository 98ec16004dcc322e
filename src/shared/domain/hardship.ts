import { amount, choice, choices, day, flag, group, lines, list, ref, sensitive, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'
import { sexes } from './member.ts'

/** 困难类别 (domain b-23, S78). */
export const hardshipCategories = ['low-income', 'near-low-income', 'accident', 'other'] as const
/** One of them. */
export type HardshipCategory = (typeof hardshipCategories)[number]

/** 困难程度: 困难, 特困 (domain a: 困难职工 / 特困). */
export const hardshipLevels = ['ordinary', 'severe'] as const
/** One of them. */
export type HardshipLevel = (typeof hardshipLevels)[number]

/** 致困原因 (domain b-24). */
export const hardshipCauses = [
  'unable-to-work',
  'unemployed',
  'laid-off',
  'uninsured',
  'insurance-unpaid',
  'serious-illness',
  'disaster',
  'accident',
  'schooling',
  'other',
] as const
/** One of them. */
export type HardshipCause = (typeof hardshipCauses)[number]

/** 健康状况 (domain b-25). */
export const healthStates = [
  'good',
  'tumour',
  'heart',
  'brain-vessel',
  'kidney',
  'mental',
  'liver',
  'blood',
  'diabetes',
  'spine',
  'hypertension',
  'lung',
  'minor',
  'disabled',
  'other',
] as const

/** 住房类型 (domain b-26). */
export const housings = [
  'unit-rented',
  'public-rental',
  'bought-from-unit',
  'commercial',
  'affordable',
  'rented',
  'self-built',
  'none',
  'other',
] as const

/** 劳模类型 (domain b-27). */
export const modelWorkerClasses = ['national', 'provincial', 'municipal', 'other'] as const

/** 婚姻状况: the short set (domain b-7). */
export const maritalStates = ['single', 'married', 'divorced', 'widowed'] as const

/** 户口类型 (domain b-6). */
export const householdTypes = ['urban', 'rural'] as const

/** 申请材料 (domain 3.4, S75): 身份证, 户口簿, 收入证明, 诊断证明, 收费票据, 低保证, 残疾证, 申请书. */
export const hardshipPapers = [
  'application',
  'identity-card',
  'household-register',
  'income-proof',
  'diagnosis',
  'hospital-receipt',
  'low-income-card',
  'disability-card',
  'other',
] as const

/** 家庭成员与本人的关系. */
export const familyRelations = ['spouse', 'child', 'parent', 'parent-in-law', 'sibling', 'other'] as const

const people = { type: 'number', min: 1, max: 40, integer: true } as const
const area = { type: 'number', min: 0, max: 10_000 } as const

/** 家庭成员: one person of the household besides the member. */
const familyMember = group({
  name: text(60),
  relation: choice(familyRelations),
  sex: choice(sexes),
  birthday: day,
  idNumber: text(40),
  political: text(40),
  health: choice(healthStates),
  monthly: amount,
  occupation: text(60),
  insurance: text(60),
  unit: text(120),
})

/**
 * 困难职工档案 (domain 3.4, S78): what the member's record and identity papers do not hold already. All of it is sensitive and
 * stays where it was written (decision 0007).
 */
export const hardshipFile = defineKind('hardship-file', {
  member: { ...sensitive(ref('member')), required: true },
  category: { ...sensitive(choice(hardshipCategories)), required: true },
  level: sensitive(choice(hardshipLevels)),
  /** 主要致困原因: one. */
  cause: { ...sensitive(choice(hardshipCauses)), required: true },
  /** 次要致困原因: at most three. */
  otherCauses: sensitive(choices(hardshipCauses)),
  story: sensitive(lines(2000)),
  health: sensitive(choice(healthStates)),
  disability: sensitive(text(60)),
  modelWorker: sensitive(choice(modelWorkerClasses)),
  marital: sensitive(choice(maritalStates)),
  singleParent: sensitive(flag),
  household: sensitive(
    group({ type: choice(householdTypes), place: text(120), address: text(200), postcode: text(12) }),
  ),
  contact: sensitive(text(80)),
  housing: sensitive(group({ kind: choice(housings), area })),
  insurance: sensitive(text(60)),
  /** 自救能力, 零就业家庭. */
  selfHelp: sensitive(text(60)),
  zeroEmployment: sensitive(flag),
  /** Monthly income of the member, yearly income of the family that is no pay, and how many live of it. */
  income: sensitive(group({ monthly: amount, otherYearly: amount, people })),
  family: sensitive(list(familyMember, 20)),
  /** 已有材料: the papers seen and kept. Pictures of them would travel up as attachments do, so there are none here. */
  papers: sensitive(choices(hardshipPapers)),
  /** 建档人, 审核人. */
  openedBy: sensitive(text(60)),
  reviewedBy: sensitive(text(60)),
})
/** The values of a hardship file. */
export type HardshipFile = Values<typeof hardshipFile>

/** 档案动态: 建档, 复核, 脱困, 返困, 销档. */
export const hardshipSteps = ['opened', 'reviewed', 'relieved', 'returned', 'closed'] as const
/** One of them. */
export type HardshipStep = (typeof hardshipSteps)[number]

/** 档案动态: what was decided of a file on a day. Records of their own, so that two PCs never contradict each other. */
export const hardshipEvent = defineKind('hardship-event', {
  file: { ...sensitive(ref('hardship-file')), required: true },
  step: { ...sensitive(choice(hardshipSteps)), required: true },
  day: { ...sensitive(day), required: true },
  /** When the file is to be looked at again. */
  nextOn: sensitive(day),
  opinion: sensitive(lines(1000)),
  by: sensitive(text(60)),
})
/** The values of a step of a hardship file. */
export type HardshipEvent = Values<typeof hardshipEvent>
