import './fund.css'
import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHash } from '#renderer/ui/hash.ts'
import { PageHeader, Row } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { FundEntry } from '#shared/domain/fund.ts'
import { potOf } from '#shared/domain/fund-line.ts'
import { AllocateDialog } from './allocate-dialog.tsx'
import { BudgetDialog } from './budget-dialog.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import { EntryForm } from './entry-form.tsx'
import { useFundFiles } from './files.ts'
import { Ledger } from './ledger.tsx'
import { type Fund, useFund } from './model.ts'
import { RecordsDrawer } from './records-drawer.tsx'
import { RuleLine } from './rule-line.tsx'
import { SchoolTable } from './school-table.tsx'

/** 经费: a branch's ledger; at a school the money of all branches, each opening to its ledger. */
export const FundPage = () => {
  const messages = useMessages()
  const t = messages.fundPage
  const { path, query } = useHash()
  const fund = useFund({ year: query.year, branch: query.branch })
  if (!fund.data)
    return (
      <>
        <PageHeader title={t.title} />
        <p className="xj-note">{messages.app.loading}</p>
      </>
    )
  const go = (next: Readonly<Record<string, string | null>>, replace = false) =>
    goTo(hashOf(path, { ...query, ...next }), replace)
  // `fund` has its data from here on; the compiler keeps that only of a new object.
  const loaded: Fund = { ...fund, data: fund.data }
  const years = (
    <FilterChips
      single
      label={t.year}
      options={fund.data.years.slice(0, 6).map((one) => ({ value: String(one), label: String(one) }))}
      value={[String(fund.year)]}
      onChange={([one]) => {
        if (one) go({ year: one, list: null, open: null }, true)
      }}
    />
  )
  return loaded.above && loaded.data.branch === null ? (
    <School fund={loaded} query={query} go={go}>
      {years}
    </School>
  ) : (
    <Branch fund={loaded} query={query} go={go}>
      {years}
    </Branch>
  )
}

interface Parts {
  readonly fund: Fund
  readonly query: Readonly<Record<string, string>>
  readonly go: (next: Readonly<Record<string, string | null>>, replace?: boolean) => void
  readonly children: React.ReactNode
}

const School = ({ fund, query, go, children }: Parts) => {
  const t = useMessages().fundPage
  const out = useOut()
  const { school, totals } = fund.data
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.school.note(school.length, totals.heads)}
        actions={
          <Button
            icon="download"
            disabled={school.length === 0}
            onClick={() => void out((files) => files.school(fund))}
          >
            {t.excel}
          </Button>
        }
      >
        {children}
      </PageHeader>
      <Row>
        <RuleLine fund={fund} />
      </Row>
      <SchoolTable fund={fund} here={query} onOpen={(branch) => go({ branch, list: null })} />
    </>
  )
}

/** Makes a file and says what became of it. */
const useOut = () => {
  const messages = useMessages()
  const toast = useToast()
  const files = useFundFiles(messages, useLocale(), useFormat().time)
  return async (make: (all: typeof files) => ReturnType<typeof files.pdf | typeof files.excel>) => {
    const made = await make(files)
    if (made.ok) {
      if (made.value) toast({ text: messages.fundPage.papers.made(made.value) })
      return
    }
    toast({
      tone: 'bad',
      text:
        made.error.type === 'missing-glyphs'
          ? messages.paper.problems.missingGlyphs(made.error.characters)
          : problemSentence(messages, made.error),
    })
  }
}

const Actions = (props: { readonly fund: Fund; readonly onDialog: (dialog: string) => void }) => {
  const t = useMessages().fundPage
  const out = useOut()
  const { fund } = props
  return (
    <>
      <MenuButton
        label={t.export}
        icon="download"
        items={[
          {
            key: 'pdf',
            label: t.pdf,
            icon: 'print',
            onClick: () => void out((files) => files.pdf(fund)),
          },
          {
            key: 'excel',
            label: t.excel,
            icon: 'download',
            onClick: () => void out((files) => files.excel(fund)),
          },
          {
            key: 'review',
            label: t.review,
            icon: 'download',
            onClick: () => void out((files) => files.review(fund)),
          },
        ]}
      />
      {fund.above ? null : (
        <>
          <Button onClick={() => props.onDialog('allocate')}>{t.allocate}</Button>
          <Button icon="add" onClick={() => props.onDialog('income')}>
            {t.addIncome}
          </Button>
          <Button kind="primary" icon="add" onClick={() => props.onDialog('spending')}>
            {t.addSpending}
          </Button>
        </>
      )}
    </>
  )
}

const Branch = ({ fund, query, go, children }: Parts) => {
  const t = useMessages().fundPage
  /** What a form begins with after a correction. */
  const [start, setStart] = useState<FundEntry | null>(null)
  const { data, above } = fund
  const { dialog, open, list } = query
  const close = () => {
    setStart(null)
    go({ open: null, dialog: null, list: null, tab: null }, true)
  }
  const entry = data.records.entries.find(({ id }) => id === open)
  const side = dialog === 'income' || dialog === 'spending' ? dialog : null
  return (
    <>
      <PageHeader
        title={data.branch?.name ?? t.title}
        note={t.note(fund.year)}
        back={data.branch ? { href: hashOf('/fund', { year: query.year }), label: t.school.back } : undefined}
        actions={<Actions fund={fund} onDialog={(next) => go({ dialog: next })} />}
      >
        {children}
      </PageHeader>
      <Ledger
        fund={fund}
        here={query}
        view={query.view}
        from={query.from}
        onFrom={(from) => go({ from }, true)}
        openId={open ?? null}
        onView={(view) => go({ view }, true)}
        onOpenEntry={(id) => go({ open: id, list: null, tab: null })}
        onPlan={() => go({ dialog: 'budget' })}
        onFirst={() => go({ dialog: 'allocate' })}
      />
      {side && !above ? (
        <Dialog
          open
          width={680}
          title={side === 'income' ? t.entry.newIncome : t.entry.newSpending}
          onClose={close}
        >
          <EntryForm fund={fund} side={side} entry={null} start={start} onSaved={close} />
        </Dialog>
      ) : null}
      {dialog === 'allocate' && !above ? <AllocateDialog fund={fund} onClose={close} /> : null}
      {dialog === 'budget' && !above ? <BudgetDialog fund={fund} onClose={close} /> : null}
      {open && dialog === 'correct' && entry && !above ? (
        <CorrectDialog
          fund={fund}
          entry={entry}
          onClose={() => go({ dialog: null }, true)}
          onDone={(again) => {
            if (!again) return close()
            const { values } = entry
            setStart({ ...values, pot: potOf(values), basis: null, corrects: null, reason: null })
            go({ dialog: values.side ?? 'income', open: null, tab: null }, true)
          }}
        />
      ) : null}
      {open && dialog !== 'correct' ? (
        <EntryDrawer
          fund={fund}
          id={open}
          tab={query.tab}
          onTab={(tab) => go({ tab }, true)}
          onOpen={(id) => go({ open: id, tab: null })}
          onCorrect={() => go({ dialog: 'correct' })}
          onClose={close}
        />
      ) : null}
      {list && !open ? (
        <RecordsDrawer
          fund={fund}
          list={list}
          here={query}
          onOpenEntry={(id) => go({ open: id, list: null, tab: null })}
          onClose={close}
        />
      ) : null}
    </>
  )
}
