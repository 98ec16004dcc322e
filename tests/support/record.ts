import type { Day } from '#shared/base/day.ts'
import { type DeviceId, type EntityId, entityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'

/** A day written in a test. */
export const day = (text: string): Day => text as Day

/** The n-th record id of one invented device. */
export const idOf = (n: number): EntityId =>
  entityId({ device: 'ABCDEFGHIJKLMNOPQRSTUV' as DeviceId, year: 2026, n, salt: 'saltaa' })

/** A record as the view gives it. */
export const rec = <V>(
  n: number,
  kind: string,
  values: V,
  more: Partial<Pick<Rec<V>, 'life' | 'home' | 'conflicts' | 'changedAt'>> = {},
): Rec<V> => ({
  id: idOf(n),
  kind,
  home: 'home',
  values,
  life: 'active',
  conflicts: [],
  waiting: [],
  approval: 'none',
  erased: [],
  editedWhileVoided: false,
  changedAt: 0,
  ...more,
})
