import './rule.css'
import { useEffect, useMemo } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHash, useHashValue } from '#renderer/ui/hash.ts'
import { EmptyState, Facts, PageHeader, Stack, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { packTopics } from '#shared/domain/rule-pack.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import {
  blankDraft,
  draftOf,
  isEdited,
  isTopic,
  type PackDraft,
  type ReadPack,
  readPack,
  startFrom,
} from './draft.ts'
import { HistoryTab } from './history-tab.tsx'
import { keepDraft, type PackRow, useDrafts, usePacks, useRulePlace } from './model.ts'
import { PackEditor } from './pack-editor.tsx'
import { Tables } from './tables.tsx'
import { keyWords, packProblemText } from './words.ts'

const tones: Readonly<Record<PackRow['state'], Tone>> = {
  'in-force': 'good',
  'to-come': 'info',
  replaced: 'neutral',
  example: 'neutral',
}

/** 规则: every pack with its source, and one of them as a table. */
export const RulePage = () => {
  const packs = usePacks()
  const t = useMessages()
  const { query } = useHash()
  if (!packs) return <p className="xj-note">{t.app.loading}</p>
  return query.pack ? <PackPage key={query.pack} id={query.pack} packs={packs} /> : <PackList packs={packs} />
}

const PackList = (props: { readonly packs: readonly PackRow[] }) => {
  const messages = useMessages()
  const t = messages.rulePage
  const w = messages.rule.choices.topic
  const format = useFormat()
  const { writes } = useRulePlace()
  const { query } = useHash()
  const topic = isTopic(query.topic) ? query.topic : null
  const rows = props.packs.filter((one) => topic === null || one.topic === topic)
  const columns: readonly Column<PackRow>[] = [
    { key: 'title', title: t.column.title, value: ({ pack }) => pack.title },
    { key: 'topic', title: t.column.topic, value: (row) => w[row.topic] },
    { key: 'school', title: t.column.school, value: ({ pack }) => pack.school },
    { key: 'year', title: t.column.year, value: ({ pack }) => pack.year },
    {
      key: 'validFrom',
      title: t.column.validFrom,
      value: ({ pack }) => pack.validFrom,
      render: ({ pack }) => (pack.validFrom ? format.day(pack.validFrom) : null),
    },
    {
      key: 'state',
      title: t.column.state,
      value: (row) => t.state[row.state],
      render: (row) => <Tag tone={tones[row.state]}>{t.state[row.state]}</Tag>,
    },
    {
      key: 'source',
      title: t.column.source,
      value: ({ pack }) => pack.source,
      render: ({ pack }) => <span className="xj-rule-long">{pack.source}</span>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note}
        actions={
          writes ? (
            <Button
              kind="primary"
              icon="add"
              onClick={() => goTo(hashOf('/rule', { pack: 'new', topic: isEdited(topic) ? topic : null }))}
            >
              {t.add}
            </Button>
          ) : null
        }
      />
      <DataTable<PackRow>
        label={t.title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => goTo(hashOf('/rule', { pack: row.id }))}
        filtered
        filters={
          <FilterChips
            single
            label={t.filter.topic}
            options={optionsOf(packTopics, w)}
            value={topic ? [topic] : []}
            onChange={([chosen]) => goTo(hashOf('/rule', { topic: chosen ?? null }), true)}
          />
        }
      />
    </>
  )
}

const parsed = (row: PackRow | undefined): ReadPack | null => {
  if (!row || !isEdited(row.topic)) return null
  const read = readPack(row.topic, row.pack)
  return read.ok ? read.value : null
}

