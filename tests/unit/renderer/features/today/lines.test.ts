import { describe, expect, it } from 'vitest'
import { routesFor } from '#renderer/app/routes.tsx'
import { dueLine, type LineNames } from '#renderer/features/today/lines.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { TodayItem, TodayWhat } from '#shared/domain/today.ts'
import { en, zh } from '#shared/i18n/messages.ts'

const names: LineNames = {
  member: () => '王敏',
  visited: () => ({ name: '李伟', event: '生病住院' }),
  activity: () => '春游',
  proposal: () => '充电桩',
  ratingYear: () => 2026,
  day: (day) => day,
}
const item = (what: TodayWhat, severity: TodayItem['severity'] = 'open'): TodayItem => ({
  what,
  severity,
  target: { kind: 'any', id: 'x' as EntityId },
  day: '2026-11-17' as Day,
})

/** One of each; a new kind of line does not compile until it stands here. */
const every: { readonly [T in TodayWhat['type']]: Extract<TodayWhat, { type: T }> } = {
  birthday: { type: 'birthday', days: 0 },
  service: { type: 'service', years: 10, days: 1 },
  teaching: { type: 'teaching', years: 30, days: 1 },
  retirement: { type: 'retirement', days: 100 },
  'term-due': { type: 'term-due', posts: 7, days: -3 },
  'not-visited': { type: 'not-visited', event: 'illness', days: -4 },
  'visit-incomplete': { type: 'visit-incomplete', missing: ['receipt'] },
  'activity-incomplete': { type: 'activity-incomplete', missing: ['sign-in', 'photo'] },
  'proposal-review': { type: 'proposal-review' },
  'proposal-seconders': { type: 'proposal-seconders', have: 1, need: 2 },
  'proposal-revise': { type: 'proposal-revise' },
  'proposal-submit': { type: 'proposal-submit' },
  'rating-unfinished': { type: 'rating-unfinished', missing: 3, days: 20 },
  'hardship-reviews': { type: 'hardship-reviews', count: 2 },
  'claim-steps': { type: 'claim-steps', count: 1 },
  'activity-not-held': { type: 'activity-not-held', days: -4 },
  'fund-over': { type: 'fund-over', category: 'film', amount: 1050 as Fen },
  'fund-gaps': { type: 'fund-gaps', count: 2 },
  'fund-papers': { type: 'fund-papers', count: 1 },
  'not-exported': { type: 'not-exported', days: null, changes: 23 },
  'backup-old': { type: 'backup-old', days: 9 },
}

describe('a line of 今日', () => {
  it('says something and goes somewhere for everything that can be due', () => {
    for (const what of Object.values(every)) {
      const line = dueLine(item(what), -3, zh, names)
      expect(line.text, what.type).not.toBe('')
      expect(line.path, what.type).toMatch(
        /^\/(condolence|member|activity|help|proposal|home|fund|exchange|setting)$/,
      )
      expect(dueLine(item(what), -3, en, names).text, what.type).not.toMatch(/[，。（）]/)
    }
  })

  it('goes to screens every branch has', () => {
    const paths = new Set(routesFor('branch').map((route) => route.path))
    for (const what of Object.values(every)) expect(paths).toContain(dueLine(item(what), 0, zh, names).path)
  })

  it('opens the visit form with member and event filled in', () => {
    const line = dueLine(item(every.birthday, 'now'), 0, zh, names)
    expect([line.when, line.text]).toEqual(['今天', '王敏 生日'])
    expect(line.query).toEqual({ dialog: 'new', member: 'x', event: 'birthday' })
  })

  it('says how many days somebody has been waiting', () => {
    const line = dueLine(item(every['not-visited'], 'late'), -4, zh, names)
    expect([line.when, line.text]).toEqual(['逾期 4 天', '李伟 生病住院已 4 天，还没有慰问'])
  })

  it('counts reviews and claims without a name', () => {
    const line = dueLine(item(every['hardship-reviews'], 'late'), -4, zh, names)
    expect([line.when, line.text, line.path]).toEqual(['逾期 4 天', '2 份困难职工档案要复核', '/help'])
    expect(dueLine(item(every['claim-steps']), 3, zh, names).query).toEqual({ view: 'aid', part: 'claim' })
  })

  it('opens the tab where the missing paper is put in', () => {
    expect(dueLine(item(every['activity-incomplete']), -3, zh, names).query).toEqual({
      open: 'x',
      tab: 'people',
    })
    const photos = item({ type: 'activity-incomplete', missing: ['photo'] })
    expect(dueLine(photos, -3, zh, names).query).toEqual({ open: 'x', tab: 'photos' })
  })
})
