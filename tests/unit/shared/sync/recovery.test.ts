import { expect, test } from 'vitest'
import { readRecoverySecret, recoveryGroups } from '#shared/sync/recovery.ts'
import { testCrypto } from '#tests/support/crypto.ts'

const { identity } = await testCrypto.createAgeKey()

test('a recovery secret is read back from its groups however a person types them', () => {
  const groups = recoveryGroups(identity)
  expect(groups.every(({ length }) => length <= 4)).toBe(true)
  for (const typed of [
    identity,
    groups.join(' '),
    groups.join('-').toLowerCase(),
    `\n${groups.join('　')}  `,
    identity.replaceAll('A', 'Ａ'),
  ]) {
    expect(readRecoverySecret(typed)).toBe(identity)
  }
})

test('what is no recovery secret is refused before anything is tried', () => {
  for (const typed of [
    '',
    'ABCD-EFGH-JKLM-NPQR',
    identity.slice(0, -1),
    `${identity}2`,
    identity.replace('1', 'O'),
  ]) {
    expect(readRecoverySecret(typed)).toBeNull()
  }
})
