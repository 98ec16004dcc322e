import { describe, expect, it } from 'vitest'
import {
  add,
  countPlaywright,
  countVitest,
  failedInPlaywright,
  failedInVitest,
  sentence,
} from '../../../scripts/count.mjs'

const vitest = (more: object): string =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...more,
  })
const playwright = (stats: object, errors: unknown[] = []): string =>
  JSON.stringify({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2, ...stats }, errors })

describe('the count of npm test', () => {
  it('adds the runners up and names the skipped only when there are some', () => {
    const sum = add([countVitest(vitest({}), 0), countPlaywright(playwright({}), 0)])
    expect(sentence(sum)).toBe('8 passed, 0 failed, 2 skipped')
    expect(sentence({ passed: 1, failed: 2, skipped: 0 })).toBe('1 passed, 2 failed')
  })

  it('counts failed and skipped tests', () => {
    expect(countVitest(vitest({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }), 1)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
    })
    expect(countPlaywright(playwright({ unexpected: 1, flaky: 1 }), 1)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 2,
    })
  })

  it('counts a file that could not be loaded or prepared as failed', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'skipped' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ]
    expect(countVitest(vitest({ testResults, numFailedTests: 1 }), 1).failed).toBe(3)
    expect(countPlaywright(playwright({}, [{ message: 'no such module' }]), 1).failed).toBe(1)
  })

  it('names what failed, with the first lines of the reason', () => {
    const testResults = [
      { name: 'a.test.ts', status: 'failed', message: 'no such module\n', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'good', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'bad',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2'],
          },
        ],
      },
    ]
    expect(failedInVitest(vitest({ testResults }))).toEqual([
      'a.test.ts\n    no such module',
      'b.test.ts: bad\n    expected 1\n    to be 2',
    ])
    expect(failedInVitest(null)).toEqual([])
  })

  it('names what failed in the browser, with what its windows showed', () => {
    const screen = { name: 'screen', body: Buffer.from('今日\n\n  正在读取…… \n').toString('base64') }
    const spec = (title: string, status: string) => ({
      title,
      tests: [{ status, results: [{ attachments: [{ name: 'trace' }, screen] }, { attachments: [] }] }],
    })
    const specs = [spec('good', 'expected'), spec('slow', 'flaky')]
    const suites = [
      { title: 'a.spec.ts', specs, suites: [{ title: 'group', specs: [spec('bad', 'unexpected')] }] },
    ]
    const shown = '  a window showed\n    今日\n    正在读取……'
    expect(failedInPlaywright(JSON.stringify({ suites }))).toEqual([
      `group: bad\n${shown}`,
      `a.spec.ts: slow (passed at the second try)\n${shown}`,
    ])
    expect(failedInPlaywright(null)).toEqual([])
  })

  it('counts a runner that broke down as one failed test', () => {
    for (const text of [null, '', '{"half":']) {
      expect(countVitest(text, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
      expect(countPlaywright(text, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    }
    expect(countVitest(vitest({}), 134).failed).toBe(1)
    expect(countPlaywright(playwright({}), null).failed).toBe(1)
  })
})
