import { bytesToBase64 } from '#shared/base/base64.ts'
import type { OrgId } from '#shared/base/id.ts'
import { heldPart, packBackup } from '#shared/sync/backup.ts'
import type { Entry } from '#shared/sync/container.ts'
import { payloadType } from '#shared/sync/dsse.ts'
import { packJoin } from '#shared/sync/join.ts'
import { writeSigned } from '#shared/sync/signed-content.ts'
import type { Recipient } from '#shared/sync/trust.ts'
import { mustBe } from '#tests/support/bundle.ts'
import { vectorCrypto as crypto } from './chance.ts'
import { type Mould, wrapFile } from './mould.ts'
import { cardOf, childOf, clock, type Pc } from './people.ts'
import type { Scene } from './scene.ts'

/** The code of every join file and backup here. */
export const code = 'ABCD-EFGH-JKLM-NPQR'

const encoder = new TextEncoder()

const wrap = (
  pc: Pc,
  kind: 'card' | 'join' | 'backup',
  recipient: { readonly org: OrgId; readonly keyId: Recipient | null } | null,
  payload: readonly Entry[],
  mould: Mould = {},
): Promise<Uint8Array<ArrayBuffer>> =>
  wrapFile(
    pc,
    {
      bundleId: bytesToBase64(crypto.random(16)),
      kind,
      recipient,
      chain: { n: 1, prevHash: null },
      createdAt: clock,
    },
    payload,
    mould,
  )

const cardFile = (pc: Pc, envelope: string, mould: Mould = {}) =>
  wrap(pc, 'card', null, [{ name: 'card.dsse.json', bytes: encoder.encode(envelope) }], mould)

const withCode = async (plain: Uint8Array): Promise<readonly Entry[]> => [
  { name: 'payload/0001.age', bytes: await crypto.encryptWithCode(code, await crypto.gzip(plain)) },
]

