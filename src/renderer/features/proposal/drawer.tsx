import { useState } from 'react'
import { problemOf } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { EmptyState, Row, Tag } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { VoidDialog, voidItem } from '#renderer/ui/void-dialog.tsx'
import { DueTag } from './board.tsx'
import { ProposalForm } from './form.tsx'
import { type ProposalData, useNames, useProposalDeeds, useProposalHistory } from './model.ts'
import { ReviewPanel } from './review-panel.tsx'
import type { ProposalRow } from './standing.ts'
import { nameOfMember, stateTone } from './words.ts'

const History = (props: { readonly row: ProposalRow }) => (
  <RecordHistory entries={useProposalHistory(props.row)} kind="proposal" recordOf={useNames()} />
)

interface DrawerProps {
  readonly data: ProposalData
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
  readonly onPrint: (row: ProposalRow) => void
}

/** One proposal beside the list. */
export const ProposalDrawer = (props: DrawerProps & { readonly row: ProposalRow | null }) => {
  const t = useMessages().proposalPage
  return props.row ? (
    <OpenDrawer {...props} key={props.row.id} row={props.row} />
  ) : (
    <RecordDrawer open title={t.title} onClose={props.onClose}>
      <EmptyState title={t.drawer.missing} icon="proposal" />
    </RecordDrawer>
  )
}

const OpenDrawer = (props: DrawerProps & { readonly row: ProposalRow }) => {
  const messages = useMessages()
  const t = messages.proposalPage
  const { row, data } = props
  const deeds = useProposalDeeds()
  const [voiding, setVoiding] = useState(false)
  return (
    <>
      <RecordDrawer
        open
        title={row.title}
        width={820}
        note={
          <Row gap="small">
            <Tag tone={stateTone(row.state)}>{messages.proposal.state[row.state]}</Tag>
            <DueTag row={row} />
            <span>{nameOfMember(data, t, row.record.values.proposer)}</span>
          </Row>
        }
        onClose={props.onClose}
        tab={props.tab}
        onTab={props.onTab}
        actions={
          <>
            <Button icon="print" onClick={() => props.onPrint(row)}>
              {t.drawer.paper}
            </Button>
            <MenuButton
              kind="quiet"
              label={messages.app.more}
              items={[voidItem(t.drawer.remove, () => setVoiding(true))]}
            />
          </>
        }
        tabs={[
          { key: 'record', label: t.drawer.record, content: <ProposalForm row={row} data={data} /> },
          { key: 'review', label: t.drawer.review, content: <ReviewPanel row={row} data={data} /> },
          { key: 'history', label: t.drawer.history, content: <History row={row} /> },
        ]}
      />
      {voiding ? (
        <VoidDialog
          words={{ ...messages.proposalPage.void, action: messages.proposalPage.drawer.remove }}
          onVoid={async (reason) => problemOf(messages, await deeds.voidProposal(row, reason))}
          onClose={() => setVoiding(false)}
          onDone={props.onClose}
        />
      ) : null}
    </>
  )
}
