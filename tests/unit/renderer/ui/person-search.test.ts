import { describe, expect, it } from 'vitest'
import { loadSpell, matchPerson } from '#renderer/ui/person-search.ts'

const spell = await loadSpell()
const finds = (name: string, query: string) => matchPerson(name, query, spell)

describe('a person is found', () => {
  it('by part of the name', () => {
    expect(finds('欧阳明', '阳明')).toBe(true)
    expect(finds('欧阳明', '张')).toBe(false)
  })

  it('by pinyin, initials, and a mixture of both', () => {
    for (const query of ['zhangsan', 'zs', 'zhs', 'zhangs', 'ZS', 'san', 'zhang san']) {
      expect(finds('张三', query), query).toBe(true)
    }
    for (const query of ['sz', 'zsa3', 'lisi', 'zss']) expect(finds('张三', query), query).toBe(false)
  })

  it('by the reading a surname has as a surname', () => {
    expect(finds('单雄信', 'shan')).toBe(true)
    expect(finds('曾国藩', 'zgf')).toBe(true)
  })

  it('with v or ü for 吕', () => {
    expect(finds('吕布', 'lvb')).toBe(true)
    expect(finds('吕布', 'lüb')).toBe(true)
  })

  it('with the dot of a long name left out', () => {
    expect(finds('买买提·吐尔逊', 'mmtt')).toBe(true)
    expect(finds('买买提·吐尔逊', '买买提吐')).toBe(true)
  })

  it('by the name alone while the dictionary is loading', () => {
    expect(matchPerson('张三', 'zs', null)).toBe(false)
    expect(matchPerson('张三', '三', null)).toBe(true)
  })
})
