import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { zipOf } from '#renderer/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'xiaojia-zip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hasUnzip = (() => {
  try {
    execFileSync('sh', ['-c', 'command -v unzip'])
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasUnzip)('files in one ZIP', () => {
  it('come out as they went in, under their Chinese names, also when two have the same', () => {
    const big = new Uint8Array(100_000).map((_, i) => i % 251)
    const path = join(folder, 'all.zip')
    writeFileSync(
      path,
      zipOf([
        { name: '机械学院分工会-0001.xjb', bytes: big },
        { name: '回执.xjb', bytes: new Uint8Array([1, 2, 3]) },
        { name: '回执.xjb', bytes: new Uint8Array([4]) },
        { name: '空', bytes: new Uint8Array() },
      ]),
    )
    const out = join(folder, 'out')
    // -t checks every checksum.
    execFileSync('unzip', ['-tqq', path])
    execFileSync('unzip', ['-qq', path, '-d', out], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    expect(readdirSync(out).sort()).toEqual(
      ['机械学院分工会-0001.xjb', '回执.xjb', '回执-2.xjb', '空'].sort(),
    )
    expect(new Uint8Array(readFileSync(join(out, '机械学院分工会-0001.xjb')))).toEqual(big)
    expect([...readFileSync(join(out, '回执-2.xjb'))]).toEqual([4])
    expect(statSync(join(out, '回执.xjb')).mode & 0o777).toBe(0o644)
  })
})
