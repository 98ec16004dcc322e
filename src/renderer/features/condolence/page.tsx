import { useMemo, useState } from 'react'
import { problemOf } from '#renderer/engine-words.ts'
import { type ApprovalState, approvalStates } from '#renderer/ui/approval.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useHashValue } from '#renderer/ui/hash.ts'
import { EmptyState, PageHeader } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { matchPerson, useSpell } from '#renderer/ui/person-search.ts'
import { packChoice } from '#renderer/ui/stored.ts'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VoidDialog } from '#renderer/ui/void-dialog.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type CondolenceEvent, condolenceEvents, type Visit } from '#shared/domain/condolence.ts'
import { parseVerdict } from '#shared/domain/verdict.ts'
import { condolencePacks } from '#shared/rules/topic-packs.ts'
import { ApproveChosen } from './approval-panel.tsx'
import { BatchForm } from './batch-form.tsx'
import { needsAttention, visitColumns } from './columns.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { VisitImportDialog } from './import-dialog.tsx'
import { judgeOf, useFilter, usePlace, useVisitDeeds, useVisits, type VisitData } from './model.ts'
import { usePrint } from './print.tsx'
import { filterVisits, periodNames, type VisitRow, visitTotals } from './rows.ts'
import { chainOf } from './rule.ts'
import { VisitDrawer } from './visit-drawer.tsx'
import { idFrom } from './visit-form.tsx'

/** 慰问: who was visited, for what, with how much, and whether it stands by the rules. */
export const CondolencePage = () => {
  const data = useVisits()
  const t = useMessages()
  return data ? <Page data={data} /> : <p className="xj-note">{t.app.loading}</p>
}

const isEvent = (text: string | null): text is CondolenceEvent =>
  condolenceEvents.some((event) => event === text)

const Page = (props: { readonly data: VisitData }) => {
  const messages = useMessages()
  const t = messages.condolencePage
  const format = useFormat()
  const toast = useToast()
  const spell = useSpell()
  const { data } = props
  const { showsBranch, today, workspace } = usePlace()
  const filter = useFilter()
  const print = usePrint()
  const [openId, setOpen] = useHashValue('open')
  const [tab, setTab] = useHashValue('tab')
  const [dialog, setDialog] = useHashValue('dialog')
  const [member, setMember] = useHashValue('member')
  const [event, setEvent] = useHashValue('event')
  const chosen = packChoice('condolence', workspace.id).use()
  const packs = useMemo(() => condolencePacks.known(data.packs), [data.packs])
  const pack = useMemo(() => packs.on(today, chosen), [packs, today, chosen])
  const judge = useMemo(() => judgeOf(data, today), [data, today])
  const [batchDone, setBatchDone] = useState<readonly EntityId[]>([])
  const deeds = useVisitDeeds()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const showsApproval = showsBranch || data.rows.some(({ rec }) => rec.approval !== 'none')
  const { chainOfRow, columns } = useMemo(() => {
    const chain = (row: VisitRow) => chainOf(packs.on(row.day ?? today, chosen)?.pack ?? null, row.values)
    return {
      chainOfRow: chain,
      columns: visitColumns(messages, format, showsBranch, showsApproval, chain, filter.overridden),
    }
  }, [messages, format, showsBranch, showsApproval, packs, today, chosen, filter.overridden])
  const rows = useMemo(
    () =>
      filterVisits(
        data.rows,
        filter,
        today,
        (row) => needsAttention(row, chainOfRow(row)),
        (row, query) => matchPerson(row.member?.values.name ?? '', query, spell),
      ),
    [data.rows, filter, today, chainOfRow, spell],
  )
  const totals = visitTotals(rows)
  const cash = rows.filter(({ values }) => values.gift?.form === 'cash').length
  const row = data.rows.find((one) => one.id === openId)
  const start: Visit = {
    visitedOn: today,
    ...(idFrom(member) ? { member: idFrom(member) } : {}),
    ...(isEvent(event) ? { event } : {}),
  }
  const close = () => {
    setDialog(null)
    setMember(null)
    setEvent(null)
  }
  const basisOf = (one: VisitRow) => ({
    basis: parseVerdict(one.values.verdict)?.source ?? null,
    approval: chainOfRow(one),
  })
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.count(totals.visits, totals.people, format.money(totals.amount))}
        actions={
          <>
            <MenuButton
              label={t.out}
              icon="download"
              items={[
                {
                  key: 'excel',
                  label: t.export,
                  icon: 'download',
                  onClick: () => void print.excel(rows),
                },
                {
                  key: 'receipt',
                  label: t.receiptOfList(rows.length),
                  icon: 'print',
                  disabled: rows.length === 0,
                  onClick: () => void print.receipt(rows),
                },
                {
                  key: 'bank',
                  label: t.bankOfList(cash),
                  icon: 'download',
                  disabled: cash === 0,
                  onClick: () => void print.bank(rows),
                },
                {
                  key: 'form',
                  label: t.formsOfList(rows.length),
                  icon: 'print',
                  disabled: rows.length === 0 || rows.length > 200,
                  onClick: () => void print.form(rows, basisOf),
                },
              ]}
            />
            <Button icon="upload" onClick={() => setDialog('import')}>
              {messages.border.visits.menu}
            </Button>
            <Button onClick={() => setDialog('batch')}>{t.batch}</Button>
            <Button kind="primary" icon="add" onClick={() => setDialog('new')}>
              {t.add}
            </Button>
          </>
        }
      />
      <DataTable<VisitRow>
        label={t.title}
        rows={rows}
        rowKey={(one) => one.id}
        columns={columns}
        openKey={openId}
        onOpen={(one) => setOpen(one.id)}
        filtered={data.rows.length > 0}
        filters={<Filters data={data} showsBranch={showsBranch} showsApproval={showsApproval} />}
        {...(showsBranch ? { selected, onSelect: setSelected } : {})}
        actions={
          <ApproveChosen
            rows={rows.filter(({ id }) => selected.has(id))}
            onDone={() => setSelected(new Set())}
          />
        }
        tone={(one) => (one.rec.conflicts.length > 0 || one.member === null ? 'warn' : undefined)}
        empty={
          <EmptyState
            icon="condolence"
            title={t.emptyTitle}
            action={
              <Button kind="primary" icon="add" onClick={() => setDialog('new')}>
                {t.add}
              </Button>
            }
          />
        }
      />
      {openId ? (
        <VisitDrawer
          row={row}
          pack={packs.on(row?.day ?? today, chosen)}
          current={pack}
          judge={judge}
          tab={tab}
          onTab={setTab}
          onClose={() => {
            setTab(null)
            setOpen(null)
          }}
          onEdit={() => setDialog('edit')}
          onVoid={() => setDialog('void')}
          onForm={(one) => void print.form([one], basisOf)}
          onReceipt={(one) => void print.receipt([one])}
        />
      ) : null}
      {dialog === 'new' ? (
        <EntryDialog
          key={member}
          row={null}
          start={start}
          data={data}
          pack={pack}
          print={print}
          basisOf={basisOf}
          onClose={close}
        />
      ) : null}
      {dialog === 'edit' && row ? (
        <EntryDialog
          row={row}
          start={start}
          data={data}
          pack={packs.on(row.day ?? today, chosen)}
          print={print}
          basisOf={basisOf}
          onClose={close}
        />
      ) : null}
      {dialog === 'void' && row ? (
        <VoidDialog
          words={t.void}
          onVoid={async (reason) => problemOf(messages, await deeds.void(row.id, reason))}
          onClose={close}
          onDone={() => {
            close()
            setOpen(null)
          }}
        />
      ) : null}
      {dialog === 'import' ? (
        <VisitImportDialog
          data={data}
          packOn={(day) => packs.on(day, chosen)?.pack ?? null}
          onClose={close}
        />
      ) : null}
      {dialog === 'batch' ? (
        <Dialog open title={t.batchForm.title} width={1100} onClose={close}>
          <BatchForm
            data={data}
            pack={pack}
            onDone={(ids) => {
              setBatchDone(ids)
              toast({ text: t.batchForm.done(ids.length) })
              setDialog('batch-done')
            }}
          />
        </Dialog>
      ) : null}
      {dialog === 'batch-done' ? (
        <Dialog
          open
          title={t.batchForm.done(batchDone.length)}
          onClose={close}
          footer={
            <>
              <Button
                icon="print"
                autoFocus
                onClick={() => void print.receipt(data.rows.filter((one) => batchDone.includes(one.id)))}
              >
                {t.saved.receipt}
              </Button>
              <Button kind="primary" onClick={close}>
                {t.saved.close}
              </Button>
            </>
          }
        />
      ) : null}
    </>
  )
}

