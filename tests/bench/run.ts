import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** `npm run bench -- [--branches 60] [--members 80] [--rounds 5] [--only memory|browser]` */
const { values } = parseArgs({
  options: {
    branches: { type: 'string', default: '60' },
    members: { type: 'string', default: '80' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const folder = fileURLToPath(new URL('.', import.meta.url))

if (values.only !== 'browser' && !existsSync(`${folder}node_modules/yjs`)) {
  console.log('installing what is compared with …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const shell = process.platform === 'win32'
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell,
  })
  if (status !== 0) process.exit(status ?? 1)
}

const { makeData } = await import('./data.ts')
const [branches, members, rounds, seed] = [values.branches, values.members, values.rounds, values.seed].map(
  Number,
)
const data = await makeData(branches ?? 60, members ?? 80, seed ?? 1)
console.log(
  `sample: ${branches} branches of ${members} members, ${data.expected.arrived.changes} different changes\n`,
)

if (values.only !== 'browser') {
  // Built as the product is: what runs TypeScript directly names every inner function, and that costs ours alone.
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      ssr: `${folder}memory.ts`,
      outDir: `${folder}out`,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'memory.mjs' } },
    },
    ssr: { noExternal: true },
  })
  const { benchMemory } = (await import(`${folder}out/memory.mjs`)) as typeof import('./memory.ts')
  console.log(`(a) in memory\n${await benchMemory(data, rounds ?? 5)}\n`)
}
if (values.only !== 'memory') {
  const { benchBrowser } = await import('./browser.ts')
  console.log(`(b) in Chromium, profile on the disk\n${await benchBrowser(data, rounds ?? 5)}`)
}
