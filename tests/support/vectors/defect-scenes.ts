import { deflateRawSync } from 'node:zlib'
import { payloadType } from '#shared/sync/dsse.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import type { RawEntry } from '#tests/support/zip.ts'
import { vectorCrypto as crypto } from './chance.ts'
import { bundle, type Mould } from './mould.ts'
import { addMember, segmentOf } from './people.ts'
import type { Scene, Stage } from './scene.ts'
import { openMech } from './valid-scenes.ts'

/** One way to spoil a file: what it is, and where it bends an honest one. */
type Defects = Readonly<Record<string, readonly [about: string, mould: Mould]>>

const encoder = new TextEncoder()
const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = bytes.slice()
  const where = at < 0 ? copy.length + at : at
  copy[where] = (copy[where] ?? 0) ^ 1
  return copy
}

const alter =
  (name: string, change: (entry: RawEntry) => RawEntry) =>
  (entries: readonly RawEntry[]): readonly RawEntry[] =>
    entries.map((entry) => (entry.name === name ? change(entry) : entry))

const flipEntry = (name: string): Mould => ({
  container: alter(name, (entry) => ({ ...entry, bytes: flip(entry.bytes, 20) })),
})

const cut = (part: (length: number) => number): Mould => ({
  file: (bytes) => bytes.slice(0, part(bytes.length)),
})

