// An IndexedDB for the tests of what stands on it; it must be there before Dexie loads.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { seed } from './seed.ts'

fc.configureGlobal({ seed })

// A busy machine is no fault of a screen.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: 15_000 })
}