/** Cards, join files and backups, good and bad. */
export const wrappedScenes: Readonly<Record<string, Scene>> = {
  cards: async ({ cast, pc, put }) => {
    const { school, city } = cast
    const by = 'card'
    const first = await cardOf(school, null)
    const newer = await cardOf(school, city, 3, true)
    await put('ok-card.xjb', 'A card, version 1.', cardFile(pc('school'), first), { by, as: 'mech' })
    await put(
      'ok-card-newer.xjb',
      'Version 3, with a recovery key and an organisation above.',
      cardFile(pc('school'), newer),
      {
        by,
        as: 'mech',
        after: ['ok-return.xjb'],
      },
    )
    await put(
      'bad-card-older.xjb',
      'Version 1 when version 2 is held.',
      cardFile(pc('mech'), await cardOf(cast.mech, null)),
      {
        by,
        as: 'school',
        after: ['ok-recovery-key.xjb'],
      },
    )
    const bad: Readonly<Record<string, readonly [string, string]>> = {
      signature: [
        'The signature of the card altered.',
        first.replace(/"sig":"(.)/, (_, c: string) => `"sig":"${c === 'A' ? 'B' : 'A'}`),
      ],
      'other-organisation': [
        'The card of another organisation than the sender.',
        await cardOf(cast.bio, null),
      ],
      'no-card': ['A statement about a child in the place of the card.', await childOf(school, cast.mech)],
      'no-json': ['No envelope at all.', 'card'],
    }
    for (const [name, [about, envelope]] of Object.entries(bad)) {
      await put(`bad-card-${name}.xjb`, about, cardFile(pc('school'), envelope), { by, as: 'mech' })
    }
    await put('bad-card-missing.xjb', 'A card file without a card.', wrap(pc('school'), 'card', null, []), {
      by,
      as: 'mech',
    })
  },
  joins: async ({ cast, pc, put }) => {
    const { school, mech, group } = cast
    const by = 'join'
    const content = {
      as: 'pc' as const,
      root: mech.root,
      age: mech.age,
      card: await cardOf(mech, school, 2),
      parentCard: await cardOf(school, null),
      child: await childOf(school, mech),
      at: clock,
    }
    const signer = { org: mech.org, key: pc('mech').key }
    const join = mustBe(await packJoin({ crypto, signer, org: mech.org, content, code }))
    await put('ok-join-pc.xjb', 'A further PC of the same organisation.', join.bytes, {
      by,
      as: 'mech',
      code,
    })
    await put('bad-join-wrong-code.xjb', 'Another code.', join.bytes, {
      by,
      as: 'mech',
      code: 'ABCD-EFGH-JKLM-NPQS',
    })
    const forGroup = {
      ...content,
      as: 'group' as const,
      root: group.root,
      age: group.age,
      card: await cardOf(group, mech),
      parentCard: await cardOf(mech, school, 2),
      child: await childOf(mech, group),
    }
    const grouped = mustBe(
      await packJoin({ crypto, signer, org: group.org, content: forGroup, code: ' my own pass phrase ' }),
    )
    await put(
      'ok-join-group.xjb',
      'The first PC of a new group; a pass phrase in the place of a code.',
      grouped.bytes,
      {
        by,
        as: 'group',
        code: 'my own pass phrase',
      },
    )
    const recipient = { org: mech.org, keyId: null }
    const body = { join: 1, ...content }
    const key = pc('mech').key
    const write = (value: object, signedBy = key, type: string = payloadType.join) =>
      writeSigned(crypto, signedBy, type as typeof payloadType.join, value)
    const bad: Readonly<Record<string, readonly [string, Uint8Array]>> = {
      'signed-by-another': ['Signed by another key than the sender.', await write(body, pc('bio').key)],
      'signed-as-backup': ['Signed as a backup.', await write(body, key, payloadType.backup)],
      'other-root': [
        'The root key is not the one of the card.',
        await write({ ...body, root: cast.bio.root }),
      ],
      'root-seed': [
        'The seed does not belong to the root key.',
        await write({ ...body, root: { ...mech.root, seed: cast.bio.root.seed } }),
      ],
      'other-age': ['The age key is not the one of the card.', await write({ ...body, age: cast.bio.age })],
      'age-identity': [
        'The identity does not open what is sealed for the recipient.',
        await write({ ...body, age: { ...mech.age, identity: cast.bio.age.identity } }),
      ],
      'other-parent': [
        'The card above is not the one that the card names.',
        await write({ ...body, parentCard: await cardOf(cast.city, null) }),
      ],
      content: ['A key is missing.', await write({ ...body, age: undefined })],
    }
    for (const [name, [about, plain]] of Object.entries(bad)) {
      await put(`bad-join-${name}.xjb`, about, wrap(pc('mech'), 'join', recipient, await withCode(plain)), {
        by,
        as: 'mech',
        code,
      })
    }
    const costly = await withCode(await write(body))
    const work = costly.map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/^(age.*\n-> scrypt \S+ )10/, '$130'),
        'latin1',
      ),
    }))
    await put(
      'bad-join-scrypt-work.xjb',
      'It asks for a terabyte of memory.',
      wrap(pc('mech'), 'join', recipient, work),
      { by, as: 'mech', code },
    )
  },
  backups: async ({ cast, pc, put }) => {
    const { mech } = cast
    const by = 'backup'
    const signer = { org: mech.org, key: pc('mech').key }
    const parts = ['journal', 'keys', 'nothing'].map((name, i) =>
      heldPart(name, crypto.random([900, 100, 0][i] ?? 0)),
    )
    const backup = mustBe(await packBackup({ crypto, signer, parts, lock: { code }, createdAt: clock }))
    await put('ok-backup-code.xjb', 'A backup that a code opens.', backup.bytes, { by, as: 'mech', code })
    const lock = { recipients: [mech.age.recipient, mech.recovery.recipient] }
    const sealed = mustBe(await packBackup({ crypto, signer, parts, lock, createdAt: clock }))
    await put('ok-backup-keys.xjb', 'A backup encrypted for the keys of the organisation.', sealed.bytes, {
      by,
      as: 'mech',
    })
    await put('bad-backup-other-keys.xjb', 'The same with the keys of somebody else.', sealed.bytes, {
      by,
      as: 'bio',
    })
    await put('bad-backup-wrong-code.xjb', 'Another code.', backup.bytes, {
      by,
      as: 'mech',
      code: 'AAAA-AAAA-AAAA-AAAA',
    })
    await put('bad-backup-as-bundle.xjb', 'A backup where a bundle is expected.', backup.bytes, {
      as: 'mech',
    })
    const recipient = { org: mech.org, keyId: null }
    const list = { backup: 1, bundleId: 'CCCCCCCCCCCCCCCCCCCCCC', identity: mech.age.identity, parts: [] }
    const write = (value: object) => writeSigned(crypto, pc('mech').key, payloadType.backup, value)
    await put(
      'bad-backup-other-bundle.xjb',
      'The list belongs to another backup.',
      wrap(pc('mech'), 'backup', recipient, await withCode(await write(list))),
      { by, as: 'mech', code },
    )
    const same = { route: { bundleId: list.bundleId } }
    const listed = { ...list, parts: [{ name: 'journal', bytes: 3, sha256: 'A'.repeat(43) }] }
    const payload = [
      ...(await withCode(await write(listed))),
      {
        name: 'payload/0002.age',
        bytes: await crypto.encrypt([mech.age.recipient], await crypto.gzip(Uint8Array.of(1, 2, 3))),
      },
    ]
    await put(
      'bad-backup-hash.xjb',
      'A part does not have the hash that the list names.',
      wrap(pc('mech'), 'backup', recipient, payload, same),
      { by, as: 'mech', code },
    )
    await put(
      'bad-backup-short.xjb',
      'The list names more bytes than come.',
      wrap(pc('mech'), 'backup', recipient, payload.slice(0, 1), same),
      { by, as: 'mech', code },
    )
  },
}