const containerDefects: Defects = {
  empty: ['No byte at all.', cut(() => 0)],
  'not-ours': [
    'Some text.',
    { file: () => encoder.encode('Dear colleague, please find the file attached.\n') },
  ],
  'other-zip': [
    'A ZIP that is not one of ours.',
    {
      container: (all) =>
        all.slice(1).map((e) => (e.name === 'header.json' ? { ...e, name: 'word/document.xml' } : e)),
    },
  ],
  'truncated-in-mimetype': ['Only 20 bytes.', cut(() => 20)],
  'truncated-in-header': ['Cut inside header.json: how long it should be is not known.', cut(() => 300)],
  'truncated-after-header': ['Cut after the header.', cut(() => 2000)],
  'truncated-in-payload': ['Cut inside the payload.', cut((length) => length >> 1)],
  'truncated-in-directory': ['Cut inside the directory.', cut((length) => length - 100)],
  'truncated-last-byte': ['The last byte is missing.', cut((length) => length - 1)],
  'trailing-byte': ['One byte after the end.', { file: (bytes) => new Uint8Array([...bytes, 0]) }],
  'leading-byte': ['One byte before the beginning.', { file: (bytes) => new Uint8Array([0, ...bytes]) }],
  comment: ['The archive has a comment.', { comment: 'hello' }],
  'swapped-entries': [
    'README before the payload.',
    {
      container: ([a, b, c, d, e, ...rest]) =>
        [a, b, c, e, d, ...rest].filter((entry) => entry !== undefined),
    },
  ],
  'duplicate-entry': [
    'The payload twice.',
    {
      container: (all) =>
        all.flatMap((entry) => (entry.name.startsWith('payload') ? [entry, entry] : [entry])),
    },
  ],
  'extra-entry': [
    'A payload part that the header does not list.',
    {
      container: (all) =>
        all.flatMap((e) =>
          e.name === 'README.txt' ? [{ name: 'payload/0002.age', bytes: new Uint8Array(5) }, e] : [e],
        ),
    },
  ],
  'missing-entry': [
    'The README that the header lists is not there.',
    { container: (all) => all.slice(0, -1) },
  ],
  directory: [
    'An entry that is a directory.',
    { container: (all) => [...all, { name: 'payload/', bytes: new Uint8Array(0) }] },
  ],
  'hostile-name': [
    'An entry that would be written outside a folder.',
    { container: alter('README.txt', (e) => ({ ...e, name: '../../evil' })) },
  ],
  'part-numbers': [
    'The only part is number 2.',
    { entries: (parts) => parts.map((part) => ({ ...part, name: 'payload/0002.age' })) },
  ],
  'extra-field': [
    'An extra field in an entry.',
    { container: alter('README.txt', (e) => ({ ...e, extra: Uint8Array.of(1, 0, 0, 0) })) },
  ],
  'entry-comment': [
    'A comment on an entry.',
    { container: alter('README.txt', (e) => ({ ...e, comment: 'x' })) },
  ],
  compressed: [
    'An entry is compressed.',
    {
      container: alter('README.txt', (e) => ({
        ...e,
        method: 8,
        bytes: deflateRawSync(e.bytes, { level: 0 }),
      })),
    },
  ],
  flags: [
    'The flag for UTF-8 names is set.',
    { container: alter('README.txt', (e) => ({ ...e, flags: 0x800 })) },
  ],
  date: ['A real date.', { container: alter('README.txt', (e) => ({ ...e, date: 0x5d2a })) }],
  attributes: [
    'External attributes.',
    { container: alter('README.txt', (e) => ({ ...e, attributes: 0x81a40000 })) },
  ],
  'central-name': [
    'Another name in the directory.',
    { container: alter('README.txt', (e) => ({ ...e, centralName: 'README.TXT' })) },
  ],
  'declared-size': [
    'An entry declares 4 GiB.',
    { container: alter('README.txt', (e) => ({ ...e, size: 0xfffffffe })) },
  ],
  crc: ['A bit is flipped and no checksum made right.', { file: (bytes) => flip(bytes, bytes.length - 900) }],
  'altered-mimetype': ['mimetype altered, checksum right.', flipEntry('mimetype')],
  'altered-header': ['header.json altered, checksum right.', flipEntry('header.json')],
  'altered-envelope': [
    'The signature of the header altered.',
    { envelope: (text) => text.replace(/"sig":"(.)/, (_, c: string) => `"sig":"${c === 'A' ? 'B' : 'A'}`) },
  ],
  'altered-payload': ['The payload altered, checksum right.', flipEntry('payload/0001.age')],
  'altered-readme': ['README.txt altered, checksum right.', flipEntry('README.txt')],
}

const replaceHeader = (from: string | RegExp, to: string): Mould => ({
  headerText: (text) => text.replace(from, to),
})

const strayOf: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' }

const headerDefects = ({ cast, pc }: Stage): Defects => ({
  'header-blank': ['A blank in header.json, signed.', replaceHeader(',"suite"', ', "suite"')],
  'header-duplicate-key': [
    'A key twice in header.json, signed.',
    replaceHeader('{"format"', '{"kind":"full","format"'),
  ],
  'header-prototype-key': [
    '`__proto__` in header.json, signed.',
    replaceHeader('{"format"', '{"__proto__":{"kind":"full"},"format"'),
  ],
  'header-constructor-key': [
    '`constructor` in header.json, signed.',
    replaceHeader('{"format"', '{"constructor":1,"format"'),
  ],
  'header-too-deep': [
    'Nine levels in header.json, signed.',
    replaceHeader('{"format"', '{"x":[[[[[[[[1]]]]]]]],"format"'),
  ],
  'header-escaped': ['A needless escape in header.json, signed.', replaceHeader('"delta"', '"\\u0064elta"')],
  'header-number': [
    'A number in another spelling, signed.',
    replaceHeader('"minReader":1', '"minReader":1.0'),
  ],
  'header-byte-order-mark': [
    'header.json begins with a byte order mark.',
    { headerText: (text) => `\ufeff${text}` },
  ],
  'newer-version': ['Needs reader 2.', { header: { minReader: 2 } }],
  'other-suite': ['Another suite.', { header: { suite: 'age-mldsa-sha256' } }],
  'other-format': ['Another format.', { header: { format: 'xiaojia-gift' } }],
  'unknown-kind': ['A kind that does not exist.', { header: { kind: 'gift' } }],
  'wrong-kind': ['It says that it is a backup.', { header: { kind: 'backup' } }],
  'wrong-hash': [
    'The header names another hash for the payload, signed.',
    { headerText: (text) => text.replace(/("payload\/0001\.age","bytes":\d+,"sha256":")./, '$1_') },
  ],
  'wrong-size': [
    'The header names a smaller size for the payload, signed.',
    { headerText: (text) => text.replace(/("payload\/0001\.age","bytes":\d)\d/, '$10') },
  ],
  'wrong-recipient': [
    'For another organisation.',
    { route: { recipient: { org: cast.bio.org, keyId: cast.bio.age.recipient } } },
  ],
  'no-recipient': ['For nobody.', { route: { recipient: null } }],
  'cannot-decrypt': ['For us, but encrypted for somebody else.', { recipients: [cast.bio.age.recipient] }],
  'header-signed-by-another': [
    'The header is signed by another key than it names.',
    { headerKey: pc('bio').key },
  ],
  'device-not-of-key': [
    'The sender names a device that is not the hash of its key.',
    {
      route: { sender: { org: cast.mech.org, device: pc('bio').device, keyId: pc('mech').key.publicKey } },
    },
  ],
  'header-other-type': [
    'The header is signed with another payload type.',
    { headerType: payloadType.bundleHeader.replace('v1', 'v2') },
  ],
  'envelope-blank': [
    'A blank in the envelope of the header.',
    { envelope: (text) => text.replace('{"payload', '{ "payload') },
  ],
  'envelope-two-signatures': [
    'Two signatures in the envelope of the header.',
    { envelope: (text) => text.replace(/"signatures":\[(.*)\]/, '"signatures":[$1,$1]') },
  ],
  'envelope-stray-bits': [
    'Base64 of the signature with stray bits at its end: many decoders give the same bytes.',
    { envelope: (text) => text.replace(/(.)=="}\]}$/, (_, c: string) => `${strayOf[c] ?? '!'}=="}]}`) },
  ],
})

const swapped = ([segment]: readonly Segment[]): readonly string[] => {
  if (!segment) return []
  const [a = '', b = '', c = '', d = '', ...rest] = segment.lines
  return [writeSegment({ ...segment, lines: [c, d, a, b, ...rest] })]
}

const innerDefects = (stage: Stage, segments: readonly Segment[]): Defects => {
  const { cast, pc } = stage
  const text = segments.map(writeSegment).join('')
  const [segment] = segments
  if (!segment) throw new Error('there is a segment to spoil')
  const zeros = new Uint8Array(3 * 1024 * 1024)
  const otherSig = segment.sig?.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) ?? ''
  const lie = (manifest: Mould['manifest']): Mould => (manifest ? { manifest } : {})
  return {
    'payload-not-age': ['The payload is no age file.', { encrypt: async (packed) => packed }],
    'payload-not-gzip': ['The part is not gzip.', { pack: async (plain) => plain }],
    'gzip-truncated': [
      'The gzip lacks its last byte.',
      { pack: async (plain) => (await crypto.gzip(plain)).subarray(0, -1) },
    ],
    'gzip-trailing': [
      'Bytes after the end of the gzip.',
      { pack: async (plain) => new Uint8Array([...(await crypto.gzip(plain)), 0, 0, 0]) },
    ],
    'gzip-bomb': ['3 MiB of zeros in 3 KB.', { pack: () => crypto.deflate(zeros) }],
    'not-utf8': [
      'A part that is not UTF-8.',
      { plain: (part) => new Uint8Array([...part.subarray(0, -2), 0xff, 10]) },
    ],
    'no-last-newline': ['The last line does not end.', { texts: [text.slice(0, -1)] }],
    'empty-line': ['An empty line after the segment.', { texts: [`${text}\n`] }],
    'carriage-return': ['Lines end with CR LF.', { texts: [text.replaceAll('\n', '\r\n')] }],
    'line-too-long': [
      'A line of more than 1 Mi units.',
      {
        texts: [`${text.split('\n', 1)[0]}\n{"v":1,"x":"${'x'.repeat(1024 * 1024)}"}\n`],
        pack: crypto.deflate,
      },
    ],
    'line-too-deep': [
      'A segment line with deep JSON.',
      { texts: [`{"segment":${'['.repeat(5000)}${']'.repeat(5000)}}\n`] },
    ],
    'manifest-signed-by-another': ['The manifest is signed by another key.', { manifestKey: pc('bio').key }],
    'manifest-signed-as-header': [
      'The manifest is signed as a header.',
      { manifestType: payloadType.bundleHeader },
    ],
    'manifest-not-canonical': [
      'A blank in the manifest, signed.',
      { manifestText: (t) => t.replace(',"kind"', ', "kind"') },
    ],
    'manifest-prototype-key': [
      '`__proto__` in the manifest, signed.',
      { manifestText: (t) => t.replace('{"manifest"', '{"__proto__":1,"manifest"') },
    ],
    'manifest-newer': ['Manifest 2.', { manifestText: (t) => t.replace('"manifest":1', '"manifest":2') }],
    'manifest-other-bundle': ['The manifest of another bundle.', lie({ bundleId: 'BBBBBBBBBBBBBBBBBBBBBB' })],
    'manifest-other-recipient': [
      'The manifest names another addressee.',
      lie({ recipient: { org: cast.bio.org, keyId: cast.bio.age.recipient } }),
    ],
    'manifest-other-number': ['The manifest has another number.', lie({ chain: { n: 9, prevHash: null } })],
    'manifest-counts': [
      'The manifest promises more changes than come.',
      lie({
        counts: [
          ['member', 2],
          ['statement', 3],
        ],
      }),
    ],
    'manifest-counts-order': [
      'The counts are not sorted.',
      lie({
        counts: [
          ['statement', 3],
          ['member', 1],
        ],
      }),
    ],
    'manifest-intervals': [
      'The manifest promises a longer stretch.',
      lie({ intervals: [{ device: segment.device, from: 1, to: 5 }] }),
    ],
    'manifest-blob': [
      'The manifest lists an attachment whose entry is not there.',
      lie({
        blobs: [
          {
            id: 'A'.repeat(43) as never,
            media: 'image/png',
            bytes: 1,
            entry: 'blobs/AAAAAAAAAAAAAAAA.age',
            at: 0,
          },
        ],
      }),
    ],
    'manifest-blob-media': [
      'An attachment of a kind that could hold a program.',
      lie({
        blobs: [
          {
            id: 'A'.repeat(43) as never,
            media: 'image/svg+xml' as never,
            bytes: 1,
            entry: 'README.txt',
            at: 0,
          },
        ],
      }),
    ],
    'manifest-holds': [
      'Runs in the receipt that are none.',
      lie({ holds: [{ device: segment.device, from: 1, to: 4, tip: 'A'.repeat(43), bare: '1..2' }] }),
    ],
    'manifest-received': [
      'A state of a file that does not exist.',
      lie({ received: [{ bundleId: 'AAAAAAAAAAAAAAAAAAAAAA', state: 'lost' as never, at: 1 }] }),
    ],
    'no-segments': ['The segments that the manifest promises do not come.', { texts: [''] }],
    'segment-signature': [
      'The signature of a segment altered.',
      { texts: [text.replace(segment.sig ?? '', otherSig)] },
    ],
    'segment-unsigned': [
      'A segment without signature.',
      { texts: [text.replace(`"${segment.sig}"`, 'null')] },
    ],
    'segment-order': ['Two changes of a segment swapped.', { texts: swapped(segments) }],
    'segment-first': [
      'A segment says that it begins elsewhere.',
      { texts: [text.replace('"first":1', '"first":2')] },
    ],
    'segment-key': [
      'A segment with the key of another device.',
      { texts: [text.replace(segment.key, pc('bio').key.publicKey)] },
    ],
    'segment-count': [
      'A segment says that it holds more.',
      { texts: [text.replace('"count":4', '"count":5')] },
    ],
    'segment-body-first': [
      'A segment begins with a body.',
      { texts: [text.replace('\n{"v":1', '\nnull\n{"v":1')] },
    ],
    'segment-altered-header': [
      'A change altered: its id is another one.',
      { texts: [text.replace(/"at":(\d+)0,/, '"at":$11,')] },
    ],
    'other-line': ['A line that is none of the known.', { texts: [`${text}{"other":1}\n`] }],
  }
}

const shortReadme = '测试文件 test file\n'.repeat(10)

/** Files with one defect each, that are refused. */
export const defectScenes: Readonly<Record<string, Scene>> = {
  defects: async (stage) => {
    const pc = await openMech(stage)
    await addMember(pc, '测试会员')
    const segments = [await segmentOf(pc)]
    const all = { ...containerDefects, ...headerDefects(stage), ...innerDefects(stage, segments) }
    for (const [name, [about, mould]] of Object.entries(all)) {
      const readme = name in containerDefects ? shortReadme : ''
      await stage.put(`bad-${name}.xjb`, about, bundle(pc, stage.cast.school, { readme, segments, ...mould }))
    }
  },
}
