// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { goTo, hashOf, parseHash, useHash, useHashValue } from '#renderer/ui/hash.ts'

beforeEach(() => {
  history.replaceState(null, '', '#/')
})

describe('the address after the hash', () => {
  it('holds a path and a query', () => {
    expect(parseHash('#/member?drawer=new&id=a.b')).toEqual({
      path: '/member',
      query: { drawer: 'new', id: 'a.b' },
    })
    expect(parseHash('')).toEqual({ path: '/', query: {} })
  })

  it('leaves empty values out', () => {
    expect(hashOf('/member', { drawer: null, id: '', tab: '历史' })).toBe('#/member?tab=%E5%8E%86%E5%8F%B2')
    expect(parseHash(hashOf('/x', { q: 'a&b=c' })).query).toEqual({ q: 'a&b=c' })
  })

  it('opens an overlay, keeps the rest of the query, and closes it again', () => {
    goTo('#/member?year=2026')
    const place = renderHook(() => useHash())
    const drawer = renderHook(() => useHashValue('drawer'))
    act(() => drawer.result.current[1]('new'))
    expect(place.result.current).toEqual({ path: '/member', query: { year: '2026', drawer: 'new' } })
    expect(drawer.result.current[0]).toBe('new')
    act(() => drawer.result.current[1](null))
    expect(location.hash).toBe('#/member?year=2026')
  })
})
