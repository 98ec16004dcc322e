import { day, lines, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 社团、协会: a club of members. Its activities name it in `club`. */
export const club = defineKind('club', {
  name: needed(text(60)),
  /** 负责人, a member. */
  leader: plain(ref('member')),
  /** What it is for, and what it does. */
  purpose: plain(lines(1000)),
  /** 活动时间、地点, as people write them: 每周三 17:00. */
  time: plain(text(60)),
  place: plain(text(120)),
  foundedOn: plain(day),
  /** The day on which the term of its officers ends (换届). */
  termEndsOn: plain(day),
  /** The day on which it was dissolved. */
  endedOn: plain(day),
  note: plain(lines(1000)),
})
/** The values of a club. */
export type Club = Values<typeof club>

/** 社团成员: one member in one club. */
export const clubMember = defineKind('club-member', {
  club: needed(ref('club')),
  member: needed(ref('member')),
  /** 副会长、秘书、教练; free words, as each club has its own. */
  post: plain(text(40)),
  joinedOn: plain(day),
  leftOn: plain(day),
})
/** The values of a place in a club. */
export type ClubMember = Values<typeof clubMember>
