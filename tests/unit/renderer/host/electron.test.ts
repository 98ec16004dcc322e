import { describe, expect, it } from 'vitest'
import { electronHost } from '#renderer/host/electron.ts'
import { problemOf } from '#renderer/host/opfs-write.ts'
import { hostMethods } from '#shared/host.ts'

const whole = Object.fromEntries(hostMethods.map((name) => [name, () => Promise.resolve(null)]))

describe('the port on the window', () => {
  it('is taken when it has every method', () => {
    expect(electronHost({ host: whole })).toBe(whole)
  })

  it('is absent in a plain browser', () => {
    expect(electronHost({})).toBeNull()
    expect(electronHost({ host: undefined })).toBeNull()
  })

  it('of another version is an error, not a page that fails later', () => {
    expect(() => electronHost({ host: { ...whole, saveFile: undefined } })).toThrow('saveFile')
    expect(() => electronHost({ host: 'host' })).toThrow('not a port')
  })
})

describe('exceptions of the private file system', () => {
  it('are the problem a person can act on', () => {
    const named = (name: string): DOMException => new DOMException('', name)
    expect(problemOf(named('QuotaExceededError'))).toEqual({ type: 'disk-full' })
    expect(problemOf(named('NoModificationAllowedError'))).toEqual({ type: 'in-use' })
    expect(problemOf(named('NotAllowedError'))).toEqual({ type: 'not-permitted' })
    expect(problemOf(named('UnknownError')).type).toBe('disk-error')
  })
})
