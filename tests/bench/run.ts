import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildForNode } from './build-node.ts'
import { load1, type Part, table } from './median.ts'
import { type PeerName, peerNames } from './peers/all.ts'

/**
 * `npm run bench -- [--only peers,scale,browser,open,pages] [--rounds 3] [--records 20000] [--bundles 100] [--branches 60]
 * [--members 80] [--changes 1000000] [--opened 200000] [--staff 300] [--unions 100] [--years 5] [--seed 1]
 * [--peers parsed,yjs]`. Prints Markdown.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'peers,scale,browser,open,pages' },
    rounds: { type: 'string', default: '3' },
    records: { type: 'string', default: '20000' },
    bundles: { type: 'string', default: '100' },
    branches: { type: 'string', default: '60' },
    members: { type: 'string', default: '80' },
    changes: { type: 'string', default: '1000000' },
    opened: { type: 'string', default: '200000' },
    staff: { type: 'string', default: '300' },
    unions: { type: 'string', default: '100' },
    years: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'string', default: peerNames.join() },
  },
})
const folder = fileURLToPath(new URL('.', import.meta.url))
const number = (name: Exclude<keyof typeof values, 'only' | 'peers'>): number => {
  const value = Number(values[name])
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`)
  return value
}
const rounds = number('rounds')
const seed = number('seed')

if (!existsSync(`${folder}node_modules/dexie-export-import`)) {
  console.log('installing what is compared with …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const shell = process.platform === 'win32'
  const options = { cwd: folder, stdio: 'inherit', shell } as const
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], options)
  if (status !== 0) process.exit(status ?? 1)
}
await buildForNode(folder, ['child', 'scale-child'])

const parts: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<Part> }>> = {
  peers: {
    title: '(a) In memory: Node, each step in a fresh process',
    run: async () =>
      (await import('./peers.ts')).benchPeers(
        { records: number('records'), bundles: number('bundles'), seed },
        rounds,
        peerNames.filter((name: PeerName) => values.peers.split(',').includes(name)),
      ),
  },
  scale: {
    title: 'Many changes: Node, folded in portions, chunks on the disk',
    run: async () => (await import('./scale.ts')).benchScale(number('changes'), seed, rounds),
  },
  browser: {
    title: '(b) In Chromium: the whole import, profile on the disk',
    run: async () => {
      const data = await (await import('./data.ts')).makeData(number('branches'), number('members'), seed)
      return (await import('./browser.ts')).benchBrowser(data, rounds)
    },
  },
  open: {
    title: 'Opening the application in Chromium',
    run: async () => (await import('./open.ts')).benchOpen(number('opened'), seed, rounds),
  },
  pages: {
    title: 'Each page in Chromium: a month and years of records, a branch and a school',
    run: async () =>
      (await import('./pages.ts')).benchPages(
        { members: number('staff'), branches: number('unions'), years: number('years'), seed },
        rounds,
      ),
  },
}

const aims: Part['aims'][number][] = []
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, load ${load1()}\n`,
)
for (const name of values.only.split(',')) {
  const part = parts[name]
  if (!part) throw new Error(`there is no part ${name}`)
  const found = await part.run()
  aims.push(...found.aims)
  console.log(`## ${part.title}\n\n${found.text}\n`)
}
console.log('## Aims\n')
console.log(
  table([
    ['aim', 'found', 'reached'],
    ...aims.map(({ aim, found, met }) => [aim, found, met ? 'yes' : '**no**']),
  ]),
)
