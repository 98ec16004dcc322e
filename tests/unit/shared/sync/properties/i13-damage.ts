import { expect } from 'vitest'
import { openBundle } from '#shared/sync/open-bundle.ts'
import { packBundle } from '#shared/sync/pack-bundle.ts'
import { mustBe } from '#tests/support/bundle.ts'
import { quickCrypto, segmentsOf } from './carry.ts'
import { chanceOf, deviceNamed } from './devices.ts'
import type { Property } from './property.ts'
import type { Replica, World } from './world.ts'

const age = await quickCrypto.createAgeKey()

/** All that a PC holds, as a file for its own organisation. */
const bundleOf = async (world: World, { author, org, changes, bare }: Replica) =>
  mustBe(
    await packBundle({
      crypto: quickCrypto,
      kind: 'full',
      signer: { org: org.id, key: deviceNamed(author.device).key },
      recipient: { org: org.id, keyId: age.recipient },
      alsoFor: [],
      chain: { n: 1, prevHash: null },
      createdAt: world.clock,
      schema: 1,
      segments: await segmentsOf(world, [...changes.values()], [...bare.values()]),
    }),
  ).bytes

export const damage: Property = {
  name: 'I13',
  says: 'any bit flipped or any truncation of a bundle is refused',
  check: async (world, { seed }) => {
    const chance = chanceOf(seed)
    const replica = world.replicas[Math.floor(chance() * world.replicas.length)]
    if (!replica) throw new Error('a history has replicas')
    const file = await bundleOf(world, replica)
    const open = (bytes: Uint8Array) =>
      openBundle(
        {
          crypto: quickCrypto,
          orgs: [replica.org.id],
          identities: [age.identity],
          trust: replica.view.state.trust,
        },
        bytes,
      )
    const whole = await open(file)
    expect(whole.ok && whole.value.quarantined).toEqual([])
    // The ends hold the structure, the middle the content: both are visited alike.
    const places = [file.length, 600, file.length, 300].map((reach, i) => {
      const at = Math.floor(chance() * Math.min(reach, file.length))
      return i === 3 ? file.length - 1 - at : at
    })
    for (const at of places) {
      const copy = file.slice()
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(chance() * 8))
      expect((await open(copy)).ok, `byte ${at} of ${file.length}`).toBe(false)
    }
    for (const size of [places[0] ?? 0, file.length - 1 - Math.floor(chance() * 100)]) {
      expect((await open(file.subarray(0, size))).ok, `${size} of ${file.length}`).toBe(false)
    }
  },
}
