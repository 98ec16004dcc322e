import { ApprovalTag, approvalStates } from '#renderer/ui/approval.tsx'
import type { Column } from '#renderer/ui/data-table.tsx'
import type { Format } from '#renderer/ui/format.ts'
import { Tag } from '#renderer/ui/layout.tsx'
import type { ApprovalStep } from '#shared/domain/condolence.ts'
import { missingSteps } from '#shared/domain/condolence-check.ts'
import { parseVerdict } from '#shared/domain/verdict.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { eventWord } from './papers.ts'
import { type VisitRow, visitTotals } from './rows.ts'

/** How a visit stands to the rules it was saved under, as a word with a colour. */
const VerdictTag = (props: { readonly row: VisitRow; readonly messages: Messages }) => {
  const t = props.messages.condolencePage.verdict
  const verdict = parseVerdict(props.row.values.verdict)
  if (!verdict) return <Tag>{t.none}</Tag>
  if (verdict.state === 'allowed') return <Tag tone="good">{t.ok}</Tag>
  if (verdict.state === 'refused') return <Tag tone="bad">{t.refused}</Tag>
  return props.row.values.overrideReason ? (
    <Tag tone="warn">{t.overridden}</Tag>
  ) : (
    <Tag tone="warn">{t.warn}</Tag>
  )
}

/** Whether somebody must look again: unfinished, contradicting, warned without a reason, or not signed. */
export const needsAttention = (row: VisitRow, chain: readonly ApprovalStep[]): boolean => {
  const verdict = parseVerdict(row.values.verdict)
  return (
    row.rec.life !== 'active' ||
    row.rec.conflicts.length > 0 ||
    row.member === null ||
    row.day === null ||
    (verdict?.state === 'refused' && !row.values.earlier) ||
    (verdict?.state === 'warning' && !row.values.overrideReason) ||
    (!row.values.earlier && missingSteps(chain, row.values).length > 0)
  )
}

/** The columns of the list; the branch only where several are to be seen, the reason only where it is what one looks for. */
export const visitColumns = (
  messages: Messages,
  format: Format,
  withBranch: boolean,
  withApproval: boolean,
  chainOfRow: (row: VisitRow) => readonly ApprovalStep[],
  withReason = false,
): readonly Column<VisitRow>[] => {
  const t = messages.condolencePage
  const w = messages.condolence.choices
  return [
    {
      key: 'person',
      title: t.column.person,
      value: (row) => row.member?.values.name ?? t.unknownMember,
      width: 84,
    },
    { key: 'day', title: t.column.day, value: (row) => row.day, width: 96 },
    ...(withBranch
      ? [{ key: 'branch', title: t.column.branch, value: (row: VisitRow) => row.branch, width: 120 }]
      : []),
    { key: 'event', title: t.column.event, value: (row) => eventWord(row, messages) },
    {
      key: 'relation',
      title: t.column.relation,
      value: (row) => (row.values.relation ? w.relation[row.values.relation] : null),
    },
    {
      key: 'give',
      title: t.column.give,
      value: (row) =>
        t.pair(row.values.gift?.form ? w.form[row.values.gift.form] : '', row.values.gift?.item ?? '') ||
        null,
    },
    {
      key: 'amount',
      title: t.column.amount,
      end: true,
      value: (row) => row.amount,
      render: (row) => (row.amount === null ? null : format.money(row.amount)),
      total: (rows) => format.money(visitTotals(rows).amount),
    },
    {
      key: 'payer',
      title: t.column.payer,
      value: (row) => (row.values.gift?.payer ? w.payer[row.values.gift.payer] : null),
    },
    {
      key: 'verdict',
      title: t.column.verdict,
      value: (row) => parseVerdict(row.values.verdict)?.state ?? null,
      render: (row) => <VerdictTag row={row} messages={messages} />,
    },
    ...(withReason
      ? [
          {
            key: 'reason',
            title: messages.condolence.fields.overrideReason,
            value: (row: VisitRow) => row.values.overrideReason ?? null,
          },
        ]
      : []),
    {
      key: 'approval',
      title: t.column.approval,
      value: (row) => (row.values.earlier ? 0 : missingSteps(chainOfRow(row), row.values).length),
      render: (row) => {
        const chain = chainOfRow(row)
        const waiting = missingSteps(chain, row.values).length
        if (row.values.earlier) return <Tag>{messages.condolence.fields.earlier}</Tag>
        if (chain.length === 0) return null
        return waiting === 0 ? (
          <Tag tone="good">{t.approvalState.done}</Tag>
        ) : (
          <Tag>{t.approvalState.waiting(chain.length - waiting, chain.length)}</Tag>
        )
      },
    },
    ...(withApproval
      ? [
          {
            key: 'approved',
            title: t.column.approved,
            value: ({ rec }: VisitRow) => approvalStates.indexOf(rec.approval),
            render: ({ rec }: VisitRow) => <ApprovalTag approval={rec.approval} />,
          },
        ]
      : []),
  ]
}
