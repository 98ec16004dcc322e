import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sumExpected } from '#shared/sample/expected.ts'
import { createSampleBranch, type SampleBranch } from '#shared/sample/sample.ts'
import { createSampleSchool } from '#shared/sample/school.ts'
import { openCard } from '#shared/sync/card.ts'
import { emptyTrust } from '#shared/sync/trust-view.ts'
import { createCrypto } from '#shared/sync/web-crypto.ts'

/** `npm run sample -- --branches 60 --members 80 [--seed n] [--out sample] [--card school-card.xjb] [--now 2026-11-20]` */
const { values } = parseArgs({
  options: {
    branches: { type: 'string', default: '60' },
    members: { type: 'string', default: '80' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'sample' },
    card: { type: 'string' },
    now: { type: 'string' },
  },
})

const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream }
const plain = createCrypto({ ...platform, fillRandom: (bytes) => globalThis.crypto.getRandomValues(bytes) })

const whole = (name: 'branches' | 'members' | 'seed', least: number): number => {
  const number = Number(values[name])
  if (!Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} must be a whole number from ${least}`)
  return number
}
const [branches, members, seed] = [whole('branches', 1), whole('members', 8), whole('seed', 0)]
// Whole days: the same command on the same day gives the same records. Another day needs another seed, or a school that
// takes in both sees one PC with two histories.
const now = Date.parse(`${values.now ?? new Date().toISOString().slice(0, 10)}T00:00:00Z`)
const { out } = values

const write = (name: string, content: Uint8Array | string): void => writeFileSync(join(out, name), content)

/** The school of a card that was given, or a new one whose keys lie beside the sample. */
const schoolOf = async (path: string | undefined) => {
  if (path) {
    const opened = await openCard(plain, readFileSync(path), emptyTrust)
    if (!opened.ok) throw new Error(`${path}: ${opened.error.type}`)
    const { org, recipient, name } = opened.value.card
    return { org, recipient, name, code: null }
  }
  const made = await createSampleSchool(platform, seed, now)
  write('school-card.xjb', made.card)
  write('school-join.xjb', made.join)
  write('school-join-code.txt', `${made.code}\n`)
  return { org: made.org, recipient: made.age.recipient, name: made.name, code: made.code }
}

// Only what an earlier run wrote: bundles and the files beside them.
rmSync(join(out, 'late'), { recursive: true, force: true })
rmSync(join(out, 'branch'), { recursive: true, force: true })
mkdirSync(join(out, 'late'), { recursive: true })
mkdirSync(join(out, 'branch'), { recursive: true })

const school = await schoolOf(values.card)
const made: SampleBranch[] = []
let bytes = 0
for (let index = 0; index < branches; index++) {
  const branch = await createSampleBranch({ seed, branches, members, now, school, platform }, index)
  made.push(branch)
  for (const file of branch.files) {
    bytes += file.bytes.length
    write(join(file.late ? 'late' : 'branch', file.name), file.bytes)
  }
}
const expected = sumExpected(
  { seed, branches, members, now, school: school.org },
  made.map((one) => one.expected),
)
write('expected.json', `${JSON.stringify(expected, null, 1)}\n`)

const arrived = made.flatMap(({ files }) => files).filter(({ late }) => !late).length
console.log(`${out}/branch: ${arrived} files of ${branches} branches for ${school.name} (${school.org})`)
console.log(`${out}/late: ${expected.lateFiles} files that have not arrived`)
console.log(`${(bytes / 1e6).toFixed(1)} MB, ${expected.complete.changes} changes, seed ${seed}`)
const { activeMembers, visits, fen, conflicts, voided } = expected.arrived
console.log(
  `expected.json: ${activeMembers} active members, ${visits} visits of ${(fen / 100).toFixed(2)} yuan, ${conflicts} conflicts, ${voided} voided, ${expected.gaps} gaps`,
)
if (school.code)
  console.log(
    `${out}/school-join.xjb makes a PC of the sample school; its code is ${school.code} (also in school-join-code.txt)`,
  )
