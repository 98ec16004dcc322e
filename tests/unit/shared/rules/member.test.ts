import { describe, expect, test } from 'vitest'
import { parseMemberPack } from '#shared/rules/member.ts'
import { memberS102 } from '#shared/rules/packs/member-examples.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { memberPacks } from '#shared/rules/topic-packs.ts'

const parse = (body: unknown) => parseMemberPack({ id: 'p', title: 't', source: 's', body })
const problems = (body: unknown) => {
  const read = parse(body)
  return read.ok ? [] : read.error.map(({ type, row, key }) => `${type} ${row ?? ''} ${key}`)
}

describe('rules for members', () => {
  test('every shipped pack is read, names its source, and can be chosen', () => {
    for (const pack of shippedPacks.member) {
      expect(parseMemberPack(pack).ok, pack.id).toBe(true)
      expect(pack.source).not.toBe('')
    }
    expect(memberPacks.examples.map(({ id }) => id)).toEqual(shippedPacks.member.map(({ id }) => id))
  })

  test('the example asks for 0.5 % to the jiao, and for one chair at a time', () => {
    const read = parseMemberPack(memberS102)
    if (!read.ok) throw new Error('read')
    expect(read.value.rule.dues).toMatchObject({
      perTenThousand: 50,
      unit: 10,
      rounding: 'nearest',
      grace: 0,
      lapse: 6,
    })
    expect(read.value.rule.terms.find(({ posts }) => posts.includes('chair'))).toMatchObject({
      most: 1,
      per: 'union',
    })
  })

  test('terms may stand without dues', () => {
    const read = parse({ format: 1, terms: [{ id: 'a', posts: ['chair'], years: 3 }] })
    expect(read.ok && read.value.rule).toEqual({
      terms: [{ id: 'a', posts: ['chair'], years: 3, most: null, per: 'union', clause: null }],
      dues: null,
    })
  })

  test('what does not fit is said with its row', () => {
    expect(problems({ format: 2, terms: [] })).toEqual(['unknown-format  format'])
    expect(problems({ format: 1 })).toEqual(['missing  terms'])
    expect(
      problems({
        format: 1,
        terms: [
          { id: 'a', posts: ['chair'], years: 5 },
          { id: 'b', posts: ['chair', 'women'], years: 2.5 },
          { id: 'b', posts: ['emperor'], years: 99 },
        ],
        dues: { perTenThousand: 0.5, unit: 10, rounding: 'sometimes', more: 1 },
      }),
    ).toEqual([
      'unknown-value 3 posts',
      'out-of-range 3 years',
      'out-of-range  dues.perTenThousand',
      'unknown-value  dues.rounding',
      'unknown-key  dues.more',
      'repeated 3 id',
      'wrong-type 2 years',
      'repeated 2 posts',
      'wrong-type  dues.perTenThousand',
    ])
  })
})
