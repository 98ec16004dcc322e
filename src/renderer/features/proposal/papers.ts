import type { PaperData } from '#shared/documents/papers.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { ProposalRow } from './standing.ts'

/** The names that stand above a paper. */
export interface PaperNames {
  readonly org: string
  readonly school: string | null
}

type People = ReadonlyMap<string, Rec<Member>>

/** Members by id. */
export const peopleById = (members: readonly Rec<Member>[]): People =>
  new Map(members.map((one) => [one.id, one]))

const delegateOf = (people: People, id: string | null | undefined) => {
  const values = id ? people.get(id)?.values : undefined
  return {
    name: values?.name ?? '',
    unit: values?.unit ?? null,
    delegation: values?.delegation ?? null,
    phone: values?.phone ?? null,
  }
}

/** 提案表, one sheet each. Signature boxes stay empty. */
export const buildProposalForms = (
  rows: readonly ProposalRow[],
  people: People,
  names: PaperNames,
  messages: Messages,
): PaperData<'proposal-form'> => ({
  head: names,
  forms: rows.map(({ record: { values }, title, seconders }) => {
    const { category, outcome, delegation, proposer } = values
    const delegate = delegateOf(people, proposer)
    return {
      number: values.number ?? null,
      congress: values.congress ?? null,
      title,
      category: category ? messages.proposal.choices.category[category] : null,
      proposedOn: values.proposedOn ?? null,
      proposer: { ...delegate, delegation: delegation ?? delegate.delegation },
      seconders: seconders.map((one) => delegateOf(people, one.values.member)),
      reason: values.reason ?? '',
      measures: values.measures ?? '',
      review: outcome?.outcome
        ? [messages.proposal.choices.outcome[outcome.outcome], outcome.reason]
            .filter((part) => part)
            .join('\n')
        : null,
    }
  }),
})

/** 提案汇总表: what the branch hands in with its proposals. */
export const buildProposalSummary = (
  rows: readonly ProposalRow[],
  people: People,
  names: PaperNames,
  messages: Messages,
): PaperData<'proposal-summary'> => {
  const congresses = new Set(rows.map((row) => row.record.values.congress ?? ''))
  const [congress] = congresses
  return {
    head: names,
    // Named above the table only when it is true of every row.
    congress: congresses.size === 1 && congress ? congress : null,
    rows: rows.map(({ record: { values }, title, seconders }) => {
      const proposer = delegateOf(people, values.proposer)
      return {
        number: values.number ?? null,
        title,
        category: values.category ? messages.proposal.choices.category[values.category] : null,
        proposer: proposer.name,
        seconders: seconders.map((one) => delegateOf(people, one.values.member).name),
        unit: proposer.unit,
        outcome: values.outcome?.outcome ? messages.proposal.choices.outcome[values.outcome.outcome] : null,
        host: values.outcome?.host ?? null,
      }
    }),
  }
}
