import { type Expected, sumExpected } from '../../src/shared/sample/expected.ts'
import { createSampleBranch, type SampleFile } from '../../src/shared/sample/sample.ts'
import { createSampleSchool, type SampleSchoolFiles } from '../../src/shared/sample/school.ts'
import { recordKey } from '../../src/shared/sync/fact-state.ts'
import { type OpenedBundle, openBundle } from '../../src/shared/sync/open-bundle.ts'
import { emptyTrust } from '../../src/shared/sync/trust-view.ts'
import { createCrypto } from '../../src/shared/sync/web-crypto.ts'
import type { PeerBranch } from './peer.ts'

/** Everything that is measured is made from this. */
export interface BenchData {
  readonly school: SampleSchoolFiles
  readonly files: readonly SampleFile[]
  readonly bundles: readonly OpenedBundle[]
  readonly branches: readonly PeerBranch[]
  readonly expected: Expected
}

const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }
export const benchCrypto = createCrypto({
  ...platform,
  fillRandom: (bytes) => globalThis.crypto.getRandomValues(bytes),
})

/** The writes of a branch's files, each once, by clock: what the peers are given. Statements are ours alone. */
const writesOf = (bundles: readonly OpenedBundle[]): PeerBranch => {
  const changes = new Map(
    bundles.flatMap(({ segments }) =>
      segments.flatMap((one) => one.changes.map((change) => [change.id, change])),
    ),
  )
  return {
    writes: [...changes.values()]
      .filter(({ header }) => header.kind !== 'statement')
      .sort((a, b) => a.header.at - b.header.at)
      .map(({ header, values }) => ({ key: recordKey(header.kind, header.entity), fields: values })),
  }
}

/** Makes the sample, late files included, and opens it. Nothing of this is timed. */
export const makeData = async (branches: number, members: number, seed: number): Promise<BenchData> => {
  const now = Date.UTC(2026, 10, 20, 4)
  const school = await createSampleSchool(platform, seed, now)
  const address = { org: school.org, recipient: school.age.recipient }
  const request = { seed, branches, members, now, school: address, platform }
  const files: SampleFile[] = []
  const bundles: OpenedBundle[] = []
  const peers: PeerBranch[] = []
  const expected: Expected['each'][number][] = []
  for (let index = 0; index < branches; index++) {
    const branch = await createSampleBranch(request, index)
    const own: OpenedBundle[] = []
    for (const file of branch.files.filter(({ late }) => !late)) {
      const opened = await openBundle(
        { crypto: benchCrypto, orgs: [school.org], identities: [school.age.identity], trust: emptyTrust },
        file.bytes,
      )
      if (!opened.ok) throw new Error(opened.error.type)
      own.push(opened.value)
      files.push(file)
    }
    bundles.push(...own)
    peers.push(writesOf(own))
    expected.push(branch.expected)
  }
  const about = { seed, branches, members, now, school: school.org }
  return { school, files, bundles, branches: peers, expected: sumExpected(about, expected) }
}
