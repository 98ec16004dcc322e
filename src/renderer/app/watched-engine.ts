import type { Engine } from '#renderer/engine.ts'

const writing: ReadonlySet<string> = new Set<keyof Engine>([
  'save',
  'undoLast',
  'merge',
  'exportBundle',
  'acceptParent',
  'fillWithSample',
  'becomeNewPc',
  'retirePc',
  'admit',
  'setScope',
  'rename',
  'makeRecovery',
  'retryQuarantine',
  'keepNewer',
  'readKept',
  'putAway',
  'takeIn',
  'approve',
  'approveAll',
  'moveHome',
  'linkSame',
  'erase',
  'undo',
  'takeBack',
  'bringBack',
])

/** The engine, telling `onWritten` after each call that may have written. Its methods stay the same functions. */
export const watchEngine = (engine: Engine, onWritten: () => void): Engine => {
  const watched = new Map<string, unknown>()
  return new Proxy(engine, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name)
      if (typeof name !== 'string' || !writing.has(name) || typeof method !== 'function') return method
      const known = watched.get(name)
      if (known) return known
      const call = async (...args: readonly unknown[]) => {
        const result: unknown = await Reflect.apply(method, target, args)
        onWritten()
        return result
      }
      watched.set(name, call)
      return call
    },
  })
}
