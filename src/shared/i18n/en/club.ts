import { wordIn } from '../sentence.ts'
import type { club as zh } from '../zh/club.ts'
import { member } from './member.ts'

export const club: typeof zh = {
  kind: 'Clubs',
  fields: {
    name: 'Name',
    leader: 'Leader',
    purpose: 'Purpose and what it does',
    time: 'Usual time',
    place: 'Place',
    foundedOn: 'Founded on',
    termEndsOn: 'Term ends on',
    endedOn: 'Dissolved on',
    note: 'Note',
  },
  parts: {},
  choices: {},
  member: {
    kind: 'Club members',
    fields: {
      club: 'Club',
      member: 'Member',
      post: 'Post in the club',
      joinedOn: 'Joined on',
      leftOn: 'Left on',
    },
    parts: {},
    choices: {},
  },
  sentences: {
    'too-few-people': ({ people, least }) => `Members: ${people}; at least ${least} by the rules.`,
    'too-few-units': ({ units, least }) => `Departments: ${units}; at least ${least} by the rules.`,
    'too-many-clubs': ({ names, most }) => `In more than ${most} clubs: ${names.join(', ')}.`,
  },
  problems: {
    'name-taken': 'There is a club of this name; a name belongs to one club.',
    'ends-before-founded': 'Before the day it was founded.',
    'ended-in-future': 'The day lies in the future.',
    'already-in': 'This member is in the club already.',
    'left-before-joined': 'Left before joining.',
    'joined-in-future': 'The day lies in the future.',
    'not-a-member': ({ status, on }) => `No member on ${on} (${wordIn(member.status, status)}), cannot join.`,
  },
}
