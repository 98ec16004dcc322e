import { parsedPeer, wholePeer } from '../own.ts'
import type { AnyPeer } from '../peer.ts'
import type { Work } from '../work.ts'
import { automergePeer } from './automerge.ts'
import { dexiePeer } from './dexie.ts'
import { loroPeer } from './loro.ts'
import { pouchdbPeer } from './pouchdb.ts'
import { tinybasePeer } from './tinybase.ts'
import { yjsPeer } from './yjs.ts'

/** Everybody who is measured, ours first. */
export const peerNames = [
  'parsed',
  'whole',
  'yjs',
  'loro',
  'tinybase',
  'automerge',
  'pouchdb',
  'dexie',
] as const
/** One of them. */
export type PeerName = (typeof peerNames)[number]

/** Loads one of them and nothing of the others. */
export const peerOf = async (name: PeerName, work: Work): Promise<AnyPeer> => {
  const makers: Record<PeerName, () => Promise<unknown>> = {
    parsed: () => Promise.resolve(parsedPeer(work)),
    whole: () => Promise.resolve(wholePeer(work)),
    yjs: () => yjsPeer(),
    loro: () => loroPeer(),
    tinybase: () => tinybasePeer(),
    automerge: () => automergePeer(),
    pouchdb: () => pouchdbPeer(),
    dexie: () => dexiePeer(),
  }
  return (await makers[name]()) as AnyPeer
}
