import { checkValues, isLife } from '../domain/check.ts'
import { kindOf } from '../domain/registry.ts'
import { type Change, lifeField } from './change.ts'
import type { ParsedSegment } from './segment-parse.ts'

/** A choice we do not know may be a newer version's; what is no text at all is not. */
const isHarmless = (type: string): boolean => type === 'unknown-choice'

/** Whether every value of a known kind has the shape its field says, so that no screen meets a number for a name. */
const fits = ({ header, values }: Change): boolean => {
  const kind = kindOf(header.kind)
  if (!kind) return true
  if (Object.hasOwn(values, lifeField) && !isLife(values[lifeField])) return false
  return checkValues(kind, values).every(({ fault }) => isHarmless(fault.type))
}

/**
 * A segment's changes without those whose values do not fit their kind: these keep their place in the chain as bare ids
 * and are counted. Their lines stay in the segment, so a version that knows better reads them again.
 */
export const fitting = <P extends Pick<ParsedSegment, 'changes' | 'withheld'>>(
  parsed: P,
): { readonly parsed: P; readonly misfits: number } => {
  const misfits = parsed.changes.filter((change) => !fits(change))
  if (misfits.length === 0) return { parsed, misfits: 0 }
  const bare = misfits.map(({ id, header }) => ({
    device: header.device,
    seq: header.seq,
    id,
    prev: header.prev,
  }))
  const out = new Set(misfits)
  const changes = parsed.changes.filter((change) => !out.has(change))
  return { parsed: { ...parsed, changes, withheld: [...parsed.withheld, ...bare] }, misfits: misfits.length }
}
