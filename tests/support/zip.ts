import { crc32 } from '#shared/base/crc32.ts'

/** One entry of a container as an attacker would write it. */
export interface RawEntry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly date?: number
  readonly extra?: Uint8Array
  readonly comment?: string
  /** The name in the directory, when it differs. */
  readonly centralName?: string
  /** The size that is declared, when it is a lie. */
  readonly size?: number
  readonly attributes?: number
}

/** Writes a ZIP with whatever it is told to put in. */
export const rawZip = (entries: readonly RawEntry[], comment = '', trailing = ''): Uint8Array => {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { name, bytes, method = 0, flags = 0, date = 0x21, extra = new Uint8Array(0) } = entry
    const size = entry.size ?? bytes.length
    const shared = (length: number): Buffer => {
      const b = Buffer.alloc(26)
      b.writeUInt16LE(10, 0)
      b.writeUInt16LE(flags, 2)
      b.writeUInt16LE(method, 4)
      b.writeUInt16LE(date, 8)
      b.writeUInt32LE(crc32(bytes), 10)
      b.writeUInt32LE(size, 14)
      b.writeUInt32LE(size, 18)
      b.writeUInt16LE(length, 22)
      b.writeUInt16LE(extra.length, 24)
      return b
    }
    const local = [
      Buffer.from('PK\x03\x04'),
      shared(Buffer.byteLength(name)),
      Buffer.from(name),
      extra,
      bytes,
    ]
    const centralName = entry.centralName ?? name
    const tail = Buffer.alloc(14)
    tail.writeUInt16LE(Buffer.byteLength(entry.comment ?? ''), 0)
    tail.writeUInt32LE(entry.attributes ?? 0, 6)
    tail.writeUInt32LE(offset, 10)
    central.push(
      Buffer.from('PK\x01\x02'),
      Buffer.from([10, 0]),
      shared(Buffer.byteLength(centralName)),
      tail,
      Buffer.from(centralName),
      Buffer.from(extra),
      Buffer.from(entry.comment ?? ''),
    )
    for (const part of local) {
      parts.push(Buffer.from(part))
      offset += part.length
    }
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return new Uint8Array(
    Buffer.concat([...parts, directory, end, Buffer.from(comment), Buffer.from(trailing)]),
  )
}
