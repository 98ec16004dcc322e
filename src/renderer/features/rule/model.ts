import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { create } from 'zustand'
import type { SaveProblem, Write } from '#renderer/engine.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useServices } from '#renderer/services.ts'
import { addMonths, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { member, memberEvent } from '#shared/domain/member.ts'
import { packTopics, type RulePackRecord, rulePack } from '#shared/domain/rule-pack.ts'
import { packOf, packStates } from '#shared/rules/choose.ts'
import type { CondolencePack } from '#shared/rules/condolence.ts'
import { comparePack } from '#shared/rules/condolence-records.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { fieldsOf, type PackDraft } from './draft.ts'

export type Topic = (typeof packTopics)[number]

/** One pack of the list: a record, or an example that comes with the product. */
export interface PackRow {
  readonly id: string
  readonly topic: Topic
  readonly pack: PackSource
  readonly rec: Rec<RulePackRecord> | null
  readonly state: 'in-force' | 'to-come' | 'replaced' | 'example'
}

/** Where the page is, and who may change rules: the school whose rules they are. */
export const useRulePlace = () => {
  const { workspace, today } = useServices()
  const day = today()
  return { workspace, today: day, year: dayParts(day).year, writes: workspace.level === 'school' }
}

/** Unsaved packs, by workspace and address: a look at a visit and back loses nothing. */
export const useDrafts = create<{ readonly of: Readonly<Record<string, PackDraft>> }>(() => ({ of: {} }))

/** Keeps or drops what is typed of a pack. */
export const keepDraft = (key: string, draft: PackDraft | null): void =>
  useDrafts.setState(({ of }) => {
    const { [key]: _, ...rest } = of
    return { of: draft ? { ...rest, [key]: draft } : rest }
  })

const examples: Readonly<Partial<Record<string, readonly PackSource[]>>> = shippedPacks

/** Every pack, the school's own first, then the examples. */
export const usePacks = (): readonly PackRow[] | undefined => {
  const { records, today } = useServices()
  const read = useLiveQuery(() => records.list(rulePack), [records])
  const day = today()
  return useMemo(() => {
    if (!read) return undefined
    const own = packTopics.flatMap((topic) => {
      const states = packStates(read, topic, day)
      return read.flatMap((rec): readonly PackRow[] => {
        const state = rec.values.topic === topic ? states.get(rec.id) : undefined
        return state ? [{ id: rec.id, topic, pack: packOf(rec), rec, state }] : []
      })
    })
    const order = ['in-force', 'to-come', 'replaced', 'example']
    const given = packTopics.flatMap((topic) =>
      (examples[topic] ?? []).map(
        (pack): PackRow => ({ id: pack.id, topic, pack, rec: null, state: 'example' }),
      ),
    )
    return [...own.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)), ...given]
  }, [read, day])
}

/** The visits of the past year with what judges them; undefined while they are read. */
export const useTrialRecords = () => {
  const { records } = useServices()
  return useLiveQuery(async () => {
    const [visits, members, events] = await Promise.all([
      records.list(visit),
      records.list(member),
      records.list(memberEvent),
    ])
    return { visits, members, events }
  }, [records])
}

export type TrialRecords = NonNullable<ReturnType<typeof useTrialRecords>>

/** What the rules would change among the visits of the past year; null until both are there. */
export const useTrial = (pack: CondolencePack | null, records: TrialRecords | undefined) => {
  const { today } = useRulePlace()
  return useMemo(() => {
    if (!pack || !records) return null
    return comparePack(pack, records, { from: addMonths(today, -12), to: today })
  }, [pack, records, today])
}

/** What a person does to rules. */
export const useRuleDeeds = () => {
  const { engine } = useServices()
  return {
    save: async (
      rec: Rec<RulePackRecord> | null,
      draft: PackDraft,
    ): Promise<Result<EntityId, SaveProblem>> => {
      const entity = rec?.id ?? (await engine.newId())
      const before = rec?.values ?? {}
      // What a draft does not speak of, such as the life of the record, stays as it is.
      const fields = changedFields<RulePackRecord>(before, { ...before, ...fieldsOf(draft) })
      const writes: readonly Write[] =
        Object.keys(fields).length === 0 ? [] : [{ kind: 'rule-pack', entity, fields }]
      if (writes.length === 0) return rec ? ok(entity) : err({ type: 'nothing-changed' })
      const saved = await engine.save(writes)
      return saved.ok ? ok(entity) : saved
    },
    void: (id: EntityId, reason: string) => engine.save([voidWrite('rule-pack', id, reason)]),
  }
}
