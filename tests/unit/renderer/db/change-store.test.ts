import { describe } from 'vitest'
import { createDexieChangeStore } from '#renderer/db/change-store.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { changeStoreContract } from '#tests/support/change-store-contract.ts'
import { testCrypto } from '#tests/support/crypto.ts'

let count = 0

describe('the change store over IndexedDB', () => {
  changeStoreContract(() => {
    const name = `contract${count++}`
    return Promise.resolve({
      open: () => Promise.resolve(createDexieChangeStore(new IndexDb(name), testCrypto)),
    })
  })
})
