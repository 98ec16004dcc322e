import { expect, it } from 'vitest'
import { visit } from '#shared/domain/condolence.ts'
import { member } from '#shared/domain/member.ts'
import { must, newPc } from '#tests/support/engine.ts'

it('records are found by id among the kinds that are named: as the one they show under, and null when no list shows them', async () => {
  const { engine, records } = await newPc('物理学院分工会', 'branch')
  const [kept, same, gone, seen] = [
    await engine.newId(),
    await engine.newId(),
    await engine.newId(),
    await engine.newId(),
  ]
  must(await engine.save([{ kind: 'member', entity: kept, fields: { name: '甲' } }]))
  must(await engine.save([{ kind: 'member', entity: same, fields: { name: '甲' } }]))
  must(await engine.save([{ kind: 'member', entity: gone, fields: { name: '乙' } }]))
  must(await engine.save([{ kind: 'visit', entity: seen, fields: { member: gone } }]))
  must(await engine.linkSame('member', [kept, same]))
  must(
    await engine.save([{ kind: 'member', entity: gone, fields: { life: { state: 'void', reason: '错' } } }]),
  )

  const found = await records.find([member, visit], [kept, same, gone, seen, 'no id'])
  expect(found.get(kept)?.values.name).toBe('甲')
  expect(found.get(same)?.id).toBe(found.get(kept)?.id)
  expect(found.get(gone)).toBeNull()
  expect(found.get(seen)?.kind).toBe('visit')
  expect(found.get('no id')).toBeNull()
  expect((await records.find([visit], [kept])).get(kept)).toBeNull()
})
