import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { sameValue } from '../base/same.ts'
import { matchKey } from '../base/text.ts'
import type { Member, MemberIdentity } from '../domain/member.ts'
import { type CellInput, readText } from './cell.ts'
import type { ImportField, Mapping } from './member-columns.ts'
import type { Difference } from './member-differences.ts'
import { personKey, type ReadRow, staffKey } from './member-rows.ts'

/** A member of this ledger, as a list of another place is held against it. */
export interface OwnMember {
  readonly id: EntityId
  readonly member: Member
  readonly identity: Omit<MemberIdentity, 'member'> | null
  readonly joinedOn: Day | null
  /** Belongs to the union today. */
  readonly isPresent: boolean
}

/** What two people were taken for one by. */
export type MatchedBy = 'idNumber' | 'staffNo' | 'person' | 'name'

/** Somebody who stands in both lists. */
export interface Pair {
  readonly id: EntityId
  readonly row: ReadRow
  readonly by: MatchedBy
  /** `before` is what this ledger holds, `after` what the other list holds. */
  readonly differences: readonly Difference[]
}

/** Two lists held against each other. */
export interface Reconciliation {
  /** Belong to the union here and are missing there. */
  readonly onlyHere: readonly EntityId[]
  /** Stand there and are nobody here. */
  readonly onlyThere: readonly ReadRow[]
  /** Stand there, but have left here. */
  readonly goneHere: readonly Pair[]
  readonly differing: readonly Pair[]
  readonly same: number
  /** Rows that mean somebody whom an earlier row means. */
  readonly twice: readonly Pair[]
}

const numberKey = (text: string): string => text.replace(/\s/g, '').toUpperCase()

/** Whether a number with some characters covered (`1101**********1234`) may be this one. */
export const agreesWithMasked = (masked: string, number: string): boolean =>
  masked.length === number.length &&
  [...masked].every((char, n) => /[*＊×●]/.test(char) || char === number[n])

const isMasked = (number: string): boolean => /[*＊×●]/.test(number)

interface Index {
  readonly by: ReadonlyMap<string, OwnMember>
  readonly masked: (number: string, name: string) => OwnMember | undefined
}

const indexOf = (members: readonly OwnMember[]): Index => {
  const by = new Map<string, OwnMember | null>()
  const put = (key: string | null, one: OwnMember) => {
    if (key === null) return
    const held = by.get(key)
    // Of two with one key, whoever is present counts; of two who are, neither.
    by.set(key, held === undefined || (held && !held.isPresent) ? one : one.isPresent ? null : held)
  }
  for (const one of members) {
    const { idNumber } = one.identity ?? {}
    const { staffNo, name } = one.member
    put(idNumber ? `id ${numberKey(idNumber)}` : null, one)
    put(staffNo ? `staff ${staffKey(staffNo)}` : null, one)
    const person = personKey(one.member)
    put(person ? `person ${person}` : null, one)
    put(name ? `name ${matchKey(name)}` : null, one)
  }
  const known = new Map<string, OwnMember>()
  for (const [key, one] of by) if (one) known.set(key, one)
  return {
    by: known,
    masked: (number, name) => {
      const found = members.filter(
        ({ member, identity }) =>
          matchKey(member.name ?? '') === matchKey(name) &&
          identity?.idNumber &&
          agreesWithMasked(numberKey(number), numberKey(identity.idNumber)),
      )
      return found.length === 1 ? found[0] : undefined
    },
  }
}

const meant = (
  { by, masked }: Index,
  { values, identity }: ReadRow,
  number: string,
  onlyNames: boolean,
): { readonly one: OwnMember; readonly by: MatchedBy } | null => {
  const exact = identity?.idNumber ? by.get(`id ${numberKey(identity.idNumber)}`) : undefined
  const byNumber = exact ?? (isMasked(number) ? masked(number, values.name ?? '') : undefined)
  if (byNumber) return { one: byNumber, by: 'idNumber' }
  const byStaff = values.staffNo ? by.get(`staff ${staffKey(values.staffNo)}`) : undefined
  if (byStaff) return { one: byStaff, by: 'staffNo' }
  const person = personKey(values)
  const byPerson = person ? by.get(`person ${person}`) : undefined
  if (byPerson && !isAnother(byPerson, values, identity)) return { one: byPerson, by: 'person' }
  const byName = onlyNames && values.name ? by.get(`name ${matchKey(values.name)}`) : undefined
  return byName ? { one: byName, by: 'name' } : null
}

