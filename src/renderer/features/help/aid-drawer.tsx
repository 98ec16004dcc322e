import { Button } from '#renderer/ui/button.tsx'
import { Covered } from '#renderer/ui/covered.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Facts, Stack } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { voidItem } from '#renderer/ui/void-dialog.tsx'
import type { Day } from '#shared/base/day.ts'
import type { Fen } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { ClaimStep, MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import { claimState, isCovered } from '#shared/domain/mutual-aid-check.ts'
import { aidOf } from './aid-tab.tsx'
import { ClaimForm } from './claim-form.tsx'
import { CoveredHistory } from './file-drawer.tsx'
import { useHistory, useNames } from './model.ts'
import type { Here } from './page.tsx'

interface Parts {
  readonly here: Here
  readonly onClose: () => void
}

/** One enrolment with its claims, or one claim, beside the list. */
export const AidDrawer = (props: Parts & { readonly id: string }) => {
  const t = useMessages().helpPage
  const { data } = props.here
  const aid = data.aids.find(({ id }) => id === props.id)
  const claim = data.claims.find(({ id }) => id === props.id)
  if (aid) return <Enrolment {...props} rec={aid} />
  if (claim) return <Claim {...props} rec={claim} />
  return (
    <RecordDrawer open title={t.title} onClose={props.onClose}>
      <EmptyState title={t.aid.missing} icon="help" />
    </RecordDrawer>
  )
}

const Enrolment = ({ here, rec, onClose }: Parts & { readonly rec: Rec<MutualAid> }) => {
  const messages = useMessages()
  const t = messages.helpPage.aid
  const w = messages.mutualAid
  const show = useRecordText(useNames())
  const { data, go, query } = here
  const { values } = rec
  const claims = data.claims.filter((one) => one.values.aid === rec.id)
  const history = useHistory(rec)
  const facts = Object.entries(values).flatMap(([field, value]) => {
    if (field === 'member') return []
    const parts = show.parts('mutual-aid', field, value)
    if (parts) return parts.map(({ label, text }) => ({ label, value: text }))
    const text = show.value('mutual-aid', field, value)
    return text === '' ? [] : [{ label: show.field('mutual-aid', field), value: text }]
  })
  return (
    <RecordDrawer
      open
      width={600}
      title={data.nameOf(values.member) ?? messages.helpPage.file.unknown}
      note={[values.product, values.year].filter(Boolean).join(' · ')}
      onClose={onClose}
      tab={query.tab}
      onTab={(tab) => go({ tab }, true)}
      actions={
        data.above ? null : (
          <>
            <Button kind="primary" icon="add" onClick={() => go({ dialog: 'claim-new' })}>
              {messages.helpPage.claim.add}
            </Button>
            <Button icon="edit" onClick={() => go({ dialog: 'aid-edit' })}>
              {messages.app.edit}
            </Button>
            <MenuButton
              label={messages.app.more}
              icon="down"
              iconOnly
              items={[voidItem(t.void, () => go({ dialog: 'aid-void' }))]}
            />
          </>
        )
      }
      tabs={[
        {
          key: 'record',
          label: messages.app.drawer.record,
          content: (
            <Stack>
              <Facts items={facts} />
              {claims.map((claim) => (
                <p key={claim.id}>
                  <Button kind="link" onClick={() => go({ open: claim.id, part: 'claim', tab: null })}>
                    {t.claimOf(claim.values.happenedOn ?? '', w.states[claimState(claim.values)])}
                  </Button>
                </p>
              ))}
            </Stack>
          ),
        },
        {
          key: 'history',
          label: messages.app.drawer.history,
          content: <RecordHistory entries={history} kind="mutual-aid" recordOf={useNames()} />,
        },
      ]}
    />
  )
}

const Claim = ({ here, rec, onClose }: Parts & { readonly rec: Rec<MutualAidClaim> }) => {
  const messages = useMessages()
  const t = messages.helpPage.claim
  const w = messages.mutualAid
  const { data, go, query } = here
  const { values } = rec
  const aid = aidOf(data, values)
  return (
    <RecordDrawer
      open
      width={680}
      title={t.of(data.nameOf(aid?.values.member) ?? messages.helpPage.file.unknown)}
      note={[aid?.values.product, w.states[claimState(values)]].filter(Boolean).join(' · ')}
      onClose={onClose}
      tab={query.tab}
      onTab={(tab) => go({ tab }, true)}
      actions={
        data.above ? null : (
          <MenuButton
            label={messages.app.more}
            kind="quiet"
            items={[voidItem(t.void, () => go({ dialog: 'claim-void' }))]}
          />
        )
      }
      tabs={[
        {
          key: 'record',
          label: messages.app.drawer.record,
          content: (
            <Stack>
              {aid && values.happenedOn && !isCovered(aid.values, values.happenedOn) ? (
                <VerdictStrip state="warn">{t.notCovered}</VerdictStrip>
              ) : null}
              {data.above ? (
                <ClaimFacts values={values} />
              ) : (
                <ClaimForm data={data} before={rec} aid={aid?.id ?? null} onSaved={onClose} />
              )}
            </Stack>
          ),
        },
        { key: 'history', label: messages.app.drawer.history, content: <CoveredHistory record={rec} /> },
      ]}
    />
  )
}

/** A claim as a school reads it: what happened stays covered until somebody wants to see it. */
const ClaimFacts = ({ values }: { readonly values: MutualAidClaim }) => {
  const messages = useMessages()
  const format = useFormat()
  const { fields, choices } = messages.mutualAid.claim
  const stepOf = (
    step: ClaimStep | null | undefined,
    day: Day | null | undefined,
    note?: string | null,
  ): string => [day && format.day(day), step && choices.step[step], note].filter(Boolean).join(' ')
  const money = (amount: Fen | null | undefined) =>
    amount == null ? null : messages.app.record.money(format.money(amount))
  const items = [
    { label: fields.happenedOn, value: values.happenedOn && format.day(values.happenedOn) },
    { label: fields.matter, value: values.matter && <Covered text={values.matter} /> },
    { label: fields.claimed, value: money(values.claimed) },
    {
      label: fields.done,
      value: messages.paper.list((values.done ?? []).map(({ step, day, note }) => stepOf(step, day, note))),
    },
    { label: fields.next, value: stepOf(values.next?.step, values.next?.dueOn) },
    { label: fields.paid, value: money(values.paid) },
  ]
  return <Facts items={items.flatMap(({ label, value }) => (value ? [{ label, value }] : []))} />
}
