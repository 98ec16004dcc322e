// Test double, never shipped: `import 'electron'` in the built main process gives the stand-in.
import { register } from 'node:module'

const hook = `export const resolve = (name, context, next) =>
  name === 'electron'
    ? { url: ${JSON.stringify(new URL('./fake-electron.mjs', import.meta.url).href)}, shortCircuit: true }
    : next(name, context)`

register(`data:text/javascript,${encodeURIComponent(hook)}`)