/** One pack: the school's own can be changed, everything else is read. */
const PackPage = (props: { readonly id: string; readonly packs: readonly PackRow[] }) => {
  const messages = useMessages()
  const t = messages.rulePage
  const { query } = useHash()
  const { workspace, today, year, writes } = useRulePlace()
  const { id, packs } = props
  const [tab, setTab] = useHashValue('tab')
  const row = packs.find((one) => one.id === id)
  const from = packs.find((one) => one.id === query.from)
  const saved = useMemo(() => parsed(row), [row])
  const topic = isEdited(query.topic) ? query.topic : 'condolence'
  const draftKey = (of: string) => `${workspace.id} ${id} ${id === 'new' ? of : ''}`
  const key = draftKey(query.from ?? topic)
  const typed = useDrafts(({ of }) => of[key])
  const start = useMemo((): PackDraft | null => {
    if (id !== 'new') return saved && draftOf(saved)
    const basis = parsed(from)
    return basis
      ? startFrom(basis, from?.rec !== null, today, year, t.basisOf)
      : blankDraft(topic, today, year)
  }, [id, saved, from, topic, today, year, t])
  const draft = typed ?? start
  const own = id === 'new' || row?.rec?.home === workspace.org
  const editable = writes && own && draft !== null
  const dirty = editable && typed !== undefined
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])
  const back = { href: hashOf('/rule'), label: t.back }
  if (!row && (id !== 'new' || !writes)) {
    return (
      <>
        <PageHeader title={t.title} back={back} />
        <EmptyState icon="file" title={id === 'new' ? t.branchNote : t.missing} />
      </>
    )
  }
  const isExample = row?.state === 'example'
  const content = editable ? (
    <PackEditor
      key={key}
      draftKey={key}
      draft={draft}
      row={row ?? null}
      dirty={dirty}
      onTopic={
        row || from
          ? undefined
          : (next) => {
              // What was typed of the head goes along; its rows are of another topic.
              if (typed) {
                const { title, school, year: of, source, validFrom } = typed
                const head = { title, school, year: of, source, validFrom }
                keepDraft(draftKey(next), { ...blankDraft(next, today, year), ...head })
                keepDraft(key, null)
              }
              goTo(hashOf('/rule', { pack: 'new', topic: next }), true)
            }
      }
    />
  ) : (
    row && <ReadOnly row={row} draft={draft} messages={messages} />
  )
  return (
    <Stack>
      <PageHeader
        title={draft?.title || row?.pack.title || t.untitled}
        back={back}
        note={
          <>
            {row ? <Tag tone={tones[row.state]}>{t.state[row.state]}</Tag> : null}
            {dirty || !row ? <Tag tone="warn">{t.state.draft}</Tag> : null}{' '}
            {isExample ? t.exampleNote : writes ? null : t.branchNote}
          </>
        }
        actions={
          writes && saved && row ? (
            <>
              {row.rec && own ? (
                <Button onClick={() => goTo(hashOf('/rule', { pack: id, dialog: 'void' }))}>
                  {t.voidIt}
                </Button>
              ) : null}
              <Button
                kind={isExample ? 'primary' : 'plain'}
                onClick={() => goTo(hashOf('/rule', { pack: 'new', from: id }))}
              >
                {isExample ? t.takeExample : t.nextYear}
              </Button>
            </>
          ) : null
        }
      />
      {row?.rec ? (
        <Tabs
          label={t.title}
          current={tab ?? undefined}
          onChange={(next) => setTab(next === 'rows' ? null : next)}
          tabs={[
            { key: 'rows', label: t.tabs.rows, content },
            {
              key: 'history',
              label: t.tabs.history,
              content: <HistoryTab row={{ ...row, rec: row.rec }} />,
            },
          ]}
        />
      ) : (
        content
      )}
    </Stack>
  )
}

const ReadOnly = (props: {
  readonly row: PackRow
  readonly draft: PackDraft | null
  readonly messages: Messages
}) => {
  const { row, draft, messages } = props
  const format = useFormat()
  const t = messages.rulePage
  const w = messages.rule.fields
  const { pack } = row
  const { topic } = row
  const read = isEdited(topic) ? readPack(topic, pack) : null
  return (
    <>
      <Facts
        items={[
          { label: w.topic, value: messages.rule.choices.topic[row.topic] },
          { label: w.school, value: pack.school ?? '' },
          { label: w.year, value: pack.year ? String(pack.year) : '' },
          { label: w.validFrom, value: pack.validFrom ? format.day(pack.validFrom) : '' },
          { label: w.source, value: pack.source },
        ].filter(({ value }) => value !== '')}
      />
      {read === null ? <VerdictStrip state="info">{t.readOnlyTopic}</VerdictStrip> : null}
      {read && !read.ok ? (
        <VerdictStrip state="bad">
          {t.state.unreadable}{' '}
          {read.error
            .slice(0, 5)
            .map((one) => packProblemText(messages, one, isEdited(topic) ? keyWords(messages, topic) : {}))
            .join(' ')}
        </VerdictStrip>
      ) : null}
      {draft ? <Tables draft={draft} editable={false} onChange={() => undefined} /> : null}
    </>
  )
}