/** Name and birthday are those of somebody whose numbers say that it is somebody else. */
const isAnother = (one: OwnMember, values: Member, identity: ReadRow['identity']): boolean => {
  const own = one.identity?.idNumber
  const other = identity?.idNumber
  return Boolean(own && other && numberKey(own) !== numberKey(other)) && values.staffNo !== one.member.staffNo
}

const comparable = (field: ImportField, value: unknown): unknown => {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : [...value].sort()
  if (typeof value !== 'string') return value
  if (field === 'phone') return value.replace(/\D/g, '')
  if (field === 'ethnicity') return matchKey(value).replace(/族$/, '')
  return field === 'staffNo' ? staffKey(value) : matchKey(value)
}

/** Where the two lists differ about somebody: only in columns the other list has, and not where its cell could not be read. */
const differences = (
  one: OwnMember,
  row: ReadRow,
  mapping: Mapping,
  number: string,
): readonly Difference[] => {
  const here: Readonly<Record<string, unknown>> = { ...one.member, ...one.identity, joinedOn: one.joinedOn }
  const there: Readonly<Record<string, unknown>> = { ...row.values, ...row.identity, joinedOn: row.joinedOn }
  const unread = new Set(row.problems.map(({ field }) => field))
  return mapping.flatMap((field): Difference[] => {
    if (!field || (unread.has(field) && (there[field] ?? null) === null)) {
      const own = one.identity?.idNumber
      if (field !== 'idNumber' || !isMasked(number) || !own) return []
      return agreesWithMasked(numberKey(number), numberKey(own))
        ? []
        : [{ field, before: own, after: number }]
    }
    const [before, after] = [here[field] ?? null, there[field] ?? null]
    return sameValue(comparable(field, before), comparable(field, after)) ? [] : [{ field, before, after }]
  })
}

/**
 * Holds a list of another place (the city's platform) against this ledger. People are taken for one by the identity number,
 * covered or not, else by the staff number, else by name and birthday; by the name alone only where the list has nothing
 * else and the name stands for one person. `rows` are read with nobody known; `cells` are the same rows as they stand in the file.
 */
export const reconcile = (
  members: readonly OwnMember[],
  rows: readonly ReadRow[],
  mapping: Mapping,
  cells: readonly (readonly CellInput[])[],
): Reconciliation => {
  const index = indexOf(members)
  const numberAt = mapping.indexOf('idNumber')
  const numberIn = (row: ReadRow): string => {
    const read = readText(cells[row.row - 1]?.[numberAt])
    return numberAt >= 0 && read.ok ? read.value : ''
  }
  const onlyNames = !mapping.some(
    (field) => field === 'idNumber' || field === 'staffNo' || field === 'birthday',
  )
  const seen = new Set<EntityId>()
  const found: {
    -readonly [K in 'onlyThere' | 'goneHere' | 'differing' | 'twice']: Reconciliation[K][number][]
  } = {
    onlyThere: [],
    goneHere: [],
    differing: [],
    twice: [],
  }
  let same = 0
  for (const row of rows) {
    const match = meant(index, row, numberIn(row), onlyNames)
    if (!match) {
      found.onlyThere.push(row)
      continue
    }
    const { one, by } = match
    const pair: Pair = { id: one.id, row, by, differences: differences(one, row, mapping, numberIn(row)) }
    if (seen.has(one.id)) found.twice.push(pair)
    else if (!one.isPresent) found.goneHere.push(pair)
    else if (pair.differences.length > 0) found.differing.push(pair)
    else same++
    seen.add(one.id)
  }
  const onlyHere = members.filter(({ id, isPresent }) => isPresent && !seen.has(id)).map(({ id }) => id)
  return { ...found, onlyHere, same }
}
