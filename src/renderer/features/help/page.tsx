import './help.css'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHash } from '#renderer/ui/hash.ts'
import { PageHeader, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { helpOfYear, helpYears, sumHelp } from '#shared/domain/help-line.ts'
import { Actions } from './actions.tsx'
import { AidSchool } from './aid-school.tsx'
import { AidTab } from './aid-tab.tsx'
import { FileTab } from './file-tab.tsx'
import { Ledger } from './ledger.tsx'
import { type HelpData, useHelp } from './model.ts'
import { Notices } from './notices.tsx'
import { Overlays } from './overlays.tsx'
import { ReturnTab } from './return-tab.tsx'

/** What every part of the page gets: the data, the address, and changing it. */
export interface Here {
  readonly data: HelpData
  readonly year: number
  readonly query: Readonly<Record<string, string>>
  readonly go: (next: Readonly<Record<string, string | null>>, replace?: boolean) => void
}

/** 帮扶: hardship files, the ledger of help, mutual aid, and the yearly return of visits. */
export const HelpPage = () => {
  const data = useHelp()
  const t = useMessages()
  return data ? <Page data={data} /> : <p className="xj-note">{t.app.loading}</p>
}

const Page = ({ data }: { readonly data: HelpData }) => {
  const t = useMessages().helpPage
  const format = useFormat()
  const { path, query } = useHash()
  const year = /^\d{4}$/.test(query.year ?? '') ? Number(query.year) : data.year
  const go: Here['go'] = (next, replace = false) => goTo(hashOf(path, { ...query, ...next }), replace)
  const here: Here = { data, year, query, go }
  const own = helpOfYear(data.lines, year)
  const { times, people, amount } = sumHelp(own)
  const years = [...new Set([data.year, year, ...helpYears(data.lines)])].sort((a, b) => b - a)
  const open = data.files.filter(({ state }) => state === 'open').length
  const tabs = [
    ...(data.above
      ? []
      : [{ key: 'file', label: t.tabs.file(data.files.length), content: <FileTab here={here} /> }]),
    { key: 'ledger', label: t.tabs.ledger(own.length), content: <Ledger here={here} lines={own} /> },
    {
      key: 'aid',
      label: t.tabs.aid(data.aids.filter(({ values }) => values.year === year).length),
      content: data.above ? <AidSchool here={here} /> : <AidTab here={here} />,
    },
    ...(data.above ? [] : [{ key: 'return', label: t.tabs.yearly, content: <ReturnTab here={here} /> }]),
  ]
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note(year, data.above ? null : open, people, times, format.money(amount))}
        actions={<Actions here={here} lines={own} />}
      >
        <FilterChips
          single
          label={t.year}
          options={years.slice(0, 6).map((one) => ({ value: String(one), label: String(one) }))}
          value={[String(year)]}
          onChange={([one]) => {
            if (one) go({ year: one, open: null, list: null }, true)
          }}
        />
      </PageHeader>
      <Stack>
        <Notices here={here} />
        <Tabs
          label={t.title}
          current={query.view}
          onChange={(view) => go({ view, open: null, list: null, tab: null }, true)}
          tabs={tabs}
        />
      </Stack>
      <Overlays here={here} lines={own} />
    </>
  )
}
