import { useEffect, useRef, useState } from 'react'
import type { Conflict } from '#renderer/engine-review.ts'
import { type EngineProblem, problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { coveredMark } from '#renderer/ui/covered.tsx'
import { Card, EmptyState, KeyHint, Stack } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import type { SaveId } from '#shared/base/id.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { ConflictCard, ruleName } from './card.tsx'
import { type BulkRule, conflictKey, type useConflicts, useNames } from './model.ts'

/** Cards drawn at once. */
const pageSize = 20

type Conflicts = ReturnType<typeof useConflicts>

/** Everything that waits for a decision, one card each; decided by click or by the keys 1, 2, E, J and K. */
export const ConflictCards = (props: { readonly conflicts: Conflicts }) => {
  const t = useMessages().conflictPage
  return (
    <Loaded asked={props.conflicts.asked}>
      {(all) => (
        <Stack>
          <Recent conflicts={props.conflicts} />
          {all.length === 0 ? (
            <EmptyState title={t.none} icon="ok">
              {t.noneNote}
            </EmptyState>
          ) : (
            <Cards all={all} conflicts={props.conflicts} />
          )}
        </Stack>
      )}
    </Loaded>
  )
}

const unique = (pairs: readonly (readonly [string, string])[]) =>
  [...new Map(pairs)].map(([value, label]) => ({ value, label }))

/** Where a key may decide: nowhere while somebody types or a window is open. */
const isFree = (target: EventTarget | null): boolean =>
  !(target instanceof Element && target.closest('input, textarea, select, [role=dialog], [role=menu]')) &&
  document.querySelector('[role=dialog]') === null

const Cards = (props: { readonly all: readonly Conflict[]; readonly conflicts: Conflicts }) => {
  const messages = useMessages()
  const t = messages.conflictPage
  const toast = useToast()
  const text = useRecordText(useNames())
  const { all, conflicts } = props
  const [org, setOrg] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [wanted, setPage] = useState(0)
  const [at, setAt] = useState(0)
  const [editing, setEditing] = useState<string | null>(null)
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLOListElement>(null)
  const moves = useRef(false)
  // What is being decided is gone at once; it comes back when it could not be written, or is still in the next list.
  const filtered = all.filter(
    (one) =>
      (org === null || one.home === org) &&
      (kind === null || one.kind === kind) &&
      !busy.has(conflictKey(one)),
  )
  const pages = Math.max(1, Math.ceil(filtered.length / pageSize))
  const page = Math.min(wanted, pages - 1)
  const shown = filtered.slice(page * pageSize, (page + 1) * pageSize)
  const current = Math.min(at, shown.length - 1)
  const say = (problem: EngineProblem) => toast(problemNotice(messages, problem))
  const undo = async (save: SaveId) => {
    const undone = await conflicts.undo(save)
    if (undone.ok) toast({ text: t.undone, tone: 'info' })
    else say(undone.error)
  }
  const write = async (
    keys: readonly string[],
    done: string,
    task: () => ReturnType<Conflicts['decide']>,
  ) => {
    setBusy((now) => new Set([...now, ...keys]))
    moves.current = true
    const saved = await task()
    if (!saved.ok) {
      setBusy((now) => new Set([...now].filter((key) => !keys.includes(key))))
      return say(saved.error)
    }
    setEditing(null)
    toast({ text: done, action: { label: messages.app.undo, onClick: () => void undo(saved.value) } })
  }
  const onDecide = (conflict: Conflict, value: unknown) => {
    if (busy.has(conflictKey(conflict))) return
    // What is covered on its card stays covered in the notice and in the list of decisions.
    const isSensitive = fieldOf(conflict.kind, conflict.field)?.class === 'sensitive'
    const words = isSensitive ? coveredMark : text.value(conflict.kind, conflict.field, value) || t.empty
    const done = t.decided(`${text.title(conflict)} ${text.field(conflict.kind, conflict.field)}`, words)
    void write([conflictKey(conflict)], done, () => conflicts.decide(conflict, value, done))
  }
  const onBulk = (rule: BulkRule) => {
    const done = t.decidedMany(ruleName(messages, rule), rule.conflicts.length)
    void write(rule.conflicts.map(conflictKey), done, () => conflicts.decideMany(rule, done))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list says what is decided
  useEffect(() => setBusy(new Set()), [all])
  const go = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to))
    // Nothing is drawn anew at either end: a move noted there would take the focus from the input opened next.
    if (next === current) return
    moves.current = true
    setAt(next)
  }
  // The card that is looked at has the focus, also when the one before it was decided and is gone.
  useEffect(() => {
    if (!moves.current) return
    moves.current = false
    const card = list.current?.children[current]
    if (card instanceof HTMLElement) {
      card.focus()
      card.scrollIntoView({ block: 'nearest' })
    }
  })
  const onKey = useRef<(event: KeyboardEvent) => void>(() => {})
  onKey.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isFree(event.target)) return
    const conflict = shown[current]
    const key = event.key.toLowerCase()
    const number = Number(key)
    if (key === 'j') go(current + 1)
    else if (key === 'k') go(current - 1)
    else if (key === 'e' && conflict) setEditing(conflictKey(conflict))
    else if (conflict && Number.isInteger(number) && conflict.sides[number - 1]) {
      onDecide(conflict, conflict.sides[number - 1]?.value)
    } else return
    event.preventDefault()
  }
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
  return (
    <Stack>
      <div className="xj-table-bar">
        <div className="xj-row">
          <ChoiceInput
            label={t.filter.branch}
            empty={t.filter.all}
            value={org}
            options={unique(all.map(({ home, homeName }) => [home, homeName]))}
            onChange={setOrg}
          />
          <ChoiceInput
            label={t.filter.kind}
            empty={t.filter.allKinds}
            value={kind}
            options={unique(all.map((one) => [one.kind, text.kind(one.kind)]))}
            onChange={setKind}
          />
        </div>
        <KeyHelp />
      </div>
      <ol ref={list} className="xj-conflicts" aria-label={t.title}>
        {shown.map((conflict, n) => {
          const key = conflictKey(conflict)
          return (
            <ConflictCard
              key={key}
              conflict={conflict}
              all={all}
              text={text}
              isCurrent={n === current}
              isEditing={editing === key}
              onFocus={() => setAt(n)}
              onEdit={(on) => setEditing(on ? key : null)}
              onDecide={(value) => onDecide(conflict, value)}
              onBulk={onBulk}
            />
          )
        })}
      </ol>
      {pages > 1 ? <Pager page={page} pages={pages} onPage={setPage} /> : null}
    </Stack>
  )
}

const KeyHelp = () => {
  const t = useMessages().conflictPage
  const help = t.keyHelp
  const keys = [
    ['1', help.first],
    ['2', help.second],
    ['E', help.other],
    ['J', help.next],
    ['K', help.previous],
  ] as const
  return (
    <div className="xj-key-help xj-hint">
      {keys.map(([key, text]) => (
        <span key={key}>
          <KeyHint keys={key} /> {text}
        </span>
      ))}
    </div>
  )
}

/** Decisions of this sitting, each with its way back. */
const Recent = (props: { readonly conflicts: Conflicts }) => {
  const messages = useMessages()
  const t = messages.conflictPage
  const toast = useToast()
  const { recent, undo } = props.conflicts
  if (recent.length === 0) return null
  return (
    <Card title={t.recent} level={3}>
      <ul className="xj-recent">
        {recent.map(({ save, text }) => (
          <li key={save} className="xj-row" data-spread="true">
            <span>{text}</span>
            <Button
              small
              icon="undo"
              label={t.undoOf(text)}
              onClick={() =>
                void undo(save).then((undone) =>
                  toast(undone.ok ? { text: t.undone, tone: 'info' } : problemNotice(messages, undone.error)),
                )
              }
            >
              {messages.app.undo}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
