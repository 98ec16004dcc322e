/**
 * What one runner reported.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count
 */

/** A runner that broke down counts as one failed test. */
const crash = { passed: 0, failed: 1, skipped: 0 }

/**
 * A report as an object; null when there is none that can be read.
 * @param {string | null} text
 * @returns {any}
 */
const parse = (text) => {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * A runner that says "all good" and still ends badly broke down after its tests.
 * @param {Count} count
 * @param {number | null} status
 * @returns {Count}
 */
const judged = (count, status) => (status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count)

/**
 * The first lines of a text, without colours.
 * @param {string} text
 * @param {number} most
 */
const lines = (text, most) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one.
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, most)
    .map((line) => `    ${line.trim().slice(0, 200)}`)
    .join('\n')

/** The first lines of what a test failed with. */
const firstLines = (/** @type {string} */ text) => lines(text, 4)

/**
 * What failed in vitest's JSON report, each with its file and the first lines of its reason, so that the end of a long
 * output tells it.
 * @param {string | null} text
 * @returns {readonly string[]}
 */
export const failedInVitest = (text) =>
  (parse(text)?.testResults ?? []).flatMap(
    /** @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file */
    ({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed')
      if (status === 'failed' && failed.length === 0) return [`${name}\n${firstLines(message)}`]
      return failed.map(
        ({ fullName, failureMessages }) => `${name}: ${fullName}\n${firstLines(failureMessages.join('\n'))}`,
      )
    },
  )

/**
 * What failed in Playwright's JSON report, each with what its windows showed then; also what passed at the second try,
 * which says so: it is looked into, but a busy machine stops nobody's work.
 * @param {string | null} text
 * @returns {readonly string[]}
 */
export const failedInPlaywright = (text) => {
  /** @typedef {{ status: string, attachments: { name: string, body?: string }[] }} Try */
  /** @typedef {{ title: string, specs?: { title: string, tests: { status: string, results: Try[] }[] }[], suites?: Suite[] }} Suite */
  /**
   * @param {Suite} suite
   * @returns {readonly string[]}
   */
  const failedIn = ({ title, specs = [], suites = [] }) => [
    ...suites.flatMap(failedIn),
    ...specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status, results }) => {
          const shown = (results[0]?.attachments ?? [])
            .filter(({ name, body }) => name === 'screen' && body)
            .map(
              ({ body }) => `  a window showed\n${lines(Buffer.from(body ?? '', 'base64').toString(), 60)}`,
            )
          const note = status === 'flaky' ? ' (passed at the second try)' : ''
          return [`${title}: ${spec.title}${note}`, ...shown].join('\n')
        }),
    ),
  ]
  return (parse(text)?.suites ?? []).flatMap(failedIn)
}

/**
 * The counts of vitest's JSON report and its exit status.
 * @param {string | null} text
 * @param {number | null} status
 * @returns {Count}
 */
export const countVitest = (text, status) => {
  const report = parse(text)
  if (typeof report?.numPassedTests !== 'number') return crash
  // A file that could not be loaded, or whose preparation failed, has no failed test: it counts as one.
  const broken = report.testResults.filter(
    /** @param {{ status: string, assertionResults: { status: string }[] }} file */
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return judged(count, status)
}

/**
 * The counts of Playwright's JSON report and its exit status. A test that passed at the second try has passed.
 * @param {string | null} text
 * @param {number | null} status
 * @returns {Count}
 */
export const countPlaywright = (text, status) => {
  const report = parse(text)
  if (typeof report?.stats?.expected !== 'number') return crash
  const { expected, unexpected, flaky, skipped } = report.stats
  const count = { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped }
  return judged(count, status)
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const add = (counts) =>
  counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/**
 * The last line of `npm test`.
 * @param {Count} count
 */
export const sentence = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
