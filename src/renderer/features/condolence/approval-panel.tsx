import type { HistoryEntry } from '#renderer/engine.ts'
import { type EngineProblem, problemSentence } from '#renderer/engine-words.ts'
import { ApprovalTag, ApproveButton, useApproving } from '#renderer/ui/approval.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { Card, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Origin } from '#renderer/ui/origin.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { mayApprove } from './approved.ts'
import { useNames, usePlace, useVisitDeeds, useVisitHistory } from './model.ts'
import type { VisitRow } from './rows.ts'

type Problem = EngineProblem | { readonly type: 'in-conflict' }

/** What asking for an approval of visits says and does. */
const useWords = () => {
  const messages = useMessages()
  const t = messages.condolencePage.approved
  const deeds = useVisitDeeds()
  return {
    of: (rows: readonly VisitRow[]) => ({
      sure: t.sure(rows.length),
      approve: () => deeds.approve(rows),
      undo: deeds.undo,
      problemOf: (problem: Problem) =>
        problem.type === 'in-conflict' ? t.inConflict : problemSentence(messages, problem),
    }),
    body: t.body,
  }
}

/** Approves those of the chosen visits that can be: all as one save. */
export const ApproveChosen = (props: { readonly rows: readonly VisitRow[]; readonly onDone: () => void }) => {
  const messages = useMessages()
  const t = messages.condolencePage.approved
  const words = useWords()
  const { workspace } = usePlace()
  const approving = useApproving()
  const rows = props.rows.filter((row) => row.rec.approval !== 'approved' && mayApprove(row, workspace))
  if (props.rows.length === 0) return null
  const left = props.rows.length - rows.length
  const onApprove = async () => {
    const body = left > 0 ? `${words.body} ${t.skipped(left)}` : words.body
    const done = messages.approval.doneMany(rows.length)
    if (await approving({ ...words.of(rows), body, action: messages.approval.action, done })) props.onDone()
  }
  return (
    <Button icon="ok" disabled={rows.length === 0} onClick={() => void onApprove()}>
      {t.selected(rows.length)}
    </Button>
  )
}

/** Who approved a visit and when, and what came too late to count. */
export const ApprovalPanel = (props: { readonly row: VisitRow }) => {
  const messages = useMessages()
  const t = messages.condolencePage.approved
  const format = useFormat()
  const text = useRecordText(useNames())
  const { row } = props
  const words = useWords()
  const { workspace } = usePlace()
  const entries = useVisitHistory(row.id, row.rec.changedAt)
  const { approval } = row.rec
  const by = entries?.find(({ field, state }) => field === 'approval' && state === 'shown')
  const late = entries?.filter(({ state }) => state === 'late') ?? []
  return (
    <Card
      title={messages.approval.title}
      level={3}
      actions={
        mayApprove(row, workspace) ? (
          <ApproveButton approval={approval} body={words.body} {...words.of([row])} />
        ) : null
      }
    >
      <Stack gap="small">
        {approval === 'none' ? (
          <p className="xj-note">{t.none}</p>
        ) : (
          <Row gap="small">
            <ApprovalTag approval={approval} />
            {by ? <span>{t.by(by.orgName, format.time(by.at))}</span> : null}
          </Row>
        )}
        {approval === 'changed' ? <p>{t.changed}</p> : null}
        {late.length > 0 ? (
          <>
            <p>
              {t.late(late.length)} <a href={hashOf('/conflict', { tab: 'refused' })}>{t.toRefused}</a>
            </p>
            <ul className="xj-plain-list" aria-label={t.late(late.length)}>
              {late.map((one) => (
                <li key={`${one.save} ${one.field}`}>
                  {lateWords(text, one)} <Origin {...one} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Stack>
    </Card>
  )
}

const lateWords = (text: ReturnType<typeof useRecordText>, { field, value }: HistoryEntry): string =>
  `${text.field('visit', field)} ${text.value('visit', field, value)}`
