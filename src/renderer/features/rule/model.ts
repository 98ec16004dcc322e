import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import type { HistoryEntry, SaveProblem, Write } from '#renderer/engine.ts'
import { inPortions } from '#renderer/in-portions.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import { packChoice } from '#renderer/ui/stored.ts'
import { dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { activity, activityParticipant, activityPrize, activitySpending } from '#shared/domain/activity.ts'
import { attachment } from '#shared/domain/attachment.ts'
import { club, clubMember } from '#shared/domain/club.ts'
import { visit } from '#shared/domain/condolence.ts'
import { duesBase, memberDues } from '#shared/domain/dues.ts'
import type { Rec } from '#shared/domain/field.ts'
import { fundBudget, fundEntry } from '#shared/domain/fund.ts'
import { type FundBranchRecords, splitByBranch } from '#shared/domain/fund-school.ts'
import { help } from '#shared/domain/help.ts'
import { member, memberEvent } from '#shared/domain/member.ts'
import { type Headcount, headcount } from '#shared/domain/membership.ts'
import { memberPost } from '#shared/domain/post.ts'
import { packTopics, type RulePackRecord, rulePack } from '#shared/domain/rule-pack.ts'
import { branchOfOrg } from '#shared/domain/school-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { packOf, packStates } from '#shared/rules/choose.ts'
import { duesFacts } from '#shared/rules/dues.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { type EditedTopic, fieldsOf, type PackDraft, type ReadPack, type Topic } from './draft.ts'
import { type Trial, type TrialRecords, trialOf } from './trial.ts'

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

/** The records that others name, for histories. */
export const useNames = useRecordNames

/** Who wrote what of a pack, newest first; undefined while it is read. */
export const usePackHistory = (id: EntityId, stamp: number): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  const [entries, setEntries] = useState<readonly HistoryEntry[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the record has changed
  useEffect(() => {
    let here = true
    void engine.history('rule-pack', id).then((found) => {
      if (here) setEntries(found)
    })
    return () => {
      here = false
    }
  }, [engine, id, stamp])
  return entries
}

const noMoney = { entries: [], activities: [], spendings: [], visits: [] }

/** The records rules of a topic are tried on; undefined while they are read. */
const useTrialRecords = (topic: EditedTopic): TrialRecords | undefined => {
  const { records, workspace, today } = useServices()
  const chosen = packChoice(topic, workspace.id).use()
  // What is counted over a year begins with the year in which the past twelve months began.
  const since = `${dayParts(today()).year - 1}-01-01`
  const read = useLiveQuery(async (): Promise<TrialRecords> => {
    if (topic === 'club') {
      const [clubs, places, members, packs, orgs] = await Promise.all([
        records.list(club),
        records.list(clubMember),
        records.list(member),
        records.list(rulePack),
        records.orgs(),
      ])
      const branchOf = (home: string) => branchOfOrg(orgs, workspace, home).name
      return { topic, records: { clubs, places, members }, branchOf, packs }
    }
    if (topic === 'help') {
      const [helps, visits, members] = await Promise.all([
        records.list(help),
        records.list(visit),
        records.list(member),
      ])
      return { topic, helps, visits, members }
    }
    const [members, events] = await Promise.all([records.list(member), records.list(memberEvent)])
    if (topic === 'member') {
      const [posts, dues, bases, packs] = await Promise.all([
        records.list(memberPost),
        records.list(memberDues),
        records.list(duesBase),
        records.list(rulePack),
      ])
      return { topic, records: { members, events, posts, dues, bases }, packs }
    }
    const [visits, packs] = await Promise.all([
      topic === 'activity' ? [] : records.list(visit),
      records.list(rulePack),
    ])
    if (topic === 'condolence') {
      const dues = duesFacts(await records.list(memberDues), packs)
      return { topic, records: { visits, members, events, dues } }
    }
    const [activities, spendings] = await Promise.all([
      records.list(activity),
      records.list(activitySpending),
    ])
    if (topic === 'activity') {
      const [participants, prizes, attachments] = await Promise.all([
        records.list(activityParticipant),
        records.list(activityPrize),
        records.list(attachment),
      ])
      const judged = activities.filter(({ values }) => (values.startsOn ?? '') >= since)
      const all = { activities: judged, participants, spendings, prizes, attachments, members, events }
      return { topic, records: all, packs, chosen }
    }
    const [entries, budgets, orgs] = await Promise.all([
      records.list(fundEntry),
      records.list(fundBudget),
      records.orgs(),
    ])
    const branchOf = (home: string) => branchOfOrg(orgs, workspace, home)
    const split = splitByBranch({ entries, activities, spendings, visits }, budgets, branchOf)
    // A branch that has entered no money yet has members all the same.
    const others = new Map<string, FundBranchRecords>()
    const known = new Set(split.map(({ branch }) => branch.id))
    const membersOf = new Map<string, (typeof members)[number][]>()
    for (const one of members) {
      const branch = branchOf(one.home)
      const list = membersOf.get(branch.id)
      if (list) list.push(one)
      else membersOf.set(branch.id, [one])
      if (!known.has(branch.id)) others.set(branch.id, { branch, records: noMoney, budgets: [] })
    }
    const counts = new Map<string, Headcount>()
    return {
      topic,
      branches: [...split, ...others.values()],
      headsOn: (branch, day) => {
        const key = `${branch} ${day}`
        const count = counts.get(key) ?? headcount(membersOf.get(branch) ?? [], events, day)
        counts.set(key, count)
        return count
      },
      packs,
      chosen,
    }
  }, [records, topic, chosen, workspace, since])
  // While another topic is read, what was read before is none of it.
  return read?.topic === topic ? read : undefined
}

/** A trial; null while it runs, with how many records are judged already. */
interface Tried {
  readonly topic: EditedTopic
  readonly trial: Trial | null
  readonly done: number
}

/** What the rules would change among the records of the past year. What was found before stays while a short trial runs. */
export const useTrial = (
  topic: EditedTopic,
  pack: ReadPack | null,
  messages: Messages,
): Pick<Tried, 'trial' | 'done'> => {
  const { today } = useRulePlace()
  const records = useTrialRecords(topic)
  const [tried, setTried] = useState<Tried | null>(null)
  useEffect(() => {
    if (!pack || !records) return
    let here = true
    const say = (trial: Trial | null, done: number) => setTried({ topic, trial, done })
    void inPortions(
      trialOf(messages, pack, records, today),
      (done) => say(null, done),
      () => !here,
    ).then((trial) => {
      if (here) say(trial, 0)
    })
    return () => {
      here = false
    }
  }, [topic, pack, records, today, messages])
  return tried?.topic === topic ? tried : { trial: null, done: 0 }
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
