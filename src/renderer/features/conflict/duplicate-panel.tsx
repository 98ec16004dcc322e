import { useState } from 'react'
import { type EngineProblem, problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Facts, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { stored } from '#renderer/ui/stored.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { type Duplicate, type DuplicateSide, useDuplicates, useLink } from './duplicates.ts'

/** Pairs that somebody at this PC said are two people; the newest are kept. */
const apartSetting = stored<readonly string[]>('xiaojia.two-people', (value) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [],
)
const mostApart = 2000

const askAgain = ({ key }: Duplicate): void =>
  apartSetting.set(apartSetting.get().filter((one) => one !== key))

const keepApart = ({ key }: Duplicate): void =>
  apartSetting.set([...apartSetting.get().filter((one) => one !== key), key].slice(-mostApart))

/** The pairs about which nobody has said anything at this PC. */
export const useOpenDuplicates = () => useDuplicates(apartSetting.use())

/** Cards drawn at once. */
const pageSize = 20

/** Records of members that may be one person, two by two, until somebody has said whether they are. */
export const DuplicatePanel = (props: { readonly all: readonly Duplicate[] | undefined }) => {
  const messages = useMessages()
  const t = messages.conflictPage.duplicate
  const toast = useToast()
  const deeds = useLink()
  const [wanted, setPage] = useState(0)
  const [busy, setBusy] = useState<string | null>(null)
  const { all } = props
  if (!all) return <p className="xj-note">{messages.app.loading}</p>
  if (all.length === 0) {
    return (
      <EmptyState title={t.none} icon="ok">
        {t.noneNote}
      </EmptyState>
    )
  }
  const bad = (problem: EngineProblem) => toast(problemNotice(messages, problem))
  const onSame = async (pair: Duplicate) => {
    setBusy(pair.key)
    const linked = await deeds.link(pair)
    setBusy(null)
    if (!linked.ok) return bad(linked.error)
    const undo = async () => {
      const undone = await deeds.undo(linked.value)
      if (undone.ok) toast({ text: t.undone, tone: 'info' })
      else bad(undone.error)
    }
    toast({
      text: t.linked(titleOf(pair)),
      action: { label: messages.app.undo, onClick: () => void undo() },
    })
  }
  const onApart = (pair: Duplicate) => {
    keepApart(pair)
    toast({
      text: t.keptApart,
      action: { label: messages.app.undo, onClick: () => askAgain(pair) },
    })
  }
  const pages = Math.ceil(all.length / pageSize)
  const page = Math.min(wanted, pages - 1)
  return (
    <Stack>
      <p className="xj-note">{t.note}</p>
      <ol className="xj-conflicts" aria-label={t.title}>
        {all.slice(page * pageSize, (page + 1) * pageSize).map((pair) => {
          const title = titleOf(pair)
          return (
            <li key={pair.key} className="xj-card xj-conflict">
              <div className="xj-news-head">
                <h2>{title}</h2>
                <Tag tone="info">{t.reasons[pair.why]}</Tag>
              </div>
              <div className="xj-sides">
                {pair.sides.map((side) => (
                  <Side key={side.rec.id} side={side} />
                ))}
              </div>
              <Row gap="small">
                <Button
                  small
                  kind="primary"
                  label={t.sameOf(title)}
                  busy={busy === pair.key}
                  onClick={() => void onSame(pair)}
                >
                  {t.same}
                </Button>
                <Button small label={t.apartOf(title)} onClick={() => onApart(pair)}>
                  {t.apart}
                </Button>
              </Row>
            </li>
          )
        })}
      </ol>
      {pages > 1 ? <Pager page={page} pages={pages} onPage={setPage} /> : null}
    </Stack>
  )
}

const titleOf = ({ sides }: Duplicate): string =>
  [...new Set(sides.map(({ rec }) => rec.values.name ?? rec.values.staffNo ?? ''))].join(' / ')

const Side = (props: { readonly side: DuplicateSide }) => {
  const messages = useMessages()
  const t = messages.conflictPage
  const w = messages.member.fields
  const format = useFormat()
  const { rec, homeName, joinedOn } = props.side
  const day = (value: DuplicateSide['joinedOn'] | undefined) => (value ? format.day(value) : t.empty)
  return (
    <div className="xj-side">
      <Facts
        items={[
          { label: w.name, value: rec.values.name ?? t.empty },
          { label: t.filter.branch, value: homeName },
          { label: w.staffNo, value: rec.values.staffNo ?? t.empty },
          { label: w.birthday, value: day(rec.values.birthday) },
          { label: t.duplicate.joined, value: day(joinedOn) },
          { label: w.unit, value: rec.values.unit ?? t.empty },
        ]}
      />
      <a href={hashOf('/member', { open: rec.id })}>{t.openRecord}</a>
    </div>
  )
}
