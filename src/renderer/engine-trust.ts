import type { DeviceId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { Result } from '#shared/base/result.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import type { OutFile, Progress, SaveProblem, Stopped, Workspace } from './engine.ts'

/** One PC of this organisation or of one below it. */
export interface KnownPc {
  readonly device: DeviceId
  readonly name: string
  readonly org: OrgId
  readonly orgName: string
  readonly isThis: boolean
  /** The clock of its last change here; null when none came. */
  readonly lastAt: number | null
  readonly state: 'active' | 'retired'
  /** Changes it wrote after it was retired. */
  readonly afterwards: number
}

/** One organisation directly below. */
export interface Below {
  readonly org: OrgId
  readonly name: string
  readonly level: Level
  readonly fingerprint: string
  /** The sensitive kinds it may send up. */
  readonly scope: readonly string[]
}

/** Who is who, and the keys. */
export interface TrustEngine {
  /** This organisation's card, to give to branches or groups. */
  readonly card: () => Promise<OutFile>
  readonly readCard: (
    file: PickedFile,
  ) => Promise<
    Result<
      { readonly org: OrgId; readonly name: string; readonly level: Level; readonly fingerprint: string },
      Refusal
    >
  >
  /** Takes the card just read as the organisation above. */
  readonly acceptParent: (org: OrgId) => Promise<Result<SaveId, SaveProblem>>
  /** A join file for another PC of this organisation, or for a new group under it, opened by `code`. */
  readonly makeJoin: (
    request: { readonly as: 'pc' } | { readonly as: 'group'; readonly name: string },
  ) => Promise<Result<{ readonly file: OutFile; readonly code: string }, HostProblem>>
  readonly pcs: () => Promise<readonly KnownPc[]>
  /** What it wrote until now counts; what it writes from now on does not. */
  readonly retirePc: (device: DeviceId) => Promise<Result<null, SaveProblem>>
  /** Lets what a retired PC wrote afterwards count after all. */
  readonly admit: (device: DeviceId) => Promise<Result<null, SaveProblem>>
  readonly below: () => Promise<readonly Below[]>
  /** Certifies an organisation below anew, with the sensitive kinds it may send up. */
  readonly setScope: (org: OrgId, kinds: readonly string[]) => Promise<Result<null, SaveProblem>>
  /** Renames this organisation: a new version of its card. */
  readonly rename: (name: string) => Promise<Result<null, SaveProblem>>
  /** Makes a recovery key; its secret is shown and printed once and kept nowhere. */
  readonly makeRecovery: () => Promise<
    Result<{ readonly secret: string; readonly madeAt: number }, SaveProblem>
  >
  /** Whether a recovery key was made, and whether the keys here are protected by a pass phrase. */
  readonly protection: () => Promise<{
    readonly recovery: boolean
    readonly passPhrase: boolean
    readonly sealed: boolean
  }>
  /** Protects the keys on this PC by a pass phrase, or no longer (null). Needs the present one where there is one. */
  readonly protect: (
    next: string | null,
    present: string | null,
  ) => Promise<Result<null, HostProblem | { readonly type: 'wrong-code' }>>
  /** A workspace of an existing organisation from a backup and the recovery sheet's secret. */
  readonly restoreWithRecovery: (
    file: PickedFile,
    secret: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<Workspace, Refusal | HostProblem | Stopped>>
}
