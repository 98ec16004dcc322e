import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

// Set while running, a flag that V8 does not know is only a line on the error output.
it('asks of V8 what it knows', () => {
  const module = new URL('../../../src/cli/small-heap.ts', import.meta.url)
  const code = `import(${JSON.stringify(module.href)}).then((it) => it.keepHeapSmall())`
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
