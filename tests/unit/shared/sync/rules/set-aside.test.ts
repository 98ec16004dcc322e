import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/sync/change.ts'
import { openOffice, org, reasonsIn, viewOf } from './office.ts'

describe('rule 1: a set-aside', () => {
  test('counts where it was written and on the other PCs of that organisation, not below', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const aside = await s.setAside(first)
    expect(reasonsIn(viewOf([first, aside], org.school), first)).toEqual(['set-aside'])
    for (const viewer of [org.branch, org.other, org.group, null])
      expect(reasonsIn(viewOf([first, aside], viewer), first)).toEqual([])
  })
  test('counts upwards for what was written at or below it, and for nothing else', async () => {
    const { b, g, o } = openOffice()
    const [own, below, beside] = [
      await b.create({ name: '甲' }),
      await g.create({ name: '乙' }),
      await o.create({ name: '丙' }),
    ]
    const set = [own, below, beside, await b.setAside(own, below, beside)]
    const at = (viewer: typeof org.school): readonly string[] => {
      const view = viewOf(set, viewer)
      return [own, below, beside].map((change) => reasonsIn(view, change).join())
    }
    expect(at(org.school)).toEqual(['set-aside', 'set-aside', ''])
    expect(at(org.branch)).toEqual(['set-aside', 'set-aside', 'set-aside'])
  })
  test('names only its changes, and the record shows what it showed before', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const second = await b.edit(first.header.entity, { name: '乙' })
    const view = viewOf([first, second, await s.setAside(second)])
    expect(view.get('member', first.header.entity)?.values.name).toBe('甲')
  })
  test('ends when it is revoked, and begins again when the revoke is', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const aside = await s.setAside(first)
    const end = await s.revoke(aside)
    expect(reasonsIn(viewOf([first, aside, end]), first)).toEqual([])
    expect(reasonsIn(viewOf([first, aside, end, await s.revoke(end)]), first)).toEqual(['set-aside'])
  })
  test('takes back what the revokes of the import took back', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const revoke = await b.revoke(first)
    expect(reasonsIn(viewOf([first, revoke]), first)).toEqual(['revoked'])
    const aside = await s.setAside(revoke)
    expect(reasonsIn(viewOf([first, revoke, aside]), first)).toEqual([])
    expect(reasonsIn(viewOf([first, revoke, aside], org.branch), first)).toEqual(['revoked'])
  })
  test('touches no retirement, admission, erasure or other set-aside', async () => {
    const { s, b, c } = openOffice()
    const first = await c.create({ name: '甲' })
    const second = await b.create({ name: '乙' })
    const end = await b.say('retire', { device: c.device, last: null })
    const erase = await b.say('erase', {
      changes: [{ id: second.id, kind: 'member', entity: second.header.entity }],
    })
    const view = viewOf([first, second, end, erase, await s.setAside(end, erase)])
    expect(reasonsIn(view, first)).toEqual(['retired'])
    expect(view.get('member', second.header.entity)?.erased).toContain('name')
    expect(view.problems().ineffective.map(({ reason }) => reason)).toEqual(['retired'])
  })
  test('of a part of a save takes the whole save along', async () => {
    const { s, b } = openOffice()
    const two = [b.newId(), b.newId(), b.newId()].map((entity) => {
      return { kind: 'member', entity, values: { life: { state: 'active' }, name: '甲' } }
    })
    const [first, second, third] = (await b.saveAll(two)) as [Change, Change, Change]
    const view = viewOf([first, second, third, await s.setAside(second)])
    for (const change of [first, second, third]) expect(reasonsIn(view, change)).toEqual(['set-aside'])
  })
  test('of another organisation that is not at or above the author does not count', async () => {
    const { b, o } = openOffice()
    const first = await b.create({ name: '甲' })
    expect(reasonsIn(viewOf([first, await o.setAside(first)]), first)).toEqual([])
  })
})
