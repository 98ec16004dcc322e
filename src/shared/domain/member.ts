import {
  choice,
  choices,
  day,
  flag,
  group,
  lines,
  list,
  needed,
  plain,
  ref,
  sensitive,
  text,
} from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 性别. */
export const sexes = ['male', 'female', 'unknown'] as const
/** 政治面貌. */
export const politicalStatuses = ['party', 'league', 'democratic', 'masses', 'other'] as const
/** 学历, highest first. */
export const educations = ['doctor', 'master', 'bachelor', 'college', 'secondary', 'other'] as const
/** 专业技术职称等级. */
export const titleRanks = ['senior', 'associate', 'middle', 'junior', 'other'] as const
/** 技能等级. */
export const skillLevels = ['junior', 'middle', 'senior'] as const
/** 用工形式 (domain b-2). */
export const employments = [
  'established',
  'agency',
  'school-hired',
  'unit-hired',
  'dispatched',
  'postdoc',
  'foreign',
  'other',
] as const
/** 工会职务 (domain b-9). */
export const unionPosts = [
  'chair',
  'vice-chair',
  'committee',
  'group-leader',
  'women',
  'culture',
  'publicity',
  'organisation',
  'welfare',
  'youth',
  'audit',
  'activist',
] as const
/** 证件类别 (domain b-8). */
export const idTypes = ['identity-card', 'passport', 'officer-card', 'hk-macao', 'taiwan'] as const

/** 婚姻状况: the short set (domain b-7). */
export const maritalStatuses = ['single', 'married', 'divorced', 'widowed'] as const
/** 户籍类型 (domain b-6). */
export const householdTypes = ['urban', 'rural', 'converted'] as const

/** 会员: what everybody in the branch's office may know of a person. Identity numbers are in `member-identity`, the family in `member-family`. */
export const member = defineKind('member', {
  name: needed(text(60)),
  staffNo: plain(text(40)),
  sex: plain(choice(sexes)),
  birthday: plain(day),
  ethnicity: plain(text(20)),
  political: plain(choice(politicalStatuses)),
  education: plain(choice(educations)),
  titleRank: plain(choice(titleRanks)),
  skillLevel: plain(choice(skillLevels)),
  adminPost: plain(text(60)),
  employment: plain(choice(employments)),
  nationality: plain(text(40)),
  phone: plain(text(40)),
  email: plain(text(120)),
  unit: plain(text(80)),
  group: plain(text(60)),
  posts: plain(choices(unionPosts)),
  delegate: plain(flag),
  delegation: plain(text(60)),
  /** 来校时间: years of service count from here. */
  arrivedOn: plain(day),
  /** 从教起始: 30 years of teaching count from here. */
  teachingSince: plain(day),
  /** Whether dues are paid on time; empty means nobody has said. */
  paysDues: plain(flag),
  /** The last day of the last month paid. */
  duesThrough: plain(day),
  nativePlace: plain(text(60)),
  campus: plain(text(40)),
  /** 是否外地来京务工: the city's tables ask for it. */
  fromElsewhere: plain(flag),
  resume: plain(lines(2000)),
  hobby: plain(text(200)),
  note: plain(lines(1000)),
})
/** The values of a member. */
export type Member = Values<typeof member>

/** 会员证件: narrower readers get not even a header of it. */
export const memberIdentity = defineKind('member-identity', {
  member: { ...sensitive(ref('member')), required: true },
  idType: sensitive(choice(idTypes)),
  idNumber: sensitive(text(40)),
  idUntil: sensitive(day),
  /** 长期有效: then there is no last day. */
  idLasting: sensitive(flag),
  bankAccount: sensitive(text(40)),
  bankName: sensitive(text(80)),
})
/** The values of a member's identity record. */
export type MemberIdentity = Values<typeof memberIdentity>

/** 会员家庭: a kind of its own, so that whoever may read identity numbers does not get the family with them. */
export const memberFamily = defineKind('member-family', {
  member: { ...sensitive(ref('member')), required: true },
  marital: sensitive(choice(maritalStatuses)),
  spouseName: sensitive(text(60)),
  /** 配偶是否校内职工. */
  spouseHere: sensitive(flag),
  household: sensitive(choice(householdTypes)),
  /** 现居住地. */
  address: sensitive(text(200)),
  family: sensitive(list(group({ relation: text(20), relative: text(60), unit: text(80) }), 12)),
})
/** The values of a member's family record. */
export type MemberFamily = Values<typeof memberFamily>

/** 会籍变动 (domain b-4, S102). */
export const memberEvents = [
  'joined',
  'transferred-in',
  'restored',
  'moved',
  'retained',
  'transferred-out',
  'left',
  'withdrew',
  'lapsed',
  'retired',
  'expelled',
  'died',
] as const
/** One of them. */
export type MemberEventType = (typeof memberEvents)[number]

/** 会籍变动: what happened to a membership on a day. */
export const memberEvent = defineKind('member-event', {
  member: needed(ref('member')),
  event: needed(choice(memberEvents)),
  day: needed(day),
  /** From or to where, 介绍信, reason. */
  note: plain(lines(500)),
})
/** The values of a membership event. */
export type MemberEvent = Values<typeof memberEvent>
