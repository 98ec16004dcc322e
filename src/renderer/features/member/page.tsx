import { useMemo, useState } from 'react'
import { problemOf } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHashValue } from '#renderer/ui/hash.ts'
import { EmptyState, PageHeader } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { matchPerson, useSpell } from '#renderer/ui/person-search.ts'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VoidDialog } from '#renderer/ui/void-dialog.tsx'
import { memberColumns } from './columns.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { EventDialog } from './event-form.tsx'
import { FillDialog } from './fill-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MemberDrawer } from './member-drawer.tsx'
import { MemberForm } from './member-form.tsx'
import { useFilter, useMember, useMemberCommands, useMemberFiles, useMembers, usePlace } from './model.ts'
import { MoveDialog } from './move-dialog.tsx'
import { ReconcileDialog } from './reconcile-dialog.tsx'
import { RecordDialogs } from './record-dialogs.tsx'
import { filterMembers, type MemberFilter, type MemberRow, memberChips } from './rows.ts'
import { StaffDialog } from './staff-dialog.tsx'
import { ViewsDialog } from './views-dialog.tsx'
import { outSentence } from './words.ts'

/** 会员: who belongs to the union, in one list. */
export const MemberPage = () => {
  const messages = useMessages()
  const t = messages.memberPage
  const { showsBranch, workspace } = usePlace()
  const data = useMembers()
  const filter = useFilter()
  const spell = useSpell()
  const [openId, setOpen] = useHashValue('open')
  const [tab, setTab] = useHashValue('tab')
  const [dialog, setDialog] = useHashValue('dialog')
  const [pasted, setPasted] = useState<readonly (readonly string[])[] | null>(null)
  const row = data?.rows.find((one) => one.id === openId)
  const open = useMember(row?.id ?? null)
  const rows = useMemo(
    () =>
      data &&
      filterMembers(
        data.rows,
        filter,
        ({ values }, query) =>
          matchPerson(values.name ?? '', query, spell) || Boolean(values.staffNo?.includes(query.trim())),
      ),
    [data, filter, spell],
  )
  const columns = useMemo(() => memberColumns(messages, showsBranch), [messages, showsBranch])
  const filtered =
    filter.chips.length > 0 || filter.branch !== null || filter.group !== null || filter.find.trim() !== ''
  const name = row?.values.name ?? ''
  const commands = useMemberCommands()
  const close = () => setDialog(null)
  return (
    <>
      <PageHeader
        title={t.title}
        note={data ? <CountLine data={data} shown={filtered ? (rows?.length ?? 0) : null} /> : null}
        actions={
          <>
            <OutMenu rows={rows ?? []} onDialog={setDialog} />
            <MoreMenu hasDues={!showsBranch} onCommand={setDialog} />
            <Button icon="upload" onClick={() => setDialog('import')}>
              {t.import}
            </Button>
            <Button kind="primary" icon="add" onClick={() => setDialog('new')}>
              {t.add}
            </Button>
          </>
        }
      />
      <DataTable<MemberRow>
        label={t.title}
        rows={rows}
        rowKey={(one) => one.id}
        columns={columns}
        sort={{ key: 'staffNo', down: false }}
        openKey={openId}
        onOpen={(one) => setOpen(one.id)}
        onPaste={(cells) => {
          setPasted(cells)
          setDialog('import')
        }}
        filtered={filtered}
        filters={<Filters filter={filter} data={data} showsBranch={showsBranch} />}
        tone={(one) =>
          one.rec.conflicts.length > 0 ? 'warn' : one.status === 'active' ? undefined : 'quiet'
        }
        empty={
          <EmptyState
            icon="member"
            title={t.emptyTitle}
            action={
              <>
                <Button kind="primary" icon="upload" onClick={() => setDialog('import')}>
                  {t.import}
                </Button>
                <Button icon="add" onClick={() => setDialog('new')}>
                  {t.add}
                </Button>
              </>
            }
          />
        }
      />
      {openId && data ? (
        <MemberDrawer
          open={row ? open : null}
          row={row}
          tab={tab}
          onTab={setTab}
          onClose={() => {
            setTab(null)
            setOpen(null)
          }}
          onCommand={setDialog}
        />
      ) : null}
      {dialog === 'new' ? (
        <Dialog open title={t.form.create} width={1180} onClose={close}>
          <MemberForm base={null} rows={data?.rows ?? []} onDone={close} />
        </Dialog>
      ) : null}
      {dialog === 'import' && data ? (
        <ImportDialog
          rows={data.rows}
          pasted={pasted}
          onClose={() => {
            setPasted(null)
            close()
          }}
        />
      ) : null}
      {dialog === 'views' ? <ViewsDialog onClose={close} /> : null}
      {dialog === 'reconcile' && data ? <ReconcileDialog rows={data.rows} onClose={close} /> : null}
      {dialog === 'fill' && rows ? <FillDialog rows={rows} onClose={close} /> : null}
      {dialog === 'edit' && open ? (
        <Dialog open title={t.form.edit(name)} width={1180} onClose={close}>
          <MemberForm base={open.base} rows={data?.rows ?? []} onDone={close} />
        </Dialog>
      ) : null}
      {dialog === 'event' && row ? (
        <EventDialog
          id={row.id}
          name={name}
          person={row.values}
          others={open?.life.flatMap((one) => (one.type === 'event' ? [one.values] : [])) ?? []}
          onClose={close}
        />
      ) : null}
      <RecordDialogs
        // Over a drawer only when the drawer stands, so that the dialog lies on top.
        dialog={openId && !open ? null : dialog}
        row={row}
        branches={data?.branches ?? []}
        onDialog={setDialog}
        onOpen={(id, to) => goTo(hashOf('/member', { open: id, tab: to }))}
      />
      {dialog === 'staff' && data ? (
        <StaffDialog staff={data.staff} counts={data.counts} onClose={close} />
      ) : null}
      {dialog === 'move' && row ? (
        <MoveDialog id={row.id} name={name || t.unitNone} home={row.home} onClose={close} />
      ) : null}
      {dialog === 'erase' && row ? (
        <EraseDialog
          id={row.id}
          name={name || row.values.staffNo || t.unitNone}
          isBelow={row.home !== workspace.org}
          onClose={close}
          onDone={() => {
            close()
            setOpen(null)
          }}
        />
      ) : null}
      {dialog === 'void' && row ? (
        <VoidDialog
          words={{ ...t.void, title: t.void.title(name), done: t.void.done(name) }}
          onVoid={async (reason) => problemOf(messages, await commands.void(row.id, reason))}
          onClose={close}
          onDone={() => {
            close()
            setOpen(null)
          }}
        />
      ) : null}
    </>
  )
}

