import { type ChangeId, type DeviceId, type EntityId, isDigest, isKeyId, parseEntityId } from '../base/id.ts'
import { isSystemKind } from '../domain/system-field.ts'
import { type Change, homeField, systemKind } from './change.ts'
import { isCount, isObject } from './strict-json.ts'

/** A named change, as revokes and erasures name it. */
export interface Target {
  readonly id: ChangeId
  readonly kind: string
  readonly entity: EntityId
}

/** What a revoke names, and which approvals of that record its author had seen. */
export interface RevokeTarget extends Target {
  readonly approval?: readonly ChangeId[]
}

/** The field of a change of kind `revoke` or `erase` that lists what it names. */
export const targetsField = 'changes'

type Values = Readonly<Record<string, unknown>>

const ownValue = (values: Values, field: string): unknown =>
  Object.hasOwn(values, field) ? values[field] : undefined

const isTarget = (item: unknown): item is RevokeTarget => {
  if (!isObject(item) || typeof item.id !== 'string') return false
  if (typeof item.kind !== 'string' || typeof item.entity !== 'string') return false
  const { approval } = item
  return approval === undefined || (Array.isArray(approval) && approval.every((id) => typeof id === 'string'))
}

/** The targets of a revoke or an erasure; entries that are none are passed over. */
export const readTargets = (values: Values): readonly RevokeTarget[] => {
  const list = ownValue(values, targetsField)
  return Array.isArray(list) ? list.filter(isTarget) : []
}

const targetOf = (item: Change | Target): Target => {
  if (!('header' in item)) return item
  const { id, header } = item
  return { id, kind: header.kind, entity: header.entity }
}

/**
 * The value of field `changes` that takes changes back. `seen` gives the heads of `approval` of a target's record: who
 * takes an approved write back without naming them takes back in vain.
 */
export const revokeValue = (
  changes: readonly (Change | Target)[],
  seen: (target: Target) => readonly ChangeId[] = () => [],
): readonly RevokeTarget[] =>
  changes.map((item) => {
    const { id, kind, entity } = targetOf(item)
    const approval = seen({ id, kind, entity })
    return approval.length > 0 ? { id, kind, entity, approval } : { id, kind, entity }
  })

/** The value of field `changes` that erases changes for good; those of the mechanism itself cannot be erased. */
export const eraseValue = (changes: readonly (Change | Target)[]): readonly Target[] =>
  changes.flatMap((item) => {
    const { id, kind, entity } = targetOf(item)
    return isSystemKind(kind) ? [] : [{ id, kind, entity }]
  })

/** Which device ends, and the last of its changes that counts; null when none does. */
export interface Retirement {
  readonly device: DeviceId
  readonly last: { readonly seq: number; readonly id: ChangeId } | null
}

/** What a change of kind `retire` says; null when it says nothing. */
export const readRetirement = (values: Values): Retirement | null => {
  const [device, last] = [ownValue(values, 'device'), ownValue(values, 'last')]
  if (!isKeyId(device)) return null
  if (last === null) return { device: device as DeviceId, last }
  if (!isObject(last) || !isCount(last.seq, 1) || !isDigest(last.id)) return null
  return { device: device as DeviceId, last: { seq: last.seq, id: last.id as ChangeId } }
}

/** Records that are one and the same. */
export interface SameRecords {
  readonly of: string
  readonly records: readonly EntityId[]
}

const isEntity = (text: unknown): text is EntityId => typeof text === 'string' && parseEntityId(text) !== null

/** What a change of kind `same-as` says; null when it says nothing. */
export const readSame = (values: Values): SameRecords | null => {
  const [of, list] = [ownValue(values, 'of'), ownValue(values, 'records')]
  if (typeof of !== 'string' || isSystemKind(of) || !Array.isArray(list) || !list.every(isEntity)) return null
  const records = [...new Set(list)].sort()
  return records.length > 1 ? { of, records } : null
}

const untouchable: ReadonlySet<string> = new Set([
  systemKind.statement,
  systemKind.retire,
  systemKind.admit,
  systemKind.erase,
  systemKind.setAside,
])

/** Whether a kind stays when the import that brought it is taken back: proof, endings, erasures and other set-asides. */
export const isUntouchable = (kind: string): boolean => untouchable.has(kind)

/** Whether a kind cannot be revoked; of the untouchable ones only a set-aside can, which ends it. */
export const isIrrevocable = (kind: string): boolean => isUntouchable(kind) && kind !== systemKind.setAside

/**
 * What of a change the facts must be given again when they are restored: a change of a system kind whole, of one that moves
 * a record only the move, of others (and of statements, which are stored verified) nothing.
 */
export const systemPart = (change: Change): Change | null => {
  const { kind } = change.header
  if (isSystemKind(kind)) return kind === systemKind.statement ? null : change
  const { plain, sensitive, money } = change.header.fields
  const isMove = plain?.includes(homeField) || sensitive?.includes(homeField) || money?.includes(homeField)
  if (!isMove) return null
  const values = Object.hasOwn(change.values, homeField) ? { [homeField]: change.values[homeField] } : {}
  return { ...change, values }
}
