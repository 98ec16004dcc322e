import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { programOf, projectFolder } from './tools.mjs'

// One project per process: what a folder may use of DOM and Node is decided there.
const projects = ['src/shared', 'src/node', 'src/main', 'src/preload', 'src/cli', 'src/renderer', 'tests']

let failed = false
for (const project of projects) {
  if (!existsSync(join(projectFolder, project, 'tsconfig.json'))) continue
  const { status } = spawnSync(
    process.execPath,
    [programOf('typescript', 'tsc'), '--pretty', '-p', project],
    {
      cwd: projectFolder,
      stdio: 'inherit',
    },
  )
  if (status !== 0) {
    failed = true
    console.error(`types: ${project} does not compile`)
  }
}
process.exitCode = failed ? 1 : 0
