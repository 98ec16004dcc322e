import { useEffect, useMemo, useState } from 'react'
import type { ExportPreview } from '#renderer/engine-exchange.ts'
import { createReading } from '#renderer/reading.ts'
import {
  newestBackup as newest,
  type Safety as SafetyContract,
  useSafety as useSafe,
} from '#renderer/safety.ts'
import { useServices } from '#renderer/services.ts'
import { packChoice } from '#renderer/ui/stored.ts'
import { type Day, dayAt, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { activity, activityParticipant, activitySpending } from '#shared/domain/activity.ts'
import { attachment } from '#shared/domain/attachment.ts'
import { type Visit, visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type FundBudget, fundBudget, fundEntry } from '#shared/domain/fund.ts'
import { type FundDue, fundDue } from '#shared/domain/fund-due.ts'
import type { FundRecords } from '#shared/domain/fund-line.ts'
import { fundReport } from '#shared/domain/fund-report.ts'
import { hardshipEvent, hardshipFile } from '#shared/domain/hardship.ts'
import { reviewDays } from '#shared/domain/hardship-file.ts'
import { homeRating, homeScore } from '#shared/domain/home.ts'
import { member, memberEvent } from '#shared/domain/member.ts'
import { mutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { claimDays } from '#shared/domain/mutual-aid-check.ts'
import { memberPost } from '#shared/domain/post.ts'
import { proposal, proposalSeconder } from '#shared/domain/proposal.ts'
import type { ProposalRule } from '#shared/domain/proposal-check.ts'
import { type RulePackRecord, rulePack } from '#shared/domain/rule-pack.ts'
import { scoringTable } from '#shared/domain/template.ts'
import { todayItems } from '#shared/domain/today.ts'
import { transfer } from '#shared/domain/transfer.ts'
import type { HostInfo } from '#shared/host.ts'
import { packOf, packsInForce } from '#shared/rules/choose.ts'
import { findRow } from '#shared/rules/condolence.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { parseProposalPack } from '#shared/rules/proposal.ts'
import { parseLevels, parseScoringTable } from '#shared/rules/rating.ts'
import { attainable, nextLevel, scoresOf, standings, totalOf } from '#shared/rules/rating-score.ts'
import { condolencePacks, memberPacks } from '#shared/rules/topic-packs.ts'
import { activeMembers, branchRows, conflictCount, months, yearFigures } from './figures.ts'

/** How safe the data lie. */
export type Safety = SafetyContract
export const useSafety = useSafe
export const newestBackup = newest

export const useTodayPlace = () => {
  const { workspace, today, now } = useServices()
  const above = workspace.level === 'school' || workspace.level === 'city'
  return { workspace, today: today(), now: now(), above }
}

const proposalRuleOn = (packs: readonly Rec<RulePackRecord>[], on: Day): ProposalRule => {
  for (const source of packsInForce(packs, 'proposal', on, shippedPacks.proposal)) {
    const pack = parseProposalPack(source)
    if (pack.ok) return pack.value.rule
  }
  return { seconders: 2, delegatesOnly: true, chairReview: true, deadline: null, late: 'late' }
}

const chainOn = (packs: readonly Rec<RulePackRecord>[], on: Day, chosen: string | null) => {
  const pack = condolencePacks.known(packs).on(on, chosen)?.pack
  return (values: Visit) =>
    pack && values.event
      ? (findRow(pack, {
          event: values.event,
          relation: values.relation ?? null,
          severity: values.severity ?? null,
          payer: values.gift?.payer ?? null,
          form: values.gift?.form ?? null,
        })?.chain ?? [])
      : []
}

/**
 * What is due of the year's money. Spending whose activity is not listed was voided or has not arrived: it is left to the
 * screen of the fund. What is carried over decides nothing here, so no rule is asked.
 */
const fundOfYear = (
  read: FundRecords & { readonly budgets: readonly Rec<FundBudget>[] },
  year: number,
): FundDue => {
  const { entries, activities, visits, budgets } = read
  const listed = new Set(activities.map(({ id }) => id))
  const spendings = read.spendings.filter(({ values }) => values.activity && listed.has(values.activity))
  return fundDue(fundReport({ entries, activities, spendings, visits }, budgets, () => null, year))
}

/** What would travel to the organisation above; read again when something was written. */
const useExportPreview = (wanted: boolean, stamp: unknown): ExportPreview | null | undefined => {
  const { engine } = useServices()
  const [preview, setPreview] = useState<ExportPreview | null>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp changes with the records
  useEffect(() => {
    if (!wanted) return
    let here = true
    void engine.exportPreview('parent').then((found) => {
      if (here) setPreview(found)
    })
    return () => {
      here = false
    }
  }, [engine, wanted, stamp])
  return preview
}

/** Where the data lie; null until the host has said so. */
export const useHostInfo = (): HostInfo | null => {
  const { host } = useServices()
  const [info, setInfo] = useState<HostInfo | null>(null)
  useEffect(() => {
    let here = true
    void host.info().then((found) => {
      if (here) setInfo(found)
    })
    return () => {
      here = false
    }
  }, [host])
  return info
}

const useRead = createReading(async (records) => {
  const [members, events, visits, activities, participants, spendings, attachments] = await Promise.all([
    records.list(member),
    records.list(memberEvent),
    records.list(visit),
    records.list(activity),
    records.list(activityParticipant),
    records.list(activitySpending),
    records.list(attachment),
  ])
  const [posts, proposals, seconders, ratings, scores, packs, tables, transfers, orgs] = await Promise.all([
    records.list(memberPost),
    records.list(proposal),
    records.list(proposalSeconder),
    records.list(homeRating),
    records.list(homeScore),
    records.list(rulePack),
    records.list(scoringTable),
    records.list(transfer),
    records.orgs(),
  ])
  const [entries, budgets] = await Promise.all([records.list(fundEntry), records.list(fundBudget)])
  const [files, steps, claims] = await Promise.all([
    records.list(hardshipFile),
    records.list(hardshipEvent),
    records.list(mutualAidClaim),
  ])
  return {
    files,
    steps,
    claims,
    entries,
    budgets,
    members,
    events,
    visits,
    activities,
    participants,
    spendings,
    attachments,
    posts,
    proposals,
    seconders,
    ratings,
    scores,
    packs,
    tables,
    transfers,
    orgs,
  }
})

type Read = NonNullable<ReturnType<typeof useRead>>

/** What is counted of all records. */
const countsOf = whileSame((read: Read, day: Day, org: string) => {
  const arrivals = read.transfers
    .filter(({ values, life }) => values.way === 'in' && life === 'active')
    .map(({ values, changedAt }) => ({ party: values.party ?? '', at: changedAt }))
  return {
    memberCount: activeMembers(read.members, read.events, day).length,
    figures: yearFigures(read, day),
    months: months(read, day),
    branches: branchRows(org, read.orgs, arrivals, read, day),
    arrivals: arrivals.filter(({ at }) => dayAt(at)?.slice(0, 4) === day.slice(0, 4)),
    conflicts: conflictCount([
      read.members,
      read.events,
      read.visits,
      read.activities,
      read.participants,
      read.spendings,
      read.attachments,
      read.proposals,
      read.seconders,
      read.ratings,
      read.scores,
    ]),
  }
})

/** Everything 今日 shows; undefined while it is read. `lastBackupAt` is a setting of this PC. */
export const useToday = (lastBackupAt: number | null) => {
  const { workspace, today } = useServices()
  const above = workspace.level === 'school' || workspace.level === 'city'
  const read = useRead()
  const preview = useExportPreview(!above, read)
  const day = today()
  const { org } = workspace
  const chosen = packChoice('condolence', workspace.id).use()
  // Apart from what is sent, so that its late answer has nothing of this computed again.
  const figures = useMemo(() => read && countsOf(read, day, org), [read, day, org])
  return useMemo(() => {
    if (!read || !figures) return undefined
    const tables = [...read.tables.map(packOf), ...shippedPacks.tables].flatMap((source) => {
      const parsed = parseScoringTable(source)
      return parsed.ok ? parsed.value : []
    })
    const schemes = packsInForce(read.packs, 'levels', day, shippedPacks.levels).flatMap((source) => {
      const parsed = parseLevels(source)
      return parsed.ok ? parsed.value : []
    })
    const totalsOf = (id: EntityId) => {
      const rating = read.ratings.find((one) => one.id === id)
      const table = tables.find((one) => one.id === rating?.values.table?.id)
      return table ? totalOf(table, scoresOf(id, read.scores).byIndicator) : null
    }
    // At the school only what is its own is done from here; the branches do theirs.
    const own = <V>(list: readonly Rec<V>[]) => (above ? list.filter(({ home }) => home === org) : list)
    const items = todayItems({
      today: day,
      members: own(read.members),
      events: read.events,
      posts: own(read.posts),
      memberRule: memberPacks.known(read.packs).on(day, null)?.pack.rule ?? null,
      visits: own(read.visits),
      chainOf: chainOn(read.packs, day, chosen),
      activities: own(read.activities),
      participants: read.participants,
      attachments: read.attachments,
      proposals: own(read.proposals),
      seconders: read.seconders,
      proposalRule: proposalRuleOn(read.packs, day),
      ratings: own(read.ratings),
      reviewDays: reviewDays(own(read.files), read.steps, day),
      claimDays: claimDays(own(read.claims)),
      fund: above ? null : fundOfYear(read, dayParts(day).year),
      ratingMissing: (id) => totalsOf(id)?.missing.length ?? 0,
      lastExportOn: preview?.lastExportAt ? dayAt(preview.lastExportAt) : null,
      changesSinceExport: above ? 0 : (preview?.kinds.reduce((sum, { since }) => sum + since, 0) ?? 0),
      lastBackupOn: lastBackupAt === null ? null : dayAt(lastBackupAt),
    })
    const rating = read.ratings
      .filter(({ home, life }) => home === org && life === 'active')
      .toSorted((a, b) => (b.values.year ?? 0) - (a.values.year ?? 0))[0]
    const totals = rating ? totalsOf(rating.id) : null
    const scheme = schemes.find((one) => one.id === rating?.values.target?.scheme) ?? schemes[0]
    const standing = scheme && totals ? standings(scheme, totals, rating?.values.ownLevel) : []
    return {
      ...read,
      ...figures,
      items,
      preview,
      rating: rating
        ? { id: rating.id, totals, level: attainable(standing), next: nextLevel(standing) }
        : null,
    }
  }, [read, figures, preview, day, above, org, lastBackupAt, chosen])
}

/** What `useToday` gives once it is read. */
export type TodayData = NonNullable<ReturnType<typeof useToday>>
