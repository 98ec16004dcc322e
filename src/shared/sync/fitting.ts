import { checkValues, isLife } from '../domain/check.ts'
import { kindOf } from '../domain/registry.ts'
import { type Change, lifeField } from './change.ts'
import type { Refused } from './change-parse.ts'
import type { ParsedSegment } from './segment-parse.ts'

/** A choice we do not know may be a newer version's; what is no text at all is not. */
const isHarmless = (type: string): boolean => type === 'unknown-choice'

/** The field of a known kind whose value has not the shape the field says; null when all fit. */
const misfitOf = ({ header, values }: Change): string | null => {
  const kind = kindOf(header.kind)
  if (!kind) return null
  if (Object.hasOwn(values, lifeField) && !isLife(values[lifeField])) return lifeField
  return checkValues(kind, values).find(({ fault }) => !isHarmless(fault.type))?.field ?? null
}

type Content = Pick<ParsedSegment, 'changes' | 'withheld'> & Partial<Pick<ParsedSegment, 'refused'>>

/**
 * A segment's changes without those whose values do not fit their kind, so that no screen meets a number for a name: these
 * are refused and keep their place in the chain as bare ids. Their lines stay in the segment, so a version that knows
 * better reads them again.
 */
export const fitting = <P extends Content>(
  parsed: P,
): { readonly parsed: P & Pick<ParsedSegment, 'refused'>; readonly misfits: number } => {
  const before = parsed.refused ?? []
  const misfits = new Map<Change, string>()
  for (const change of parsed.changes) {
    const where = misfitOf(change)
    if (where !== null) misfits.set(change, where)
  }
  if (misfits.size === 0) return { parsed: { ...parsed, refused: before }, misfits: 0 }
  const bare = [...misfits.keys()].map(({ id, header: { device, seq, prev } }) => ({ device, seq, id, prev }))
  const refused = [...misfits].map(
    ([{ id, header }, where]): Refused => ({ id, seq: header.seq, problem: { reason: 'misfit', where } }),
  )
  const changes = parsed.changes.filter((change) => !misfits.has(change))
  return {
    parsed: {
      ...parsed,
      changes,
      withheld: [...parsed.withheld, ...bare],
      refused: [...before, ...refused],
    },
    misfits: misfits.size,
  }
}
