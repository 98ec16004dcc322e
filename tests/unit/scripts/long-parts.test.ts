import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chosenParts, parts, sectionOf } from '../../../scripts/long-parts.mjs'

describe('the parts of the long run', () => {
  it('all run when no number is named, and only those named when some are', () => {
    expect(chosenParts({})).toEqual(parts)
    expect(chosenParts({ RUNS: '1000' }).map(({ by, count }) => [by, count])).toEqual([['properties', 1000]])
    const two = chosenParts({ POWER_CUTS: '7', CRASHES: '3', KILLS: '' })
    expect(two.map(({ number, count }) => [number, count])).toEqual([
      ['POWER_CUTS', 7],
      ['CRASHES', 3],
    ])
    expect(() => chosenParts({ KILLS: 'many' })).toThrow('KILLS')
  })

  it('name tests that are there', () => {
    for (const { by, what } of parts) {
      const [name] = what
      if (by === 'vitest') expect(existsSync(name ?? '')).toBe(true)
      if (by === 'playwright')
        expect(existsSync(`tests/e2e/${name?.replace('.spec', '')}.spec.ts`)).toBe(true)
    }
  })

  it('tell what the tests printed, and that nothing came where a test broke off', () => {
    const [part] = chosenParts({ POWER_CUTS: '7' })
    if (!part) throw new Error('a part was named')
    const said = 'noise\n\u001b[22m\u001b[39mpower cuts: SEED=3\nmore\npower cuts: {"import":4}\n'
    expect(sectionOf(part, { said, isGood: true, minutes: 1.25 })).toBe(
      '## Power cuts\n\nAll hold. POWER_CUTS=7, 1.3 minutes.\n\n- power cuts: SEED=3\n- power cuts: {"import":4}\n',
    )
    expect(sectionOf(part, { said: '', isGood: false, minutes: 0 })).toContain('NOT ALL HOLD')
    expect(sectionOf(part, { said: '', isGood: false, minutes: 0 })).toContain('- No result.')
  })
})
