import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Covered } from '#renderer/ui/covered.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Card, EmptyState, Facts, Row, Stack } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { voidItem } from '#renderer/ui/void-dialog.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { maskAccount, maskIdentityNumber } from '#shared/domain/identity-number.ts'
import type { MemberFamily } from '#shared/domain/member.ts'
import { kinds } from '#shared/domain/registry.ts'
import { Flags } from './columns.tsx'
import { DuesPanel } from './dues-panel.tsx'
import { HonourPanel } from './honour-panel.tsx'
import { LifeList } from './life-list.tsx'
import { type OpenMember, useHistory, useNames, usePlace } from './model.ts'
import { useIsOurs, usePlacesBelow } from './personal.ts'
import { PostPanel } from './post-panel.tsx'
import type { MemberRow } from './rows.ts'
import { useNoteShown } from './view-model.ts'

type Command = 'edit' | 'event' | 'post' | 'honour' | 'void' | 'move' | 'erase'

/** One member beside the list: what is known, the life with the union, and who wrote what. */
export const MemberDrawer = (props: {
  readonly open: OpenMember | null | undefined
  readonly row: MemberRow | undefined
  readonly tab: string | null
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
  readonly onCommand: (command: Command) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage
  const { showsBranch } = usePlace()
  const { open, row } = props
  const isOurs = useIsOurs(row?.home)
  const canMove = usePlacesBelow(row?.home).length > 0
  if (!open) {
    return (
      <RecordDrawer open title={t.title} onClose={props.onClose}>
        {open === undefined ? messages.app.loading : <EmptyState title={t.drawer.missing} />}
      </RecordDrawer>
    )
  }
  const { values } = open.rec
  return (
    <RecordDrawer
      open
      title={values.name ?? (open.rec.erased.includes('name') ? t.erase.erased : t.unitNone)}
      note={
        <Row gap="small">
          <span>
            {[showsBranch ? row?.branch : null, values.unit, values.staffNo].filter(Boolean).join(' · ')}
          </span>
          {row ? <Flags row={row} messages={messages} /> : null}
        </Row>
      }
      width={680}
      onClose={props.onClose}
      tab={props.tab ?? undefined}
      onTab={props.onTab}
      actions={
        <>
          <Button
            kind="primary"
            icon="condolence"
            onClick={() => goTo(hashOf('/condolence', { dialog: 'new', member: open.rec.id }))}
          >
            {t.drawer.visit}
          </Button>
          <Button icon="edit" onClick={() => props.onCommand('edit')}>
            {t.drawer.edit}
          </Button>
          <MenuButton
            label={t.drawer.more}
            icon="down"
            iconOnly
            items={[
              { key: 'event', label: t.form.addEvent, icon: 'add', onClick: () => props.onCommand('event') },
              ...(canMove
                ? [
                    {
                      key: 'move',
                      label: t.move.menu,
                      icon: 'right' as const,
                      onClick: () => props.onCommand('move'),
                    },
                  ]
                : []),
              voidItem(t.drawer.void, () => props.onCommand('void')),
              ...(isOurs
                ? [
                    {
                      key: 'erase',
                      label: t.erase.menu,
                      icon: 'delete' as const,
                      danger: true,
                      onClick: () => props.onCommand('erase'),
                    },
                  ]
                : []),
            ]}
          />
        </>
      }
      tabs={[
        { key: 'values', label: t.drawer.values, content: <ValuesTab open={open} row={row} /> },
        {
          key: 'posts',
          label: messages.post.tab,
          content: (
            <PostPanel
              of={open.rec.id}
              member={values}
              onAdd={() => props.onCommand('post')}
              onEdit={(id) =>
                goTo(hashOf('/member', { open: open.rec.id, tab: 'posts', dialog: 'post', post: id }))
              }
            />
          ),
        },
        {
          key: 'honours',
          label: messages.honour.tab,
          content: (
            <HonourPanel
              of={open.rec.id}
              onAdd={() => props.onCommand('honour')}
              onEdit={(id) =>
                goTo(hashOf('/member', { open: open.rec.id, tab: 'honours', dialog: 'honour', honour: id }))
              }
            />
          ),
        },
        { key: 'dues', label: messages.dues.tab, content: <DuesPanel of={open.rec.id} /> },
        { key: 'life', label: t.drawer.life, content: <LifeList life={open.life} /> },
        { key: 'history', label: t.drawer.history, content: <HistoryTab open={open} /> },
      ]}
    />
  )
}

const ValuesTab = (props: { readonly open: OpenMember; readonly row: MemberRow | undefined }) => {
  const messages = useMessages()
  const t = messages.memberPage
  const format = useFormat()
  const show = useRecordText(useNames())
  const { rec, identity } = props.open
  const facts = Object.keys(kinds.member.fields).flatMap((field) => {
    const value = rec.erased.includes(field)
      ? t.erase.erased
      : show.value('member', field, rec.values[field as keyof typeof rec.values])
    return value === '' || field === 'name' ? [] : [{ label: show.field('member', field), value }]
  })
  return (
    <Stack>
      {rec.conflicts.length > 0 ? (
        <VerdictStrip state="warn">
          {t.drawer.conflict(messages.paper.list(rec.conflicts.map((field) => show.field('member', field))))}{' '}
          <a href="#/conflict">{messages.todayPage.toConflicts}</a>
        </VerdictStrip>
      ) : null}
      <Facts
        items={[
          ...facts,
          ...(props.row?.joinedOn ? [{ label: t.column.joined, value: format.day(props.row.joinedOn) }] : []),
        ]}
      />
      <Card title={t.identity.title} level={3}>
        {identity?.values.idNumber || identity?.values.bankAccount ? (
          <IdentityFacts of={rec.id} identity={identity.values} />
        ) : (
          <p className="xj-note">{t.identity.none}</p>
        )}
        <p className="xj-hint">{t.identity.hint}</p>
      </Card>
      <FamilyCard family={props.open.family?.values ?? null} />
    </Stack>
  )
}

/** Covered until somebody wants to see it, which is written down, and covered again with the drawer. */
const IdentityFacts = (props: {
  readonly of: EntityId
  readonly identity: NonNullable<OpenMember['identity']>['values']
}) => {
  const messages = useMessages()
  const t = messages.memberPage.identity
  const note = useNoteShown()
  const toast = useToast()
  const show = useRecordText(useNames())
  const [shown, setShown] = useState(false)
  const onShow = async () => {
    if (shown) return setShown(false)
    const noted = await note(props.of)
    if (noted.ok) setShown(true)
    else toast(problemNotice(messages, noted.error))
  }
  const masks: Readonly<Record<string, (number: string) => string>> = {
    idNumber: maskIdentityNumber,
    bankAccount: maskAccount,
  }
  const fields = ['idType', 'idNumber', 'idUntil', 'idLasting', 'bankAccount', 'bankName'] as const
  const items = fields.flatMap((field) => {
    const value = props.identity[field]
    if (!value) return []
    const mask = masks[field]
    const text =
      mask && typeof value === 'string' && !shown ? mask(value) : show.value('member-identity', field, value)
    return [{ label: show.field('member-identity', field), value: text }]
  })
  return (
    <Stack gap="small">
      <Facts items={items} />
      <Row gap="small">
        <Button small pressed={shown} onClick={() => void onShow()}>
          {shown ? t.hide : t.show}
        </Button>
        {shown ? <span className="xj-hint">{t.shown}</span> : null}
      </Row>
    </Stack>
  )
}

const familyFields = ['marital', 'spouseName', 'spouseHere', 'household', 'address', 'family'] as const

/** The family, covered as the identity is; nothing where nothing is written. */
const FamilyCard = (props: { readonly family: MemberFamily | null }) => {
  const messages = useMessages()
  const show = useRecordText(useNames())
  const items = familyFields.flatMap((field) => {
    const text = show.value('member-family', field, props.family?.[field])
    return text === '' ? [] : [{ label: show.field('member-family', field), value: <Covered text={text} /> }]
  })
  if (items.length === 0) return null
  return (
    <Card title={messages.memberPage.family} level={3}>
      <Facts items={items} />
    </Card>
  )
}

const HistoryTab = (props: { readonly open: OpenMember }) => {
  const { rec } = props.open
  return (
    <RecordHistory
      entries={useHistory('member', rec.id, rec.changedAt)}
      kind="member"
      recordOf={useNames()}
    />
  )
}
