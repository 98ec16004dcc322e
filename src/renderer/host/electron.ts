import { type Host, hostMethods } from '#shared/host.ts'

/** The port the preload put on the window; null in a plain browser. A preload of another version is a bug and throws. */
export const electronHost = (scope: object): Host | null => {
  if (!('host' in scope) || scope.host === undefined) return null
  const port = scope.host
  if (typeof port !== 'object' || port === null) throw new Error('window.host is not a port')
  const methods = new Map<string, unknown>(Object.entries(port))
  for (const name of hostMethods) {
    if (typeof methods.get(name) !== 'function') throw new Error(`window.host has no ${name}`)
  }
  // Every method of the interface was just seen to be there.
  return port as Host
}
