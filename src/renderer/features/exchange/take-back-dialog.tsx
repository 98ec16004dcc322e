import { useState } from 'react'
import type { ImportEntry, TakeBack } from '#renderer/engine-review.ts'
import { type EngineProblem, problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Facts, Stack, Tag } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Origin } from '#renderer/ui/origin.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { isKindName, kindNames } from '#shared/domain/registry.ts'
import { canGo, useImportDeeds, useNames, useTakeBack } from './received-model.ts'

/** Dependants listed by name; the others are counted. */
const mostNamed = 20

/** As lists of kinds stand everywhere: members first. */
const inOrder = (kinds: TakeBack['kinds']): TakeBack['kinds'] => {
  const place = (kind: string) => (isKindName(kind) ? kindNames.indexOf(kind) : kindNames.length)
  return kinds.toSorted((a, b) => place(a.kind) - place(b.kind))
}

/** What would go, what would change, and what was built on it: before anything is done. */
const Consequences = (props: { readonly effects: TakeBack; readonly files: number }) => {
  const t = useMessages().exchangePage.takeBack
  const text = useRecordText(useNames())
  const { kinds, dependants, stays } = props.effects
  return (
    <Stack>
      {dependants.length > 0 ? (
        <Card title={t.dependants(dependants.length)} level={3} tone="warn">
          <ul className="xj-consequences">
            {dependants.slice(0, mostNamed).map((one) => (
              <li key={one.side.id}>
                <strong>{text.title(one)}</strong> {one.loses ? <Tag tone="warn">{t.loses}</Tag> : null}
                <Origin {...one.side} />
              </li>
            ))}
          </ul>
          {dependants.length > mostNamed ? (
            <p className="xj-hint">{t.moreDependants(dependants.length - mostNamed)}</p>
          ) : null}
        </Card>
      ) : null}
      <Card title={t.effects} level={3}>
        <ul className="xj-consequences" data-short>
          {kinds.length === 0 ? <li>{t.nothing}</li> : null}
          {inOrder(kinds).flatMap(({ kind, gone, changed }) => [
            gone > 0 ? <li key={`${kind} gone`}>{t.gone(text.kind(kind), gone)}</li> : null,
            changed > 0 ? <li key={`${kind} changed`}>{t.changed(text.kind(kind), changed)}</li> : null,
          ])}
        </ul>
        {stays > 0 ? <p className="xj-hint">{t.stays(stays)}</p> : null}
      </Card>
      <p className="xj-note">{t.promise}</p>
      {props.files > 1 ? <p className="xj-note">{t.together}</p> : null}
    </Stack>
  )
}

/** Which files they are. */
const Files = (props: { readonly entries: readonly ImportEntry[] }) => {
  const t = useMessages().exchangePage
  const format = useFormat()
  const [only, ...others] = props.entries
  if (only && others.length === 0) {
    return (
      <Facts
        items={[
          { label: t.number, value: t.numberOf(only.number) },
          { label: t.fileName, value: only.fileName },
          { label: t.time, value: format.time(only.at) },
        ]}
      />
    )
  }
  return (
    <ul
      className="xj-consequences xj-missing"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t.takeBack.files}
    >
      {props.entries.map(({ entity, partyName, number, fileName, at }) => (
        <li key={entity}>
          <strong>{partyName}</strong> {t.numberOf(number)}{' '}
          <span className="xj-hint">
            {fileName} · {format.time(at)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Some imports of the past: what taking them back together would do, then the button; or the way back from that. */
export const TakeBackDialog = (props: {
  readonly entries: readonly ImportEntry[]
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.exchangePage
  const toast = useToast()
  const deeds = useImportDeeds()
  const [busy, setBusy] = useState(false)
  const isBack = props.entries.every(({ state }) => state === 'taken-back')
  const entries = isBack ? props.entries : props.entries.filter(canGo)
  const effects = useTakeBack(entries)
  const name = entries.length === 1 ? (entries[0]?.partyName ?? '') : t.takeBack.several(entries.length)
  const say = (problem: EngineProblem) => toast(problemNotice(messages, problem))
  const run = async () => {
    setBusy(true)
    const done = await deeds[isBack ? 'bringBack' : 'takeBack'](entries.map(({ entity }) => entity))
    setBusy(false)
    if (!done.ok) return say(done.error)
    const undo = async () => {
      const undone = await deeds.undo(done.value)
      if (undone.ok) toast({ text: (isBack ? t.takeBack.done : t.takeBack.brought)(name) })
      else say(undone.error)
    }
    toast({
      text: (isBack ? t.takeBack.brought : t.takeBack.done)(name),
      action: { label: messages.app.undo, onClick: () => void undo() },
    })
    props.onDone()
  }
  return (
    <Dialog
      open
      title={(isBack ? t.takeBack.bringTitle : t.takeBack.title)(name)}
      width={640}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose} disabled={busy}>
            {messages.app.cancel}
          </Button>
          <Button
            kind="primary"
            busy={busy}
            autoFocus
            disabled={!isBack && (effects.value === undefined || entries.length === 0)}
            onClick={() => void run()}
          >
            {isBack ? t.takeBack.bring : t.takeBack.back}
          </Button>
        </>
      }
    >
      <Stack>
        <Files entries={entries.length > 0 ? entries : props.entries} />
        {isBack ? (
          <p>{t.takeBack.isBack(entries.length)}</p>
        ) : (
          <Loaded asked={effects}>
            {(found) => <Consequences effects={found} files={entries.length} />}
          </Loaded>
        )}
      </Stack>
    </Dialog>
  )
}
