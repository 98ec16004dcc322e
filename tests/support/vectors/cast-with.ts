import { openCard } from '#shared/sync/card.ts'
import { emptyTrust } from '#shared/sync/trust-view.ts'
import { mustBe } from '#tests/support/bundle.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import type { TestPc } from '#tests/support/engine.ts'
import { type Cast, createCast } from './scene.ts'

/** The invented cast, and the same with a workspace in the place of its school: what it sends is for that workspace. */
export const castWith = async ({
  engine,
}: TestPc): Promise<{ readonly invented: Cast; readonly cast: Cast }> => {
  const { card } = mustBe(await openCard(testCrypto, (await engine.card()).bytes, emptyTrust))
  const invented = await createCast()
  const age = { recipient: card.recipient, identity: '' }
  return { invented, cast: { ...invented, school: { ...invented.school, org: card.org, age } } }
}
