import { describe, it } from 'vitest'
import { hostContract } from '#tests/support/host-contract.ts'
import { createMemoryHost } from '#tests/support/memory-host.ts'

describe('the host in memory', () => {
  for (const { title, run } of hostContract) {
    it(title, () => {
      const host = createMemoryHost()
      return run({ host, kind: 'browser', reopened: () => createMemoryHost(host) })
    })
  }
})
