import { describe, expect, it } from 'vitest'
import type { Write } from '#renderer/engine.ts'
import { saveBatch, saveVisit } from '#renderer/features/condolence/model.ts'
import type { Services } from '#renderer/services.ts'
import type { BlobId, EntityId, SaveId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import { err, ok } from '#shared/base/result.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import { fakeEngine, fakeHost, fakeRecords, fakeWorkspace } from '#tests/support/fake-engine.ts'

const servicesOver = (save: Services['engine']['save']): Services => ({
  host: fakeHost(),
  engine: fakeEngine({ save }),
  records: fakeRecords({}),
  workspace: fakeWorkspace(),
  now: () => 0,
  today: () => '2026-03-08' as ReturnType<Services['today']>,
})

const collecting = () => {
  const saves: (readonly Write[])[] = []
  const services = servicesOver(async (writes) => {
    saves.push(writes)
    return ok('AAAAAAAAAAAAAAAA' as SaveId)
  })
  return { saves, services }
}

const member = 'BBBBBBBBBBBBBBBBBBBBBB.2026.zz.AAAAAA' as EntityId
const visit = {
  member,
  event: 'illness',
  gift: { form: 'goods', amount: yuan(300), payer: 'branch-fund' },
} as const
const file: BlobRef = { id: 'x'.repeat(43) as BlobId, media: 'image/jpeg', bytes: 3, name: 'a.jpg' }

describe('saving a visit', () => {
  it('writes the visit, the diagnosis apart and the photo as one save', async () => {
    const { saves, services } = collecting()
    const saved = await saveVisit(
      services,
      { visit, diagnosis: '阑尾炎', files: [{ file, role: 'photo' }] },
      null,
    )
    expect(saved.ok).toBe(true)
    expect(saves).toHaveLength(1)
    const [writes = []] = saves
    expect(writes.map(({ kind }) => kind)).toEqual(['visit', 'visit-health', 'attachment'])
    expect(JSON.stringify(writes[0])).not.toContain('阑尾炎')
    expect(writes[1]?.fields).toEqual({ visit: writes[0]?.entity, diagnosis: '阑尾炎' })
    expect(writes[2]?.fields).toEqual({ of: writes[0]?.entity, role: 'photo', file })
  })

  it('hands a full disk back to the form', async () => {
    const services = servicesOver(async () => err({ type: 'disk-full' }))
    expect(await saveVisit(services, { visit, diagnosis: null, files: [] }, null)).toEqual({
      ok: false,
      error: { type: 'disk-full' },
    })
  })

  it('writes nothing when only the reading by the rules would differ', async () => {
    const { saves, services } = collecting()
    const base = { id: member, visit, health: null }
    const done = await saveVisit(
      services,
      { visit: { ...visit, verdict: { state: 'allowed' } }, diagnosis: null, files: [] },
      base,
    )
    expect(done).toEqual({ ok: false, error: { type: 'nothing-changed' } })
    expect(saves).toHaveLength(0)
  })

  it('saves a batch as one save, so that it can be undone as one', async () => {
    const { saves, services } = collecting()
    const done = await saveBatch(services, [visit, { ...visit, gift: { ...visit.gift, amount: yuan(200) } }])
    expect(done.ok && done.value).toHaveLength(2)
    expect(saves.map((writes) => writes.length)).toEqual([2])
    expect(new Set(saves[0]?.map(({ entity }) => entity)).size).toBe(2)
  })
})
