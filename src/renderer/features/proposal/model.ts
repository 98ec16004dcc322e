import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { HistoryEntry, SaveProblem, Write } from '#renderer/engine.ts'
import { savePaper } from '#renderer/print.ts'
import { createReading } from '#renderer/reading.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useRecordNames } from '#renderer/record-names.ts'
import { useServices } from '#renderer/services.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type Member, member } from '#shared/domain/member.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { type Proposal, proposal, proposalSeconder } from '#shared/domain/proposal.ts'
import { type RulePackRecord, rulePack } from '#shared/domain/rule-pack.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { packsInForce } from '#shared/rules/choose.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import { parseProposalPack } from '#shared/rules/proposal.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { buildProposalForms, buildProposalSummary, peopleById } from './papers.ts'
import { type ProposalRow, type RuleInForce, seconderChanges, standings } from './standing.ts'

/** The records that others name, for histories. */
export const useNames = useRecordNames

/** Everything the screens of proposals read, redrawn when it changes. */
export interface ProposalData {
  readonly rows: readonly ProposalRow[]
  readonly members: readonly Rec<Member>[]
  readonly orgs: ReadonlyMap<string, { readonly name: string }>
  readonly rule: RuleInForce
}

export const useProposalPlace = () => {
  const { workspace, today } = useServices()
  return { level: workspace.level, org: workspace.org, name: workspace.name, today: today() }
}

/** The first pack in force that can be read; what most schools ask where there is none. */
const ruleInForce = (packs: readonly Rec<RulePackRecord>[], on: Day): RuleInForce => {
  for (const source of packsInForce(packs, 'proposal', on, shippedPacks.proposal)) {
    const pack = parseProposalPack(source)
    if (pack.ok) return { rule: pack.value.rule, source: sourceLine(source) }
  }
  return {
    rule: { seconders: 2, delegatesOnly: true, chairReview: true, deadline: null, late: 'late' },
    source: null,
  }
}

const useRead = createReading((records) =>
  Promise.all([
    records.list(proposal),
    records.list(proposalSeconder),
    records.list(member),
    records.orgs(),
    records.list(rulePack),
  ]),
)

const proposalsOf = whileSame((read: NonNullable<ReturnType<typeof useRead>>, day: Day): ProposalData => {
  const [proposals, seconders, members, orgs, packs] = read
  const rule = ruleInForce(packs, day)
  return { rows: standings(proposals, seconders, members, rule, day), members, orgs, rule }
})

/** All proposals with their standing; undefined while they are read. */
export const useProposals = (): ProposalData | undefined => {
  const day = useServices().today()
  const read = useRead()
  return useMemo(() => read && proposalsOf(read, day), [read, day])
}

const done: Result<null, SaveProblem> = ok(null)

/** What a person does to proposals. Nothing changed is no problem: the form closes. */
export const useProposalDeeds = () => {
  const { engine } = useServices()
  const save = async (writes: readonly Write[]): Promise<Result<null, SaveProblem>> => {
    if (writes.length === 0) return done
    const saved = await engine.save(writes)
    return saved.ok || saved.error.type === 'nothing-changed' ? done : saved
  }
  return {
    /** The proposal and its seconders in one save. */
    saveProposal: async (
      row: ProposalRow | null,
      after: Proposal,
      seconders: readonly EntityId[],
    ): Promise<Result<EntityId, SaveProblem>> => {
      const entity = row?.id ?? (await engine.newId())
      const fields = changedFields(row?.record.values ?? {}, after)
      const changes = seconderChanges(row?.seconders ?? [], seconders)
      const writes: Write[] =
        row && Object.keys(fields).length === 0 ? [] : [{ kind: 'proposal', entity, fields }]
      for (const one of changes.add)
        writes.push({
          kind: 'proposal-seconder',
          entity: await engine.newId(),
          fields: { proposal: entity, member: one },
        })
      for (const one of changes.remove) writes.push(voidWrite('proposal-seconder', one))
      const saved = await save(writes)
      return saved.ok ? ok(entity) : saved
    },
    saveReview: (row: ProposalRow, chairReview: Proposal['chairReview']) =>
      save([{ kind: 'proposal', entity: row.id, fields: { chairReview: chairReview ?? null } }]),
    submit: (row: ProposalRow, submittedOn: Day | null) =>
      save([{ kind: 'proposal', entity: row.id, fields: { submittedOn } }]),
    saveOutcome: (row: ProposalRow, number: string | null, outcome: Proposal['outcome']) => {
      const { values } = row.record
      return save([
        {
          kind: 'proposal',
          entity: row.id,
          fields: changedFields<Proposal>(
            { number: values.number ?? null, outcome: values.outcome ?? null },
            { number, outcome: outcome ?? null },
          ),
        },
      ])
    },
    voidProposal: (row: ProposalRow, reason: string) => save([voidWrite('proposal', row.id, reason)]),
  }
}

/** Who wrote what of a proposal; read again when it changes. */
export const useProposalHistory = (row: ProposalRow): readonly HistoryEntry[] | undefined => {
  const { engine } = useServices()
  return useLiveQuery(() => engine.history('proposal', row.id), [engine, row.id, row.record])
}

/** Printing: the form of one or many, and the summary. */
export const useProposalPapers = (locale: Locale, messages: Messages) => {
  const services = useServices()
  const { records, workspace, today } = services
  const head = useLiveQuery(async () => (await records.list(organisation))[0]?.values ?? null, [records])
  const names = { org: head?.paperName ?? workspace.name, school: head?.schoolName ?? null }
  const t = messages.proposalPage
  return {
    printForms: (rows: readonly ProposalRow[], members: readonly Rec<Member>[]) =>
      savePaper(
        services,
        'proposal-form',
        buildProposalForms(rows, peopleById(members), names, messages),
        locale,
        rows.length === 1 && rows[0] ? t.fileForm(rows[0].title) : t.fileForms(today()),
      ),
    printSummary: (rows: readonly ProposalRow[], members: readonly Rec<Member>[]) =>
      savePaper(
        services,
        'proposal-summary',
        buildProposalSummary(rows, peopleById(members), names, messages),
        locale,
        t.fileSummary(names.org, today()),
      ),
  }
}
