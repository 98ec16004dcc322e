import { join } from 'node:path'
import { createHost } from '#main/host.ts'
import { createSeal } from '#main/seal.ts'
import { openBackupFiles } from '#node/backup-files.ts'
import { type Disk, disk } from '#node/disk.ts'
import { freeBytes, homePaths, readInstallation } from '#node/home.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { createRecords, type Records } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import type { Engine } from '#renderer/engine.ts'
import { createEngine } from '#renderer/worker/engine.ts'
import { ok } from '#shared/base/result.ts'
import { testCrypto } from './crypto.ts'
import { tick } from './engine.ts'

/** The desktop application without its window: the real engine over the real files of a home folder. */
export interface NodePc {
  readonly engine: Engine
  readonly recordsOf: (workspace: string) => Records
  /** Closes the window: the files are free again. */
  readonly close: () => Promise<void>
}

const noSeal = createSeal({
  isEncryptionAvailable: () => false,
  encryptString: (text) => new TextEncoder().encode(text),
  decryptString: (bytes) => bytes.toString('utf8'),
})

/** Starts it over a home folder. The index is this process's: it survives `close`, as a browser profile does. */
export const startNodePc = (home: string, on: Disk = disk): NodePc => {
  const paths = homePaths(home)
  const files = openWorkspaceFiles(paths.journal, on)
  const host = createHost({
    version: '0.0.0',
    journalPlace: paths.journal,
    files,
    backups: openBackupFiles(home),
    seal: noSeal,
    installation: () => readInstallation(disk, paths.installation),
    freeBytes: () => freeBytes(join(home)),
    askFolder: () => Promise.resolve(null),
    saveFile: () => Promise.resolve(ok(true)),
  })
  return {
    engine: createEngine({ host, crypto: testCrypto, now: tick }),
    recordsOf: (workspace) => createRecords(new IndexDb(workspace)),
    close: () => files.close(),
  }
}
