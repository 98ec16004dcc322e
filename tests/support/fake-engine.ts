import type { Records } from '#renderer/db/records.ts'
import type { Engine, Progress, Workspace } from '#renderer/engine.ts'
import type { EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import { ok } from '#shared/base/result.ts'
import type { Kind, Rec } from '#shared/domain/field.ts'
import type { Host } from '#shared/host.ts'

/** A workspace that looks real. */
export const fakeWorkspace = (change: Partial<Workspace> = {}): Workspace => ({
  id: 'abcdefgh01',
  org: 'AAAAAAAAAAAAAAAAAAAAAA' as OrgId,
  device: 'BBBBBBBBBBBBBBBBBBBBBB' as Workspace['device'],
  name: '机械学院分工会',
  level: 'branch',
  parent: { org: 'CCCCCCCCCCCCCCCCCCCCCC' as OrgId, name: '示例大学工会' },
  fingerprint: '0412 8837 1190 2264 5501',
  sample: false,
  ...change,
})

const aSave = 'AAAAAAAAAAAAAAAA' as SaveId

/** An engine over nothing that does what it is told; `over` replaces methods. */
export const fakeEngine = (over: Partial<Engine> = {}): Engine => {
  const workspaces: Workspace[] = []
  let n = 0
  const file = { name: 'file.xjb', bytes: new Uint8Array([1]) }
  const slowly = async (onProgress: (progress: Progress) => void, stage: string) => {
    for (const done of [0, 1, 2]) onProgress({ stage, done, total: 2 })
  }
  return {
    workspaces: async () => workspaces,
    create: async (request) => {
      const made = fakeWorkspace({ name: request.name, level: request.level, sample: request.sample })
      workspaces.push(made)
      return ok(made)
    },
    join: async () => ok(fakeWorkspace()),
    open: async (id, _passPhrase, onProgress) => {
      await slowly(onProgress, 'replay')
      const workspace = workspaces.find((one) => one.id === id) ?? fakeWorkspace()
      return ok({
        workspace,
        replayed: 0,
        rebuilt: false,
        torn: 0,
        damaged: 0,
        recovered: 0,
        missing: 0,
        copied: false,
      })
    },
    current: async () => workspaces[0] ?? fakeWorkspace(),
    newId: async () => `BBBBBBBBBBBBBBBBBBBBBB.2026.${(n++).toString(36)}.AAAAAA` as EntityId,
    save: async () => ok('AAAAAAAAAAAAAAAA' as SaveId),
    lastSave: async () => ({
      save: 'AAAAAAAAAAAAAAAA' as SaveId,
      at: Date.UTC(2026, 2, 8, 1),
      kinds: ['visit'],
      records: 2,
    }),
    undoLast: async () => ok('AAAAAAAAAAAAAAAB' as SaveId),
    history: async () => [],
    putBlob: async () => ({ ok: false, error: { type: 'not-a-picture' } }),
    getBlob: async () => null,
    card: async () => ({ ...file, name: '名片.xjb' }),
    readCard: async () => ({ ok: false, error: { type: 'not-a-bundle' } }),
    acceptParent: async () => ok('AAAAAAAAAAAAAAAA' as SaveId),
    makeJoin: async () => ok({ file: { ...file, name: '加入.xjb' }, code: '4821-7730-9165' }),
    exportPreview: async () => ({
      recipient: { org: 'CCCCCCCCCCCCCCCCCCCCCC' as OrgId, name: '示例大学工会' },
      number: 3,
      mode: 'full' as const,
      changes: 10,
      scope: [],
      kinds: [
        { kind: 'member', records: 86, since: 4 },
        { kind: 'visit', records: 31, since: 6 },
      ],
      sensitive: 2,
      blobs: 9,
      lastExportAt: Date.UTC(2026, 2, 1),
    }),
    exportBundle: async () => ok(file),
    inspect: async () => [],
    merge: async () => ok([]),
    onTable: async () => [],
    keepNewer: async () => ok([]),
    inbox: async () => [],
    readKept: async () => ok([]),
    putAway: async () => ok(null),
    cancel: async () => {},
    backup: async (_code, onProgress) => {
      await slowly(onProgress, 'pack')
      return ok({ ...file, name: '备份.xjbackup' })
    },
    restore: async () => ok(fakeWorkspace()),
    fillWithSample: async (_request, onProgress) => {
      await slowly(onProgress, 'sample')
      return ok(null)
    },
    exportReceipt: async () => ok(file),
    returns: async () => [],
    sentFiles: async () => [],
    gaps: async () => [],
    forks: async () => [],
    becomeNewPc: async () => ok(null),
    quarantine: async () => [],
    retryQuarantine: async () => ok(0),
    previewMerge: async () => [],
    previewRecords: async () => ({ total: 0, records: [], named: [] }),
    conflicts: async () => [],
    refused: async () => [],
    takeIn: async () => ok(aSave),
    approve: async () => ok(aSave),
    approveAll: async () => ok(aSave),
    moveHome: async () => ok(aSave),
    linkSame: async () => ok(aSave),
    erase: async () => ok(aSave),
    undo: async () => ok(aSave),
    imports: async () => [],
    previewTakeBack: async () => ({ kinds: [], dependants: [], stays: 0 }),
    takeBack: async () => ok(aSave),
    bringBack: async () => ok(aSave),
    pcs: async () => [],
    retirePc: async () => ok(null),
    admit: async () => ok(null),
    below: async () => [],
    setScope: async () => ok(null),
    rename: async () => ok(null),
    makeRecovery: async () => ok({ secret: 'AGE-SECRET-KEY-1', madeAt: 0 }),
    protection: async () => ({ recovery: false, passPhrase: false, sealed: false }),
    protect: async () => ok(null),
    restoreWithRecovery: async () => ok(fakeWorkspace()),
    storeState: async () => ({
      journalBytes: 1024,
      freeBytes: null,
      lastBackupAt: null,
      secondPlace: 'none',
      folder: 'none',
      lastScrubAt: null,
      damaged: 0,
    }),
    backups: async () => [],
    backupNow: async () => ({ ok: false, error: { type: 'disk-full' } }),
    restoreBackup: async () => ok(fakeWorkspace()),
    scrub: async () => ok({ changes: 0, repaired: 0, lost: 0, differing: 0 }),
    rebuild: async () => ok(null),
    ...over,
  }
}

/** A host whose disk is nowhere; `saved` collects the names of saved files. */
export const fakeHost = (saved: string[] = []): Host => ({
  info: async () => ({
    kind: 'browser',
    version: '0.1.0',
    journalPlace: 'OPFS · http://127.0.0.1:4173',
    journalIsOutside: false,
    keysSealed: false,
    installation: null,
    secondPlace: 'none',
    folder: 'none',
  }),
  workspaceList: async () => [],
  journalSize: async () => 5,
  journalRead: async (_workspace, offset, length) => new Uint8Array(Math.min(length, 5 - offset)),
  journalAppend: async () => ok(null),
  journalTruncate: async () => ok(null),
  journalNext: async () => ok(null),
  journalSwap: async () => ok(null),
  folderRead: async () => null,
  folderPick: async () => ok(false),
  folderBringBack: async () => ok(null),
  noteRead: async () => null,
  noteWrite: async () => ok(null),
  freeBytes: async () => null,
  backupList: async () => [],
  backupWrite: async () => ok([]),
  backupRead: async () => null,
  backupRemove: async () => ok(null),
  backupPick: async () => ok(false),
  blobWrite: async () => ok(null),
  blobRead: async () => null,
  keysRead: async () => null,
  keysWrite: async () => ok(null),
  saveFile: async (name) => {
    saved.push(name)
    return ok(true)
  },
})

/** Reads over given values, by kind. */
export const fakeRecords = (
  byKind: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
): Records => {
  const all = new Map<string, readonly Rec<never>[]>()
  for (const [kind, list] of Object.entries(byKind)) {
    all.set(
      kind,
      list.map((values, n) => ({
        id: `BBBBBBBBBBBBBBBBBBBBBB.2026.${n.toString(36)}.${kind.padEnd(6, 'A').slice(0, 6)}` as EntityId,
        kind,
        home: 'AAAAAAAAAAAAAAAAAAAAAA',
        values: values as never,
        life: 'active',
        conflicts: [],
        waiting: [],
        approval: 'none',
        erased: [],
        editedWhileVoided: false,
        changedAt: 0,
      })),
    )
  }
  return {
    list: async <K extends Kind>(kind: K) => (all.get(kind.kind) ?? []) as never,
    get: async <K extends Kind>(kind: K, id: EntityId) =>
      ((all.get(kind.kind) ?? []).find((record) => record.id === id) ?? null) as never,
    find: async (kinds, ids) =>
      new Map(
        ids.map((id) => [
          id,
          (kinds.flatMap(({ kind }) => all.get(kind) ?? []).find((one) => one.id === id) as never) ?? null,
        ]),
      ),
    naming: async () => [],
    sameOnes: async (_, id) => [id],
    orgs: async () => new Map(),
    progress: { get: () => null, subscribe: () => () => {} },
  }
}
