import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useServices } from '#renderer/services.ts'
import { type Day, dayParts } from '#shared/base/day.ts'
import type { EntityId, SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { Rec } from '#shared/domain/field.ts'
import {
  honourLevels,
  honoursByMember,
  isModelWorker,
  type MemberHonour,
  memberHonour,
} from '#shared/domain/honour.ts'
import { type Member, member } from '#shared/domain/member.ts'

/** One honour of the list. */
export interface HonourRow {
  readonly id: EntityId
  readonly values: MemberHonour
  readonly holder: EntityId | null
  readonly name: string
  readonly home: string
}

/** What the list of honours is narrowed by. */
export const honourChips = ['modelWorkers', 'high', 'thisYear'] as const
export type HonourChip = (typeof honourChips)[number]

/** The honours of all members, the newest first, and how many people have some. */
export const honourList = (honours: readonly Rec<MemberHonour>[], members: readonly Rec<Member>[]) => {
  const people = new Map(members.map((one) => [one.id, one]))
  const byMember = honoursByMember(honours)
  const rows = [...byMember.values()].flat().map(
    ({ id, home, values }): HonourRow => ({
      id,
      values,
      holder: values.member ?? null,
      name: (values.member && people.get(values.member)?.values.name) || '',
      home,
    }),
  )
  return {
    rows: rows.sort(
      (a, b) => (b.values.year ?? 0) - (a.values.year ?? 0) || a.name.localeCompare(b.name, 'zh'),
    ),
    people: byMember.size,
    workers: new Set([...byMember].flatMap(([id, own]) => (isModelWorker(own) ? [id] : []))),
  }
}

/** The rows every chosen chip lets through. */
export const filterHonours = (
  list: ReturnType<typeof honourList>,
  chips: readonly HonourChip[],
  today: Day,
): readonly HonourRow[] => {
  const tests: Readonly<Record<HonourChip, (row: HonourRow) => boolean>> = {
    modelWorkers: ({ holder }) => holder !== null && list.workers.has(holder),
    high: ({ values }) => honourLevels.indexOf(values.level ?? 'other') <= honourLevels.indexOf('provincial'),
    thisYear: ({ values }) => values.year === dayParts(today).year,
  }
  return list.rows.filter((row) => chips.every((chip) => tests[chip](row)))
}

/** The honours of all members; undefined while they are read. */
export const useHonours = () => {
  const { records } = useServices()
  const read = useLiveQuery(async () => {
    const [honours, members] = await Promise.all([records.list(memberHonour), records.list(member)])
    return { honours, members }
  }, [records])
  return useMemo(() => read && { ...read, list: honourList(read.honours, read.members) }, [read])
}

/** What `useHonours` gives once it is read. */
export type HonourData = NonNullable<ReturnType<typeof useHonours>>

/** What a person does to honours. */
export const useHonourDeeds = () => {
  const { engine } = useServices()
  return {
    save: async (
      draft: MemberHonour,
      base: Rec<MemberHonour> | null,
    ): Promise<Result<SaveId, SaveProblem>> => {
      const fields = changedFields<MemberHonour>(base?.values ?? {}, draft)
      if (Object.keys(fields).length === 0) return err({ type: 'nothing-changed' })
      return engine.save([{ kind: memberHonour.kind, entity: base?.id ?? (await engine.newId()), fields }])
    },
    void: (id: EntityId) => engine.save([voidWrite(memberHonour.kind, id)]),
  }
}
