import { expect, test } from 'vitest'
import {
  envelopeSize,
  fromBase64,
  openEnvelope,
  pae,
  payloadType,
  signEnvelope,
  toBase64,
} from '#shared/sync/dsse.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const { card, child } = payloadType

test('the bytes signed are those of the DSSE specification', () => {
  const signed = new TextDecoder().decode(pae('http://example.com/HelloWorld', bytes('hello world')))
  expect(signed).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
})

test('an envelope opens to the bytes and the key that signed them', async () => {
  const key = await crypto.createSigningKey()
  const text = await signEnvelope(crypto, key, card, bytes('{"name":"校工会"}'))
  const opened = await openEnvelope(crypto, card, text)
  expect(opened?.key).toBe(key.publicKey)
  expect(new TextDecoder().decode(opened?.payload)).toBe('{"name":"校工会"}')
  expect(Object.keys(JSON.parse(text))).toEqual(['payloadType', 'payload', 'signatures'])
})

test('an envelope of one type does not pass for another', async () => {
  const key = await crypto.createSigningKey()
  const text = await signEnvelope(crypto, key, card, bytes('x'))
  expect(await openEnvelope(crypto, child, text)).toBeNull()
  expect(await openEnvelope(crypto, child, text.replace(card, child))).toBeNull()
})

test('the size of an envelope is known beforehand', async () => {
  const key = await crypto.createSigningKey()
  for (const size of [0, 1, 2, 3, 100]) {
    const text = await signEnvelope(crypto, key, card, crypto.random(size))
    expect(text).toHaveLength(envelopeSize(card, size))
  }
})

test('only the canonical spelling is legal', async () => {
  const key = await crypto.createSigningKey()
  const text = await signEnvelope(crypto, key, card, bytes('ab'))
  const { payload, signatures } = JSON.parse(text)
  expect(payload).toBe('YWI=')
  const others = [
    ` ${text}`,
    `${text}\n`,
    text.replace('YWI=', 'YWI'),
    text.replace('YWI=', 'YWJ='),
    text.replace('YWI=', 'YWI=\\n'),
    text.replace('"payload"', '"extra":1,"payload"'),
    JSON.stringify({ payload, payloadType: card, signatures }),
    JSON.stringify({ payloadType: card, payload, signatures: [...signatures, ...signatures] }),
    JSON.stringify({ payloadType: card, payload, signatures: [] }),
    JSON.stringify({
      payloadType: card,
      payload,
      signatures: [{ sig: signatures[0].sig, keyid: key.publicKey }],
    }),
    'null',
    '',
  ]
  for (const other of others) expect(await openEnvelope(crypto, card, other)).toBeNull()
})

test('the signature of another key, or over other bytes, does not hold', async () => {
  const [key, other] = await Promise.all([crypto.createSigningKey(), crypto.createSigningKey()])
  const text = await signEnvelope(crypto, key, card, bytes('ab'))
  expect(await openEnvelope(crypto, card, text.replace(key.publicKey, other.publicKey))).toBeNull()
  expect(await openEnvelope(crypto, card, text.replace('YWI=', 'YWM='))).toBeNull()
})

test('base64 reads what it writes and nothing else', () => {
  for (let size = 0; size < 70; size++) {
    const plain = crypto.random(size)
    expect(toBase64(plain)).toBe(Buffer.from(plain).toString('base64'))
    expect(fromBase64(toBase64(plain))).toEqual(plain)
  }
  for (const bad of ['A', 'AA', 'AAA', 'A===', '====', 'AB==', 'AA-_', 'AA=A', 'AAA=AAAA']) {
    expect(fromBase64(bad)).toBeNull()
  }
})
