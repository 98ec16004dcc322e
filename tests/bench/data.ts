import { type Expected, sumExpected } from '../../src/shared/sample/expected.ts'
import { createSampleBranch, type SampleFile } from '../../src/shared/sample/sample.ts'
import { createSampleSchool, type SampleSchoolFiles } from '../../src/shared/sample/school.ts'
import { systemKind } from '../../src/shared/sync/change.ts'
import { recordKey } from '../../src/shared/sync/fact-state.ts'
import { type OpenedBundle, openBundle } from '../../src/shared/sync/open-bundle.ts'
import { emptyTrust } from '../../src/shared/sync/trust-view.ts'
import { createCrypto } from '../../src/shared/sync/web-crypto.ts'
import type { PeerSave, PeerWrite } from './peer.ts'

/** Everything that is measured is made from this. */
export interface BenchData {
  readonly school: SampleSchoolFiles
  readonly files: readonly SampleFile[]
  readonly bundles: readonly OpenedBundle[]
  /** What each branch wrote, by its clocks: what the peers are given. Statements are ours alone. */
  readonly branches: readonly (readonly PeerSave[])[]
  readonly expected: Expected
}

const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }
export const benchCrypto = createCrypto({
  ...platform,
  fillRandom: (bytes) => globalThis.crypto.getRandomValues(bytes),
})

/** The saves of a branch's files, each once. */
const savesOf = (bundles: readonly OpenedBundle[]): readonly PeerSave[] => {
  const changes = new Map(
    bundles.flatMap(({ segments }) =>
      segments.flatMap((one) => one.changes.map((change) => [change.id, change])),
    ),
  )
  const saves = new Map<string, { readonly at: number; readonly writes: PeerWrite[] }>()
  for (const { header, values } of [...changes.values()].sort((a, b) => a.header.at - b.header.at)) {
    if (header.kind === systemKind.statement) continue
    const [id] = header.save
    const save = saves.get(id) ?? { at: header.at, writes: [] }
    saves.set(id, save)
    save.writes.push({ key: recordKey(header.kind, header.entity), fields: values })
  }
  return [...saves.values()]
}

/** Makes the sample, late files included, and opens it. Nothing of this is timed. */
export const makeData = async (branches: number, members: number, seed: number): Promise<BenchData> => {
  const now = Date.UTC(2026, 10, 20, 4)
  const school = await createSampleSchool(platform, seed, now)
  const address = { org: school.org, recipient: school.age.recipient }
  const request = { seed, branches, members, now, school: address, platform }
  const files: SampleFile[] = []
  const bundles: OpenedBundle[] = []
  const peers: (readonly PeerSave[])[] = []
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
    peers.push(savesOf(own))
    expected.push(branch.expected)
  }
  const about = { seed, branches, members, now, school: school.org }
  return { school, files, bundles, branches: peers, expected: sumExpected(about, expected) }
}
