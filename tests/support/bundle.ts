import type { Result } from '#shared/base/result.ts'
import { type OpenRequest, openBundle } from '#shared/sync/open-bundle.ts'
import { type PackRequest, packBundle } from '#shared/sync/pack-bundle.ts'
import { emptyTrust } from '#shared/sync/trust-view.ts'
import { testCrypto as crypto } from './crypto.ts'
import { firstWrites, memberWrites, sealChanges, type TestOrg, writeChanges } from './school.ts'

/** The value of a result that must be good. */
export const mustBe = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** What a refused result says; null when it was not refused. */
export const refusalOf = <T, E extends { readonly type: string }>(result: Result<T, E>): string | null =>
  result.ok ? null : result.error.type

/** A request for a bundle from `from` to `to` with its statements and some members; override what a test is about. */
export const bundleRequest = async (
  from: TestOrg,
  to: TestOrg,
  members: number,
  more: Partial<PackRequest> = {},
): Promise<PackRequest> => ({
  crypto,
  kind: 'delta',
  signer: { org: from.org, key: from.key },
  recipient: { org: to.org, keyId: to.age.recipient },
  alsoFor: [from.age.recipient],
  chain: { n: 1, prevHash: null },
  createdAt: 1_790_000_000_000,
  schema: 1,
  segments:
    more.segments ??
    (await sealChanges(from, await writeChanges(from, [...firstWrites(from), ...memberWrites(members)]))),
  ...more,
})

/** The bytes of such a bundle. */
export const makeBundle = async (
  from: TestOrg,
  to: TestOrg,
  members: number,
  more: Partial<PackRequest> = {},
): Promise<Uint8Array<ArrayBuffer>> =>
  mustBe(await packBundle(await bundleRequest(from, to, members, more))).bytes

/** What `who` needs to open a bundle, knowing nobody. */
export const opener = (who: TestOrg, more: Partial<OpenRequest> = {}): OpenRequest => ({
  crypto,
  orgs: [who.org],
  identities: [who.age.identity],
  trust: emptyTrust,
  ...more,
})

/** Opens a bundle as `who`. */
export const openAs = (who: TestOrg, bytes: Uint8Array, more: Partial<OpenRequest> = {}) =>
  openBundle(opener(who, more), bytes)