type Data = NonNullable<ReturnType<typeof useMembers>>

/** 86 人，女 41，非在编 12，入会率 97.7 %，上年 12月31日 84 人. */
const CountLine = (props: { readonly data: Data; readonly shown: number | null }) => {
  const t = useMessages().memberPage.count
  const format = useFormat()
  const { counts } = props.data
  return (
    <span>
      {t.line(
        [
          t.people(counts.people),
          t.women(counts.women),
          t.nonEstablished(counts.nonEstablished),
          ...(['all', 'nonEstablished', 'foreign'] as const).map((of) => {
            const rate = counts.rates[of]
            return rate === null ? null : t.rates[of](format.percent(rate))
          }),
          t.lastYear(counts.lastYear),
          props.shown === null ? null : t.shown(props.shown),
        ].filter((part) => part !== null),
      )}
    </span>
  )
}

const Filters = (props: {
  readonly filter: MemberFilter
  readonly data: Data | undefined
  readonly showsBranch: boolean
}) => {
  const t = useMessages().memberPage.filter
  const { filter, data } = props
  const groups = data?.groups ?? []
  return (
    <>
      <TextInput
        label={t.find}
        type="search"
        value={filter.find}
        onChange={(find) => useFilter.setState({ find: find ?? '' })}
      />
      {props.showsBranch ? (
        <ChoiceInput
          label={t.branch}
          empty={t.allBranches}
          value={filter.branch}
          options={(data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(branch) => useFilter.setState({ branch })}
        />
      ) : groups.length > 0 ? (
        <ChoiceInput
          label={t.group}
          empty={t.allGroups}
          value={filter.group}
          options={groups.map((value) => ({ value, label: value }))}
          onChange={(group) => useFilter.setState({ group })}
        />
      ) : null}
      <FilterChips
        label={t.label}
        options={optionsOf(memberChips, t)}
        value={filter.chips}
        onChange={(chips) => useFilter.setState({ chips })}
      />
    </>
  )
}

/** What is done for all members at once. */
const MoreMenu = (props: { readonly hasDues: boolean; readonly onCommand: (dialog: string) => void }) => {
  const messages = useMessages()
  const t = messages.memberPage
  return (
    <MenuButton
      label={t.more.title}
      icon="down"
      items={[
        ...(props.hasDues
          ? [
              {
                key: 'dues',
                label: messages.dues.title,
                icon: 'ledger' as const,
                onClick: () => props.onCommand('dues'),
              },
            ]
          : []),
        { key: 'posts', label: messages.post.menu, icon: 'member', onClick: () => props.onCommand('posts') },
        {
          key: 'honours',
          label: messages.honour.title,
          icon: 'home',
          onClick: () => props.onCommand('honours'),
        },
        { key: 'staff', label: t.more.staff, icon: 'edit', onClick: () => props.onCommand('staff') },
        {
          key: 'reconcile',
          label: messages.border.reconcile.menu,
          icon: 'search',
          onClick: () => props.onCommand('reconcile'),
        },
        {
          key: 'views',
          label: messages.border.view.list.title,
          icon: 'file',
          onClick: () => props.onCommand('views'),
        },
      ]}
    />
  )
}

const OutMenu = (props: {
  readonly rows: readonly MemberRow[]
  readonly onDialog: (dialog: string) => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage
  const locale = useLocale()
  const toast = useToast()
  const files = useMemberFiles(messages, locale)
  const run = async (make: () => ReturnType<typeof files.excel> | ReturnType<typeof files.roster>) => {
    const made = await make()
    if (!made.ok) toast({ text: outSentence(messages, made.error), tone: 'bad' })
    else if (made.value) toast({ text: t.exported(made.value) })
  }
  return (
    <MenuButton
      label={t.out}
      icon="download"
      items={[
        {
          key: 'excel',
          label: t.export,
          icon: 'download',
          onClick: () => void run(() => files.excel(props.rows)),
        },
        {
          key: 'roster',
          label: t.roster,
          icon: 'print',
          onClick: () => void run(() => files.roster(props.rows)),
        },
        {
          key: 'fill',
          label: messages.border.fill.menu,
          icon: 'edit',
          onClick: () => props.onDialog('fill'),
        },
      ]}
    />
  )
}
