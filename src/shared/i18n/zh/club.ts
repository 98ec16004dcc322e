import type { FieldProblem } from '../../domain/check.ts'
import type { club as clubKind, clubMember } from '../../domain/club.ts'
import type { ClubProblem, ClubSentence } from '../../domain/club-check.ts'
import type { KindWords } from '../kind-words.ts'
import { type Sentences, wordIn } from '../sentence.ts'
import { member } from './member.ts'

const problems: Sentences<Exclude<ClubProblem, FieldProblem>> = {
  'name-taken': '已经有同名的社团，一个名称只能有一个社团。',
  'ends-before-founded': '早于成立日期。',
  'ended-in-future': '日期在今天之后。',
  'already-in': '这位会员已经在这个社团里。',
  'left-before-joined': '退出日期早于加入日期。',
  'joined-in-future': '日期在今天之后。',
  'not-a-member': ({ status, on }) => `${on} 当日不是会员（${wordIn(member.status, status)}），不能加入。`,
}

const sentences: Sentences<ClubSentence> = {
  'too-few-people': ({ people, least }) => `成员 ${people} 人，规定不少于 ${least} 人。`,
  'too-few-units': ({ units, least }) => `来自 ${units} 个部门，规定不少于 ${least} 个。`,
  'too-many-clubs': ({ names, most }) => `规定每人最多参加 ${most} 个社团：${names.join('、')}。`,
}

/** 社团. */
export const club = {
  kind: '社团',
  fields: {
    name: '社团名称',
    leader: '负责人',
    purpose: '宗旨和活动内容',
    time: '活动时间',
    place: '活动地点',
    foundedOn: '成立日期',
    termEndsOn: '任期至',
    endedOn: '解散日期',
    note: '备注',
  },
  parts: {},
  choices: {},
  member: {
    kind: '社团成员',
    fields: {
      club: '社团',
      member: '会员',
      post: '社团职务',
      joinedOn: '加入日期',
      leftOn: '退出日期',
    },
    parts: {},
    choices: {},
  },
  sentences,
  problems,
} satisfies KindWords<typeof clubKind> & { member: KindWords<typeof clubMember>; [more: string]: unknown }
