import { expect, it } from 'vitest'
import { fieldOf, kindNames, kindOf } from '#shared/domain/registry.ts'
import { systemFieldOf } from '#shared/domain/system-field.ts'

it('no kind declares a field that the mechanism gives to every record', () => {
  for (const name of kindNames) {
    for (const field of Object.keys(kindOf(name)?.fields ?? {}))
      expect(systemFieldOf(name, field), `${name}.${field}`).toBeUndefined()
    for (const field of ['life', 'home', 'approval']) expect(fieldOf(name, field)).toBeDefined()
  }
})
