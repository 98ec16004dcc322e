import { createHash } from 'node:crypto'
import type { Segment } from '#shared/sync/segment.ts'
import { segmentBytes } from '#shared/sync/segment-seal.ts'
import { type ChangeLines, joinLines, writeSegment } from '#shared/sync/segment-text.ts'
import { vectorCrypto as crypto } from '#tests/support/vectors/chance.ts'
import type { Pc } from '#tests/support/vectors/people.ts'
import { below, type Chance, mangleText, mangleValue } from './mangle.ts'

/** The hash of a text as ids are written. */
export const sha = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Signs whatever stands there, as a hostile device would: ids from the lines, count and place as told. */
export const sign = async (
  pc: Pc,
  first: number,
  lines: readonly ChangeLines[],
  mangle?: (line: string) => string,
): Promise<string> => {
  const ids = lines.map(({ withheld, header }) => withheld ?? sha(header))
  const bytes = segmentBytes(pc.device, first, ids as never)
  const sig = Buffer.from(await crypto.sign(pc.key, bytes)).toString('base64url')
  const segment: Segment = {
    device: pc.device,
    first,
    count: lines.length,
    key: pc.key.publicKey,
    sig,
    lines: joinLines(lines),
  }
  const text = writeSegment(segment)
  const end = text.indexOf('\n')
  return mangle ? mangle(text.slice(0, end)) + text.slice(end) : text
}

/** Makes `prev` and body hashes right again after some lines were changed. */
export const rechain = (
  lines: readonly ChangeLines[],
  from: number,
  keep: number,
): readonly ChangeLines[] => {
  const done = lines.slice(0, from)
  for (const [i, line] of lines.slice(from).entries()) {
    let header = line.header
    try {
      const value = JSON.parse(header) as Record<string, unknown>
      if (i > 0 && typeof value.prev === 'string' && from + i !== keep)
        value.prev = sha(done.at(-1)?.header ?? '')
      if (typeof value.bodies === 'object' && value.bodies !== null && from + i !== keep) {
        const classes = Object.keys(value.bodies)
        value.bodies = Object.fromEntries(classes.map((name, n) => [name, sha(line.bodies[n] ?? '')]))
      }
      header = JSON.stringify(value)
    } catch {
      // What is no JSON goes as it is.
    }
    done.push({ ...line, header })
  }
  return done
}

/** Some changes of a PC bent: a value, a header, a body gone. */
export const mangleChange = (chance: Chance, pc: Pc, pool: readonly string[]): readonly ChangeLines[] => {
  let lines: readonly ChangeLines[] = pc.lines
  for (let n = 1 + below(chance, 3); n > 0; n--) {
    const at = below(chance, lines.length)
    const line = lines[at]
    if (!line || line.withheld) continue
    const part = chance()
    const how = (text: string): string =>
      chance() < 0.85 ? mangleValue(chance, text, pool) : mangleText(chance, text)
    if (part < 0.5) {
      const which = below(chance, line.bodies.length)
      const bodies = line.bodies.map((body, i) => (i === which ? matchStart(how(body), '{"salt":') : body))
      lines = rechain(fieldsFollow(lines, at, { ...line, bodies }), at, -1)
    } else if (part < 0.8) {
      const header = matchStart(how(line.header), '{"v":')
      lines = rechain(
        lines.map((old, i) => (i === at ? { ...line, header } : old)),
        at,
        at,
      )
    } else if (part < 0.9)
      lines = lines.map((old, i) =>
        i === at ? { withheld: sha(old.header) as never, header: '', bodies: [] } : old,
      )
    else lines = lines.map((old, i) => (i === at ? { ...line, bodies: line.bodies.map(() => 'null') } : old))
  }
  return lines
}

/** A line that does not even begin as it should never comes further than splitting. */
const matchStart = (line: string, start: string): string =>
  line.startsWith(start) || line.length % 7 === 0 ? line : `${start}${line.slice(1)}`

/** The header names the fields that the body really has, so that hostile values reach the view. */
const fieldsFollow = (
  lines: readonly ChangeLines[],
  at: number,
  line: ChangeLines,
): readonly ChangeLines[] => {
  let header = line.header
  try {
    const value = JSON.parse(header) as { fields: Record<string, string[]> }
    for (const [n, name] of Object.keys(value.fields).entries()) {
      const body = JSON.parse(line.bodies[n] ?? '') as { values: Record<string, unknown> }
      value.fields[name] = Object.keys(body.values)
    }
    header = JSON.stringify(value)
  } catch {
    // Then they disagree.
  }
  return lines.map((old, i) => (i === at ? { ...line, header } : old))
}
