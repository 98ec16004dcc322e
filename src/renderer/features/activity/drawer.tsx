import { useState } from 'react'
import { problemOf, problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { EmptyState, Stack, Tag } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VoidDialog, voidItem } from '#renderer/ui/void-dialog.tsx'
import { ClaimPanel } from './claim-panel.tsx'
import { ActivityForm } from './form.tsx'
import { LetterPanel } from './letter-panel.tsx'
import {
  type ActivityData,
  useActivityDeeds,
  useActivityHistory,
  useActivityPapers,
  useActivityParts,
  useNames,
} from './model.ts'
import { PeoplePanel } from './people-panel.tsx'
import { PhotoPanel } from './photo-panel.tsx'
import { PrizePanel } from './prize-panel.tsx'
import { receiptOf } from './receipt.ts'
import { SpendingPanel } from './spending-panel.tsx'
import type { ActivityRow } from './summary.ts'
import { needWord, orgName, spanOf } from './words.ts'

const History = (props: { readonly row: ActivityRow }) => (
  <RecordHistory entries={useActivityHistory(props.row)} kind="activity" recordOf={useNames()} />
)

/** What the activity has and lacks. */
const Checklist = (props: { readonly row: ActivityRow }) => {
  const messages = useMessages()
  const t = messages.activityPage
  return (
    <ul className="xj-checklist" aria-label={t.drawer.checklist}>
      {props.row.needs.map((one) => (
        <li key={one.need}>
          <Tag tone={one.have ? 'good' : 'warn'} icon={one.have ? 'ok' : 'warn'}>
            {one.have ? t.drawer.have : t.drawer.lack} {needWord(messages, one.need)}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

/** One activity beside the list. */
export const ActivityDrawer = (props: {
  readonly row: ActivityRow | null
  readonly data: ActivityData
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
  readonly onSignIn: () => void
}) => {
  const t = useMessages().activityPage
  return props.row ? (
    <OpenDrawer {...props} key={props.row.id} row={props.row} />
  ) : (
    <RecordDrawer open title={t.title} onClose={props.onClose}>
      <EmptyState title={t.drawer.missing} icon="activity" />
    </RecordDrawer>
  )
}

const OpenDrawer = (props: {
  readonly row: ActivityRow
  readonly data: ActivityData
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
  readonly onSignIn: () => void
}) => {
  const messages = useMessages()
  const locale = useLocale()
  const t = messages.activityPage
  const toast = useToast()
  const { row, data } = props
  const parts = useActivityParts(row.id)
  const papers = useActivityPapers(locale, messages)
  const deeds = useActivityDeeds()
  const [voiding, setVoiding] = useState(false)
  const facts = data.judge.factsOf(row.record)
  const printed = (done: Awaited<ReturnType<typeof papers.printRecord>>) => {
    if (!done.ok)
      toast({
        text:
          done.error.type === 'missing-glyphs'
            ? t.missingGlyphs(done.error.characters.join(' '))
            : problemSentence(messages, done.error),
        tone: 'bad',
      })
    else if (done.value) toast({ text: t.printed(done.value) })
  }
  const printSignIn = () => {
    if (parts) void papers.printSignIn(row, parts.participants, data.members, 5).then(printed)
  }
  const printReceipt = () =>
    void papers
      .printReceipt(row, receiptOf(row, data, facts, data.judge.ruling(row.home, facts)))
      .then(printed)
  return (
    <>
      <RecordDrawer
        open
        title={row.title}
        width={820}
        note={[spanOf(row), row.record.values.place, data.orgs.size > 1 ? orgName(data, row.home) : null]
          .filter(Boolean)
          .join(' · ')}
        onClose={props.onClose}
        tab={props.tab}
        onTab={props.onTab}
        actions={
          <>
            <Button icon="print" onClick={() => parts && void papers.printRecord(row, parts).then(printed)}>
              {t.drawer.paper}
            </Button>
            <MenuButton
              kind="quiet"
              label={messages.app.more}
              items={[
                { key: 'list', label: t.signIn.listPaper, icon: 'print', onClick: printSignIn },
                { key: 'sign', label: t.drawer.signIn, icon: 'person', onClick: props.onSignIn },
                voidItem(t.drawer.remove, () => setVoiding(true)),
              ]}
            />
          </>
        }
        tabs={[
          {
            key: 'record',
            label: t.drawer.record,
            content: (
              <Stack>
                {row.state === 'cancelled' ? null : <Checklist row={row} />}
                <ActivityForm row={row} data={data} />
              </Stack>
            ),
          },
          {
            key: 'people',
            label: `${t.drawer.people} ${row.signed}`,
            content: parts ? (
              <PeoplePanel
                row={row}
                data={data}
                participants={parts.participants}
                onFull={props.onSignIn}
                onPrint={printSignIn}
              />
            ) : null,
          },
          {
            key: 'spending',
            label: `${t.drawer.spending} ${row.lines}`,
            content: parts ? (
              <SpendingPanel row={row} data={data} facts={facts} spendings={parts.spendings} />
            ) : null,
          },
          {
            key: 'prize',
            label: `${t.drawer.prizes} ${row.prizes}`,
            content: parts ? <PrizePanel row={row} data={data} facts={facts} prizes={parts.prizes} /> : null,
          },
          {
            key: 'claim',
            label: t.drawer.claim,
            content: <ClaimPanel row={row} data={data} facts={facts} onReceipt={printReceipt} />,
          },
          {
            key: 'photos',
            label: `${t.drawer.photos} ${row.attachments}`,
            content: parts ? <PhotoPanel row={row} attachments={parts.attachments} /> : null,
          },
          {
            key: 'letter',
            label: t.letter.tab,
            content: parts ? (
              <LetterPanel
                row={row}
                data={data}
                prizes={parts.prizes}
                onPrint={(kind, text) => void papers.printLetter(kind, row, text).then(printed)}
              />
            ) : null,
          },
          { key: 'history', label: t.drawer.history, content: <History row={row} /> },
        ]}
      />
      {voiding ? (
        <VoidDialog
          words={{ ...messages.activityPage.void, action: messages.activityPage.drawer.remove }}
          onVoid={async (reason) => problemOf(messages, await deeds.voidActivity(row.id, reason))}
          onClose={() => setVoiding(false)}
          onDone={props.onClose}
        />
      ) : null}
    </>
  )
}
