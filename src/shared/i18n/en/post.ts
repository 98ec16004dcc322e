import { dayEn } from '../format.ts'
import type { post as zh } from '../zh/post.ts'
import { member } from './member.ts'

/** Posts and delegates with their terms. */
export const post: typeof zh = {
  kind: 'Posts',
  fields: {
    member: 'Member',
    post: 'Post',
    term: 'Term',
    from: 'Held from',
    dueOn: 'Term ends',
    until: 'Given up on',
    way: 'How',
    group: 'Union group',
    delegation: 'Delegation',
    note: 'Note',
  },
  parts: {},
  choices: {
    post: {
      ...member.choices.posts,
      'staff-delegate': 'Staff congress delegate',
      'union-delegate': 'Union congress delegate',
      'college-delegate': 'College congress delegate',
      'delegation-head': 'Head of a delegation',
    },
    way: { elected: 'Elected', 'by-election': 'By-election', appointed: 'Appointed' },
  },
  problems: {
    'post-in-future':
      'The date lies after today. Only what has happened is kept here; the end of a term goes into “Term ends”.',
    'post-ends-before-start': 'The post ends before it begins.',
    'post-due-before-start': 'The term does not end after it begins.',
    'post-before-birth': ({ birthday }) =>
      `The post begins no later than the date of birth ${dayEn(birthday)}. Check both.`,
    'post-not-member': ({ status }) =>
      `No member on that day (${member.status[status]}). Check the date, or enter the membership event first.`,
    'post-twice': ({ from }) =>
      `This person has held the same post since ${dayEn(from)}. End that term first, then enter the new one.`,
    'post-taken': ({ holder, from, most }) =>
      most === 1
        ? `${holder} has held this post since ${dayEn(from)} and has not given it up. Only one may hold it at a time.`
        : `${most} people hold this post already (${holder} since ${dayEn(from)}, and others). End a term first.`,
  },
  tab: 'Posts',
  menu: 'Posts and terms',
  title: 'Posts and terms',
  add: 'Add a post',
  addFor: (name) => `Add a post: ${name}`,
  editFor: (name) => `Edit a post: ${name}`,
  change: 'End or edit',
  endLead: 'Filled in when the post is given up; the record stays. To go on, end it and enter the new term.',
  none: 'No post with days. What the roster says of posts has no days; terms and reminders come with a record.',
  undated: (posts) => `By the roster, without days: ${posts}`,
  dueHint: (years, day) => `Left empty: ${years} years, until ${day}.`,
  dueNone: 'The rules say nothing of this term; fill it in to be reminded.',
  termHint: 'Such as “6th”',
  holder: 'Name',
  state: 'State',
  states: { held: 'Held', due: 'Term over', ended: 'Ended' },
  left: 'No member any more',
  filter: { label: 'Filter', held: 'Held', due: 'Election due', delegates: 'Delegates', ended: 'Ended' },
  count: (held, due) => (due > 0 ? `${held} held, ${due} with the term over` : `${held} held`),
  empty: 'No posts yet. Add them at the member, or start here.',
  choose: 'Member',
  needMember: 'Choose a member.',
  saved: 'Post saved.',
  ended: 'End of the post saved.',
  void: 'Void',
  voidTitle: 'Void this record of a post?',
  voided: 'The record of the post is void.',
  rule: (source) => `Terms and numbers by: ${source}`,
}