const Filters = (props: {
  readonly data: VisitData
  readonly showsBranch: boolean
  readonly showsApproval: boolean
}) => {
  const messages = useMessages()
  const t = messages.condolencePage.filter
  const filter = useFilter()
  const used = new Set(props.data.rows.flatMap((row) => row.values.event ?? []))
  return (
    <>
      <TextInput
        label={t.find}
        type="search"
        value={filter.find}
        onChange={(find) => useFilter.setState({ find: find ?? '' })}
      />
      <ChoiceInput<CondolenceEvent>
        label={t.event}
        empty={t.allEvents}
        value={filter.event}
        options={condolenceEvents
          .filter((value) => used.has(value))
          .map((value) => ({ value, label: messages.condolence.choices.event[value] }))}
        onChange={(event) => useFilter.setState({ event })}
      />
      {props.showsBranch ? (
        <ChoiceInput
          label={t.branch}
          empty={t.allBranches}
          value={filter.branch}
          options={props.data.branches.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(branch) => useFilter.setState({ branch })}
        />
      ) : null}
      <FilterChips
        single
        label={t.period}
        options={optionsOf(periodNames, t)}
        value={[filter.period]}
        onChange={([period]) => useFilter.setState({ period: period ?? 'all' })}
      />
      {props.showsApproval ? (
        <ChoiceInput<ApprovalState>
          label={messages.approval.title}
          empty={t.allApprovals}
          value={filter.approval}
          options={optionsOf(approvalStates, messages.approval.states)}
          onChange={(approval) => useFilter.setState({ approval })}
        />
      ) : null}
      <FilterChips
        label={t.only}
        options={[
          { value: 'attention', label: t.attention },
          { value: 'overridden', label: t.overridden },
        ]}
        value={[...(filter.attention ? ['attention'] : []), ...(filter.overridden ? ['overridden'] : [])]}
        onChange={(on) =>
          useFilter.setState({ attention: on.includes('attention'), overridden: on.includes('overridden') })
        }
      />
    </>
  )
}
