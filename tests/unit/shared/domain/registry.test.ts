import { expect, it } from 'vitest'
import { fieldOf, kindNames, kindOf, referredKinds } from '#shared/domain/registry.ts'
import { systemFieldOf } from '#shared/domain/system-field.ts'

it('no kind declares a field that the mechanism gives to every record', () => {
  for (const name of kindNames) {
    for (const field of Object.keys(kindOf(name)?.fields ?? {}))
      expect(systemFieldOf(name, field), `${name}.${field}`).toBeUndefined()
    for (const field of ['life', 'home', 'approval']) expect(fieldOf(name, field)).toBeDefined()
  }
})

it('knows the kinds that other records name, so that each can be read by its name', () => {
  const names = referredKinds.map(({ kind }) => kind)
  for (const name of ['member', 'activity', 'club', 'fund-entry', 'hardship-file'])
    expect(names).toContain(name)
  expect(names).not.toContain('activity-spending')
})
