import type { ChangeId, DeviceId, EntityId, OrgId } from '../../src/shared/base/id.ts'
import { fieldOf } from '../../src/shared/domain/registry.ts'
import { type Change, systemKind } from '../../src/shared/sync/change.ts'
import { type Author, buildChanges, newSaveId } from '../../src/shared/sync/change-build.ts'
import type { AgeKey, SigningKey } from '../../src/shared/sync/crypto.ts'
import { cutOwn, type OwnPlace } from '../../src/shared/sync/cutting.ts'
import type { Edit } from '../../src/shared/sync/draft.ts'
import { type Batch, parseRecordKey } from '../../src/shared/sync/fact-state.ts'
import { headsOf } from '../../src/shared/sync/fold.ts'
import { createMissing } from '../../src/shared/sync/missing.ts'
import { openBundle } from '../../src/shared/sync/open-bundle.ts'
import { packBundle } from '../../src/shared/sync/pack-bundle.ts'
import { createKnown, type Hold, holdsOf } from '../../src/shared/sync/receipt.ts'
import { buildSave } from '../../src/shared/sync/save-build.ts'
import { createScope } from '../../src/shared/sync/scope.ts'
import { signSegment } from '../../src/shared/sync/segment-seal.ts'
import type { ChangeLines } from '../../src/shared/sync/segment-text.ts'
import { envelopeField, signStatement } from '../../src/shared/sync/statement.ts'
import type { Statement } from '../../src/shared/sync/trust.ts'
import { buildTrust } from '../../src/shared/sync/trust-view.ts'
import { View } from '../../src/shared/sync/view.ts'
import type { Peer, PeerSave, Rivals } from './peer.ts'
import type { Work } from './work.ts'

/** The organisation to which all PCs belong. */
export interface Org {
  readonly id: OrgId
  readonly root: SigningKey
  readonly age: AgeKey
}

/** One PC. */
export interface Pc {
  readonly key: SigningKey
  readonly device: DeviceId
}

interface Replica {
  readonly pc: Pc
  readonly view: View
  /** Its own chain, as it lies in its journal. */
  readonly chain: { readonly change: Change; readonly lines: ChangeLines }[]
  author: Author
}

const batchOf = (opened: Extract<Awaited<ReturnType<typeof openBundle>>, { ok: true }>['value']): Batch => ({
  changes: opened.segments.flatMap(({ changes }) => changes),
  withheld: opened.segments.flatMap(({ withheld }) => withheld),
  statements: [...opened.statements.values()],
})

/** The values of all heads of a field beside the one shown. */
const rivalsIn = (view: View): Rivals => {
  const found = new Map<string, Record<string, readonly unknown[]>>()
  for (const [key, record] of view.records()) {
    if (record.conflicts.length === 0) continue
    const row: Record<string, readonly unknown[]> = {}
    for (const field of record.conflicts) {
      const heads = new Set<ChangeId>(headsOf(record, field))
      row[field] = record.writes.flatMap(({ id, values }) => (heads.has(id) ? [values[field]] : []))
    }
    found.set(key, row)
  }
  return found
}

/** What a PC says first: its organisation's card, and its place in it. */
const statementsOf = (org: Org, { device, key }: Pc): readonly Statement[] => {
  const { root, age } = org
  const own = { org: org.id, root: root.publicKey, at: 0 }
  const named = {
    recipient: age.recipient,
    recovery: null,
    name: 'bench',
    level: 'school',
    parent: null,
  } as const
  return [
    { ...own, ...named, type: 'card', version: 1 },
    { ...own, type: 'device', device, key: key.publicKey, name: 'PC' },
  ]
}

