import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { coveredMark } from '#renderer/ui/covered.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { sumFen } from '#shared/base/money.ts'
import { type HelpLine, sumHelp } from '#shared/domain/help-line.ts'
import { maskAccount } from '#shared/domain/identity-number.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { wordIn } from '#shared/i18n/sentence.ts'
import { LineTable } from './line-table.tsx'
import { type BankLine, useBank } from './model.ts'
import { useOut } from './out.tsx'
import type { Here } from './page.tsx'

/** What a figure is made of, by the name of the list: `all`, `form.cash`, `content.study`, `campaign.名称`, `unpaid`. */
const linesOf = (
  messages: Messages,
  lines: readonly HelpLine[],
  list: string,
  year: number,
): { readonly title: string; readonly lines: readonly HelpLine[]; readonly campaign: string | null } => {
  const t = messages.helpPage.ledger
  const w = messages.help.choices
  const at = list.indexOf('.')
  const [by, name] = at < 0 ? [list, ''] : [list.slice(0, at), list.slice(at + 1)]
  switch (by) {
    case 'form':
      return {
        title: name === 'none' ? t.noForm : wordIn(w.form, name),
        lines: lines.filter((line) => (line.form ?? 'none') === name),
        campaign: null,
      }
    case 'content':
      return {
        title: wordIn(w.content, name),
        lines: lines.filter((line) => line.content === name),
        campaign: null,
      }
    case 'campaign':
      return { title: name, lines: lines.filter((line) => line.campaign === name), campaign: name }
    case 'unpaid':
      return {
        title: t.unpaid,
        lines: lines.filter(
          ({ kind, payer, amount, entry }) => kind === 'help' && payer === 'branch-fund' && amount && !entry,
        ),
        campaign: null,
      }
    default:
      return { title: t.all(year), lines, campaign: null }
  }
}

/** The lines behind a figure, or of a campaign; cash of a campaign leaves as a list for the bank. */
export const LinesDrawer = (props: {
  readonly here: Here
  readonly lines: readonly HelpLine[]
  readonly list: string
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage
  const format = useFormat()
  const out = useOut()
  const { here } = props
  const { data, go, query, year } = here
  const { title, lines, campaign } = linesOf(messages, props.lines, props.list, year)
  const { times, people, amount } = sumHelp(lines)
  const contents = messages.help.choices.content
  const bank = useBank(data, lines, (line) => line.campaign ?? contents[line.content])
  const table = <LineTable here={here} lines={lines} label={title} />
  return (
    <RecordDrawer
      open
      width={data.above ? 1140 : 980}
      title={title}
      note={t.ledger.summary(people, times, format.money(amount))}
      onClose={props.onClose}
      {...(campaign === null || data.above
        ? { children: table }
        : {
            tab: query.tab,
            onTab: (tab: string) => go({ tab }, true),
            actions: (
              <>
                <Button
                  icon="print"
                  disabled={lines.length === 0}
                  onClick={() => void out((files) => files.receipt(data, lines, campaign))}
                >
                  {t.bank.receipt}
                </Button>
                <Button
                  icon="download"
                  disabled={!bank || bank.length === 0}
                  onClick={() => void out((files) => files.bankExcel(bank ?? [], campaign))}
                >
                  {t.bank.excel}
                </Button>
              </>
            ),
            tabs: [
              { key: 'lines', label: t.bank.people(lines.length), content: table },
              { key: 'bank', label: t.bank.title, content: <BankTable lines={bank} /> },
            ],
          })}
    />
  )
}

/** The bank list on the screen: accounts are masked until somebody wants to see them. */
const BankTable = ({ lines }: { readonly lines: readonly BankLine[] | undefined }) => {
  const messages = useMessages()
  const t = messages.helpPage.bank
  const format = useFormat()
  const [shown, setShown] = useState(false)
  const missing = (lines ?? []).filter(({ account }) => account === null)
  const columns: readonly Column<BankLine>[] = [
    { key: 'name', title: t.payee, value: (line) => line.name },
    { key: 'staffNo', title: messages.member.fields.staffNo, value: (line) => line.staffNo },
    {
      key: 'account',
      title: t.account,
      sortable: false,
      value: (line) =>
        line.account === null ? t.none : shown ? line.account : maskAccount(line.account) || coveredMark,
    },
    { key: 'bank', title: t.bank, value: (line) => line.bank },
    {
      key: 'amount',
      title: messages.helpPage.ledger.amount,
      end: true,
      value: (line) => line.amount,
      render: (line) => format.money(line.amount),
      total: (all) => format.money(sumFen(all.map(({ amount }) => amount))),
    },
  ]
  return (
    <Stack>
      {missing.length > 0 ? (
        <VerdictStrip state="warn">
          {t.missing(messages.paper.list(missing.slice(0, 8).map(({ name }) => name)), missing.length)}
        </VerdictStrip>
      ) : null}
      <Row gap="small">
        <Button small pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t.cover : t.uncover}
        </Button>
        <span className="xj-hint">{t.hint}</span>
      </Row>
      <DataTable
        label={t.title}
        rows={lines}
        rowKey={(line) => `${line.name} ${line.staffNo ?? ''} ${lines?.indexOf(line) ?? ''}`}
        columns={columns}
        tone={(line) => (line.account === null ? 'warn' : undefined)}
        empty={<EmptyState title={t.empty} />}
      />
    </Stack>
  )
}
