import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {string} number The variable of the environment that says how often.
 * @property {number} count
 * @property {'properties' | 'vitest' | 'playwright'} by
 * @property {readonly string[]} what
 * @property {RegExp} says What of the output is the result.
 */

/** @type {readonly Part[]} */
export const parts = [
  {
    title: 'Properties',
    number: 'RUNS',
    count: 100_000,
    by: 'properties',
    what: [],
    says: /^I\d+[\dI, ]*: .*$/gm,
  },
  {
    title: 'Hostile files',
    number: 'FILES',
    count: 100_000,
    by: 'vitest',
    what: ['tests/fuzz'],
    says: /^seed \d+: .*$/gm,
  },
  {
    title: 'Imports killed at any step of the commit',
    number: 'IMPORT_KILLS',
    count: 2000,
    by: 'vitest',
    what: ['tests/integration/import-killed.test.ts'],
    says: /^imports killed: .*$/gm,
  },
  {
    title: 'Erasures killed on their way through the backups',
    number: 'ERASURES',
    count: 2000,
    by: 'vitest',
    what: ['tests/integration/erased-in-backups.test.ts'],
    says: /^erased in backups: .*$/gm,
  },
  {
    title: 'Power cuts',
    number: 'POWER_CUTS',
    count: 2000,
    by: 'vitest',
    what: ['tests/integration/power-cut.test.ts'],
    says: /^power cuts: .*$/gm,
  },
  {
    title: 'The command line killed while it merges',
    number: 'KILLS',
    count: 1000,
    by: 'playwright',
    what: ['command-line-kill', '--project=browser'],
    says: /^command line killed: .*$/gm,
  },
  {
    title: 'Chromium killed while saving',
    number: 'CRASHES',
    count: 200,
    by: 'playwright',
    what: ['crash.spec', '--project=browser', '--project=stand-in'],
    says: /^crashes: .*$/gm,
  },
]

/**
 * The parts to run: those whose number is named, all when none is.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {readonly Part[]}
 */
export const chosenParts = (environment) => {
  const named = parts.flatMap((part) => {
    const text = environment[part.number]
    if (text === undefined || text === '') return []
    const count = Number(text)
    if (!Number.isInteger(count) || count < 1) throw new Error(`${part.number} is a whole number from 1`)
    return [{ ...part, count }]
  })
  return named.length > 0 ? named : parts
}

/**
 * What a part came to, as a section of the summary. Without a result line it did not get that far.
 * @param {Part} part
 * @param {{ readonly said: string, readonly isGood: boolean, readonly minutes: number }} done
 * @returns {string}
 */
export const sectionOf = ({ title, number, count, says }, { said, isGood, minutes }) =>
  [
    `## ${title}`,
    '',
    `${isGood ? 'All hold' : 'NOT ALL HOLD'}. ${number}=${count}, ${minutes.toFixed(1)} minutes.`,
    '',
    ...(stripVTControlCharacters(said).match(says) ?? ['No result.']).map((line) => `- ${line}`),
    '',
  ].join('\n')