const ownPeer = <File>(
  { org, crypto, pcs }: Work,
  name: string,
  taking: {
    readonly prepare?: (files: readonly Uint8Array[]) => Promise<readonly File[]>
    readonly batch: (file: File) => Promise<Batch>
  },
): Peer<Replica, readonly Hold[], File> => {
  const pcAt = (n: number): Pc => {
    const pc = pcs[n]
    if (!pc) throw new Error('no such PC')
    return pc
  }
  const put = (
    replica: Replica,
    built: Awaited<ReturnType<typeof buildChanges>>,
    statements: Statement[] = [],
  ) => {
    for (const [i, change] of built.changes.entries()) {
      const lines = built.lines[i]
      if (lines) replica.chain.push({ change, lines })
    }
    replica.author = built.author
    replica.view.add({ changes: built.changes, statements })
  }
  const introduce = async (replica: Replica): Promise<void> => {
    const { device } = replica.pc
    for (const [n, statement] of statementsOf(org, replica.pc).entries()) {
      const envelope = await signStatement(crypto, org.root, statement)
      const entity = `${device}.2025.${n}.AAAAAA` as EntityId
      const drafts = [
        {
          kind: systemKind.statement,
          entity,
          values: { plain: { [envelopeField]: envelope, life: { state: 'active' } } },
          seen: {},
        },
      ]
      const save = { save: newSaveId(crypto), at: 0, actor: null, drafts }
      put(replica, await buildChanges([save], replica.author, crypto), [statement])
    }
  }
  const pack = async (replica: Replica, holds: readonly Hold[] | null): Promise<Uint8Array> => {
    const { pc, view, chain } = replica
    const { trust, chains } = view.state
    const known = createKnown(chains, [holds])
    const missing = createMissing({
      trust,
      chains,
      scope: createScope(trust, { type: 'own', org: org.id }),
      known,
    })
    for (const record of view.records().values()) missing.look(record)
    const plan = missing.done()
    const going = plan.chains.get(pc.device)
    const places = chain.map(
      ({ change, lines }): OwnPlace => ({ seq: change.header.seq, id: change.id, lines }),
    )
    const cut = going ? cutOwn(pc.device, pc.key.publicKey, places, going, known) : []
    const packed = await packBundle({
      crypto,
      kind: holds ? 'delta' : 'full',
      signer: { org: org.id, key: pc.key },
      recipient: { org: org.id, keyId: org.age.recipient },
      alsoFor: [],
      chain: { n: 1, prevHash: null },
      createdAt: 0,
      schema: 1,
      segments: await Promise.all(cut.map((segment) => signSegment(crypto, pc.key, segment))),
      withheld: plan.withheld,
      holds: holdsOf(chains, new Map(), () => true),
    })
    if (!packed.ok) throw new Error(packed.error.type)
    return packed.value.bytes
  }
  return {
    name,
    open: async (n) => {
      const pc = pcAt(n)
      const view = new View({ field: fieldOf, viewer: org.id, schema: 1 })
      const author: Author = { device: pc.device, org: org.id, role: 'school', schema: 1, seq: 0, prev: null }
      const replica: Replica = { pc, view, chain: [], author }
      await introduce(replica)
      return replica
    },
    save: async (replica, { at, writes }: PeerSave) => {
      const edits = writes.map(({ key, fields }): Edit => ({ ...parseRecordKey(key), fields }))
      const { view, author } = replica
      const built = await buildSave(crypto, author, at, edits, (key) => view.records().get(key))
      if (built) put(replica, built)
    },
    full: (replica) => pack(replica, null),
    mark: ({ view }) => Promise.resolve(holdsOf(view.state.chains, new Map(), () => true)),
    delta: pack,
    ...(taking.prepare ? { prepare: taking.prepare } : {}),
    take: async ({ view }, files) => {
      for (const file of files) view.add(await taking.batch(file))
    },
    read: ({ view }) =>
      Promise.resolve(
        new Map(
          [...view.records()].flatMap(([key, { kind, values }]) =>
            kind === systemKind.statement ? [] : [[key, values] as const],
          ),
        ),
      ),
    rivals: ({ view }) => Promise.resolve(rivalsIn(view)),
  }
}

const opener = ({ org, crypto, pcs }: Work) => {
  // A delta does not say again who its PC is.
  const trust = buildTrust(pcs.flatMap((pc) => statementsOf(org, pc)))
  return async (file: Uint8Array): Promise<Batch> => {
    const request = { crypto, orgs: [org.id], identities: [org.age.identity], trust }
    const opened = await openBundle(request, file)
    if (!opened.ok) throw new Error(opened.error.type)
    if (opened.value.quarantined.length > 0) throw new Error('a change was put aside')
    return batchOf(opened.value)
  }
}

/** The product's own files: signatures, decryption, every line parsed strictly and hashed, then the view. */
export const wholePeer = (work: Work): Peer<Replica, readonly Hold[]> =>
  ownPeer(work, 'Xiaojia, whole files', { batch: opener(work) })

/** The same files opened beforehand: parsed changes to the view. */
export const parsedPeer = (work: Work): Peer<Replica, readonly Hold[], Batch> =>
  ownPeer(work, 'Xiaojia, parsed changes', {
    prepare: (files) => Promise.all(files.map(opener(work))),
    batch: (batch) => Promise.resolve(batch),
  })
