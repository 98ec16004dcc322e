import { Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { ProposalData } from './model.ts'
import { boardColumns, type ProposalRow } from './standing.ts'
import { nameOfMember, stateTone } from './words.ts'

/** What is near or past its day. */
export const DueTag = (props: { readonly row: ProposalRow }) => {
  const t = useMessages().proposalPage
  const { late, daysLeft } = props.row
  if (late > 0)
    return (
      <Tag tone="bad" icon="warn">
        {t.late} · {t.lateBy(late)}
      </Tag>
    )
  return daysLeft !== null && daysLeft >= 0 ? (
    <Tag tone={daysLeft <= 7 ? 'warn' : 'neutral'}>{t.daysLeft(daysLeft)}</Tag>
  ) : null
}

/** Proposals by state, side by side; each card opens its proposal. */
export const ProposalBoard = (props: {
  readonly rows: readonly ProposalRow[]
  readonly data: ProposalData
  readonly openKey: string | null
  readonly onOpen: (row: ProposalRow) => void
}) => {
  const messages = useMessages()
  const t = messages.proposalPage
  return (
    <div className="xj-board">
      {boardColumns.map(({ key, states }) => {
        const rows = props.rows.filter((row) => states.some((state) => state === row.state))
        return (
          <section key={key} className="xj-board-column" aria-label={t.board[key]}>
            <h2>
              {t.board[key]} <span className="xj-note">{rows.length}</span>
            </h2>
            {rows.length === 0 ? <p className="xj-hint">{t.board.none}</p> : null}
            <ul className="xj-stack" data-gap="small">
              {rows.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className="xj-board-card"
                    aria-pressed={row.id === props.openKey}
                    onClick={() => props.onOpen(row)}
                  >
                    <strong>{row.title}</strong>
                    <span className="xj-hint">
                      {nameOfMember(props.data, t, row.record.values.proposer)} · {t.seconders}{' '}
                      {row.seconders.length}
                    </span>
                    <span className="xj-row" data-gap="small">
                      {states.length > 1 ? (
                        <Tag tone={stateTone(row.state)}>{messages.proposal.state[row.state]}</Tag>
                      ) : null}
                      <DueTag row={row} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
