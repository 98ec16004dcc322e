import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'

/** A record of the view with the given values, for tests of screens. */
export const rec = <V>(kind: string, id: string, values: V, more: Partial<Rec<V>> = {}): Rec<V> => ({
  // Tests name records as they like.
  id: id as EntityId,
  kind,
  home: 'own',
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
