import './proposal.css'
import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { goTo, hashOf, useHash } from '#renderer/ui/hash.ts'
import { EmptyState, PageHeader, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { proposalCategories } from '#shared/domain/proposal.ts'
import { DueTag, ProposalBoard } from './board.tsx'
import { ProposalDrawer } from './drawer.tsx'
import { ProposalForm } from './form.tsx'
import { type ProposalData, useProposalPapers, useProposalPlace, useProposals } from './model.ts'
import { boardColumns, type ProposalRow } from './standing.ts'
import { nameOfMember, stateTone } from './words.ts'

type BoardKey = (typeof boardColumns)[number]['key']

const useColumns = (data: ProposalData | undefined, above: boolean): readonly Column<ProposalRow>[] => {
  const messages = useMessages()
  const t = messages.proposalPage
  const words = messages.proposal
  const name = (id: string | null | undefined) => (data ? nameOfMember(data, t, id) : '')
  return [
    { key: 'title', title: words.fields.title, value: (row) => row.title },
    ...(above
      ? [
          {
            key: 'branch',
            title: t.branch,
            value: (row: ProposalRow) => data?.orgs.get(row.home)?.name ?? row.home.slice(0, 6),
          },
        ]
      : []),
    {
      key: 'category',
      title: words.fields.category,
      value: (row) =>
        row.record.values.category ? words.choices.category[row.record.values.category] : null,
    },
    { key: 'proposer', title: words.fields.proposer, value: (row) => name(row.record.values.proposer) },
    {
      key: 'seconders',
      title: t.seconders,
      value: (row) => row.seconders.map((one) => name(one.values.member)).join(t.join),
    },
    {
      key: 'day',
      title: words.fields.proposedOn,
      value: (row) => row.record.values.proposedOn,
    },
    {
      key: 'state',
      title: t.state,
      value: (row) => words.state[row.state],
      render: (row) => (
        <Row gap="small">
          <Tag tone={stateTone(row.state)}>{words.state[row.state]}</Tag>
          <DueTag row={row} />
        </Row>
      ),
    },
    // Numbers come with the answer of the committee; before the first there is nothing to list.
    ...(data?.rows.some(({ record }) => record.values.number)
      ? [
          {
            key: 'number',
            title: words.fields.number,
            value: (row: ProposalRow) => row.record.values.number,
          },
        ]
      : []),
  ]
}

/** 提案: list or board, and beside it the one that is open. */
export const ProposalPage = () => {
  const messages = useMessages()
  const locale = useLocale()
  const t = messages.proposalPage
  const toast = useToast()
  const data = useProposals()
  const place = useProposalPlace()
  const papers = useProposalPapers(locale, messages)
  const { path, query } = useHash()
  const [columns, setColumns] = useState<readonly BoardKey[]>([])
  const [category, setCategory] = useState<(typeof proposalCategories)[number] | null>(null)
  const [branch, setBranch] = useState<string | null>(null)
  const above = place.level === 'school' || place.level === 'city'
  const tableColumns = useColumns(data, above)
  const go = (next: Readonly<Record<string, string | null>>, replace = false) =>
    goTo(hashOf(path, { ...query, ...next }), replace)
  const close = () => go({ open: null, tab: null, dialog: null }, true)

  const all = data?.rows
  const inColumn = (row: ProposalRow, key: BoardKey) =>
    boardColumns.some((one) => one.key === key && one.states.some((state) => state === row.state))
  const rows = all?.filter(
    (row) =>
      (columns.length === 0 || columns.some((key) => inColumn(row, key))) &&
      (category === null || row.record.values.category === category) &&
      (branch === null || row.home === branch),
  )
  const open = all?.find((row) => row.id === query.open) ?? null
  const board = query.view === 'board'
  const branches = [...new Set(all?.map((row) => row.home))].map((id) => ({
    value: id,
    label: data?.orgs.get(id)?.name ?? id.slice(0, 6),
  }))

  const print = async (what: 'forms' | 'summary', of: readonly ProposalRow[]) => {
    if (!data || of.length === 0) {
      toast({ text: t.nothingToPrint, tone: 'info' })
      return
    }
    const done = await (what === 'forms'
      ? papers.printForms(of, data.members)
      : papers.printSummary(of, data.members))
    if (done.ok) {
      if (done.value) toast({ text: t.printed(done.value) })
    } else
      toast({
        text:
          done.error.type === 'missing-glyphs'
            ? t.missingGlyphs(done.error.characters.join(' '))
            : problemSentence(messages, done.error),
        tone: 'bad',
      })
  }
  const filters = (
    <>
      <FilterChips
        label={t.view.label}
        single
        options={[
          { value: 'list', label: t.view.list },
          { value: 'board', label: t.view.board },
        ]}
        value={[board ? 'board' : 'list']}
        onChange={([view]) => go({ view: view === 'board' ? 'board' : null }, true)}
      />
      <FilterChips
        label={t.filter.state}
        options={boardColumns.map(({ key }) => ({
          value: key,
          label: t.board[key],
          count: all?.filter((row) => inColumn(row, key)).length,
        }))}
        value={columns}
        onChange={setColumns}
      />
      <ChoiceInput
        label={t.filter.category}
        value={category}
        empty={t.filter.allCategories}
        options={proposalCategories.map((one) => ({
          value: one,
          label: messages.proposal.choices.category[one],
        }))}
        onChange={setCategory}
      />
      {above ? (
        <ChoiceInput
          label={t.filter.branch}
          value={branch}
          empty={t.filter.allBranches}
          options={branches}
          onChange={setBranch}
        />
      ) : null}
    </>
  )
  const count = (keys: readonly BoardKey[]) =>
    all?.filter((row) => keys.some((key) => inColumn(row, key))).length ?? 0
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note(all?.length ?? 0, count(['draft', 'review', 'ready']), count(['submitted', 'decided']))}
        actions={
          <>
            <Button icon="print" onClick={() => void print('summary', rows ?? [])}>
              {t.summary}
            </Button>
            <Button icon="print" onClick={() => void print('forms', rows ?? [])}>
              {t.forms(rows?.length ?? 0)}
            </Button>
            <Button kind="primary" icon="add" onClick={() => go({ dialog: 'new' })}>
              {t.add}
            </Button>
          </>
        }
      />
      {board && data && rows && (all?.length ?? 0) > 0 ? (
        <Stack>
          <div className="xj-table-bar">
            <Row>{filters}</Row>
          </div>
          <ProposalBoard
            rows={rows}
            data={data}
            openKey={query.open ?? null}
            onOpen={(row) => go({ open: row.id, tab: null })}
          />
        </Stack>
      ) : (
        <DataTable
          label={t.title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={tableColumns}
          onOpen={(row) => go({ open: row.id, tab: null })}
          openKey={query.open ?? null}
          tone={(row) => (row.late > 0 ? 'bad' : row.state === 'awaiting-review' ? 'warn' : undefined)}
          filtered={(all?.length ?? 0) > 0}
          filters={filters}
          empty={
            <EmptyState
              title={t.emptyTitle}
              icon="proposal"
              action={
                <Button kind="primary" onClick={() => go({ dialog: 'new' })}>
                  {t.add}
                </Button>
              }
            />
          }
        />
      )}
      {query.dialog === 'new' && data ? (
        <Dialog open title={t.form.create} width={860} onClose={close}>
          <ProposalForm
            row={null}
            data={data}
            onSaved={(id) => go({ dialog: null, open: id, tab: 'review' }, true)}
          />
        </Dialog>
      ) : null}
      {query.open && data ? (
        <ProposalDrawer
          row={open}
          data={data}
          tab={query.tab}
          onTab={(tab) => go({ tab }, true)}
          onClose={close}
          onPrint={(row) => void print('forms', [row])}
        />
      ) : null}
    </>
  )
}
