import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { SaveProblem, Write } from '#renderer/engine.ts'
import { useServices } from '#renderer/services.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId, SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import { duesBase, memberDues } from '#shared/domain/dues.ts'
import { member, memberEvent } from '#shared/domain/member.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { memberPacks } from '#shared/rules/topic-packs.ts'
import { duesWrites, type EditedRow, settleWrites, standingOf } from './dues-rows.ts'

/** The ledger of dues and the rules it is reckoned by; undefined while it is read. */
export const useDues = () => {
  const { records } = useServices()
  const read = useLiveQuery(async () => {
    const [members, events, dues, bases, packs] = await Promise.all([
      records.list(member),
      records.list(memberEvent),
      records.list(memberDues),
      records.list(duesBase),
      records.list(rulePack),
    ])
    return { members, events, dues, bases, packs }
  }, [records])
  return useMemo(() => {
    if (!read) return undefined
    const known = memberPacks.known(read.packs)
    return {
      ...read,
      /** The rule in force on a day, with the title of its source and its words there. */
      ruleOn: (day: Day) => {
        const pack = known.on(day, null)?.pack
        const rule = pack?.rule.dues ?? null
        return {
          rule,
          source: pack && rule ? { title: sourceLine(pack), clause: rule.clause ?? null } : null,
        }
      },
    }
  }, [read])
}

/** What `useDues` gives once it is read. */
export type DuesData = NonNullable<ReturnType<typeof useDues>>

/** What a person does to dues. */
export const useDuesDeeds = (data: DuesData) => {
  const { engine, today } = useServices()
  const save = async (writes: readonly Write[]): Promise<Result<SaveId, SaveProblem>> =>
    writes.length > 0 ? engine.save(writes) : err({ type: 'nothing-changed' })
  return {
    /** Saves the rows of a month as one save. */
    month: async (rows: readonly EditedRow[], month: Day): Promise<Result<SaveId, SaveProblem>> => {
      // How many new records there will be is only known from the writes themselves.
      let needed = 0
      duesWrites(rows, month, data, () => {
        needed += 1
        return '' as EntityId
      })
      const ids = await Promise.all(Array.from({ length: needed }, () => engine.newId()))
      const fresh = (): EntityId => {
        const id = ids.pop()
        if (!id) throw new Error('no id is left')
        return id
      }
      return save(duesWrites(rows, month, data, fresh))
    },
    /** Takes everything a member owes as paid. */
    settle: (of: EntityId): Promise<Result<SaveId, SaveProblem>> => {
      const own = data.dues.filter(({ values }) => values.member === of)
      return save(settleWrites(own, standingOf(own, today(), data.ruleOn(today()).rule)))
    },
  }
}
