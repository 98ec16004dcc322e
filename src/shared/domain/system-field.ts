import type { Level } from '../base/level.ts'
import type { FieldClass } from './field.ts'

/** Who may write a field and who may read it. */
export interface FieldPlace {
  /** The lowest level whose organisations may write it. */
  readonly owner: Level
  readonly class: FieldClass
}

const anybody: FieldPlace = { owner: 'group', class: 'plain' }
const bySchool: FieldPlace = { owner: 'school', class: 'plain' }

/** The mechanism's own kinds and their fields (decision 0009). */
const systemKinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['statement', ['envelope']],
  ['revoke', ['changes']],
  ['set-aside', ['import', 'stretches']],
  ['retire', ['device', 'last']],
  ['admit', ['stretches']],
  ['erase', ['changes']],
  ['same-as', ['of', 'records']],
])

/** The fields that every other record has beside those of its kind; no kind declares one of these. */
const recordFields: ReadonlyMap<string, FieldPlace> = new Map([
  ['life', anybody],
  ['home', bySchool],
  ['approval', bySchool],
])

/** Whether a kind belongs to the mechanism itself. */
export const isSystemKind = (kind: string): boolean => systemKinds.has(kind)

/** Owner and class of a field of the mechanism: those of its own kinds, and those that every record has. */
export const systemFieldOf = (kind: string, field: string): FieldPlace | undefined => {
  const own = systemKinds.get(kind)
  if (!own) return recordFields.get(field)
  return field === 'life' || own.includes(field) ? anybody : undefined
}
