// JavaScript, because the libraries are not installed where the project is type-checked.
import { expose } from 'comlink'
import { automergePeer } from '../../peers/automerge.ts'
import { dexiePeer } from '../../peers/dexie.ts'
import { loroPeer } from '../../peers/loro.ts'
import { pouchdbPeer } from '../../peers/pouchdb.ts'
import { tinybasePeer } from '../../peers/tinybase.ts'
import { yjsPeer } from '../../peers/yjs.ts'

const makers = {
  yjs: async () => yjsPeer(await import('yjs')),
  loro: async () => loroPeer(await import('loro-crdt/base64')),
  tinybase: async () => tinybasePeer(await import('tinybase')),
  automerge: async () => {
    const automerge = await import('@automerge/automerge/slim')
    const { automergeWasmBase64 } = await import('@automerge/automerge/automerge.wasm.base64')
    await automerge.initializeBase64Wasm(automergeWasmBase64)
    return automergePeer(automerge)
  },
  pouchdb: async () => {
    const { default: core } = await import('pouchdb-core')
    core.plugin((await import('pouchdb-adapter-indexeddb')).default)
    return pouchdbPeer({ core, adapter: 'indexeddb' })
  },
  dexie: async () => {
    const { default: Dexie } = await import('dexie')
    const { exportDB, importInto } = await import('dexie-export-import')
    return dexiePeer({ Dexie, exportDB, importInto })
  },
}
/** These write what they merge into IndexedDB themselves. */
const keepsItself = ['pouchdb', 'dexie']

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const openStore = () => {
  const request = indexedDB.open('kept', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('file')
  return done(request)
}

let name = ''
let peer
let replica
let files = []

expose({
  prepare: async (which, urls) => {
    name = which
    peer = await makers[which]()
    files = await Promise.all(urls.map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())))
    replica = await peer.open(1000)
  },
  run: async () => {
    const start = performance.now()
    await peer.take(replica, files)
    const merged = performance.now()
    // What was received, and the state it came to: both survive a power cut once this is done.
    if (!keepsItself.includes(name)) {
      const db = await openStore()
      const state = await peer.full(replica)
      const tx = db.transaction('file', 'readwrite', { durability: 'strict' })
      const store = tx.objectStore('file')
      for (const [i, file] of files.entries()) store.put(file, i)
      store.put(state, 'state')
      await new Promise((resolve, reject) => {
        tx.oncomplete = resolve
        tx.onabort = () => reject(tx.error)
      })
      db.close()
    }
    const end = performance.now()
    const { size } = await peer.read(replica)
    return { merge: merged - start, keep: end - merged, records: size }
  },
})
