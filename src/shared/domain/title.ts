import type { KindName } from './registry.ts'

/** The fields whose values name a record to a person, in the order in which they are read out. */
const titles: Readonly<Record<KindName, readonly string[]>> = {
  member: ['name', 'staffNo'],
  'member-event': ['member', 'event', 'day'],
  'member-identity': ['member'],
  'member-family': ['member'],
  'identity-view': ['members', 'way'],
  'member-post': ['member', 'post', 'from'],
  'member-honour': ['member', 'title', 'year'],
  'member-dues': ['member', 'year'],
  'dues-base': ['member', 'from'],
  visit: ['member', 'event', 'happenedOn'],
  'visit-health': ['visit'],
  'hardship-file': ['member'],
  'hardship-event': ['file', 'step', 'day'],
  help: ['member', 'content', 'day'],
  'help-note': ['help'],
  'mutual-aid': ['member', 'product', 'year'],
  'mutual-aid-claim': ['aid', 'happenedOn'],
  activity: ['title', 'startsOn'],
  'activity-participant': ['activity', 'member'],
  'activity-spending': ['activity', 'item'],
  'activity-prize': ['activity', 'item'],
  club: ['name'],
  'club-member': ['club', 'member'],
  'fund-entry': ['title', 'day'],
  'fund-budget': ['year', 'category'],
  attachment: ['of', 'role', 'file'],
  proposal: ['title'],
  'proposal-seconder': ['proposal', 'member'],
  'home-rating': ['year'],
  'home-score': ['rating', 'indicator'],
  'rule-pack': ['title', 'year'],
  'scoring-table': ['title', 'year'],
  organisation: ['paperName'],
  transfer: ['fileName'],
}

/** The fields whose values name a record of this kind to a person; none for a kind this version does not know. */
export const titleFields = (kind: string): readonly string[] =>
  Object.hasOwn(titles, kind) ? titles[kind as KindName] : []
