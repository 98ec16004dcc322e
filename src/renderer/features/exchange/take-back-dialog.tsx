import { useState } from 'react'
import type { ImportEntry, TakeBack } from '#renderer/engine-review.ts'
import { problemSentence } from '#renderer/engine-words.ts'
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
import { useImportDeeds, useNames, useTakeBack } from './received-model.ts'

/** Dependants listed by name; the others are counted. */
const mostNamed = 20

/** As lists of kinds stand everywhere: members first. */
const inOrder = (kinds: TakeBack['kinds']): TakeBack['kinds'] => {
  const place = (kind: string) => (isKindName(kind) ? kindNames.indexOf(kind) : kindNames.length)
  return kinds.toSorted((a, b) => place(a.kind) - place(b.kind))
}

/** What would go, what would change, and what was built on it: before anything is done. */
const Consequences = (props: { readonly effects: TakeBack }) => {
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
        <ul className="xj-consequences">
          {kinds.length === 0 ? <li>{t.nothing}</li> : null}
          {inOrder(kinds).flatMap(({ kind, gone, changed }) => [
            gone > 0 ? <li key={`${kind} gone`}>{t.gone(text.kind(kind), gone)}</li> : null,
            changed > 0 ? <li key={`${kind} changed`}>{t.changed(text.kind(kind), changed)}</li> : null,
          ])}
        </ul>
        {stays > 0 ? <p className="xj-hint">{t.stays(stays)}</p> : null}
      </Card>
      <p className="xj-note">{t.promise}</p>
    </Stack>
  )
}

/** One import of the past: what taking it back would do, then the button; or the way back from that. */
export const TakeBackDialog = (props: { readonly entry: ImportEntry; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.exchangePage
  const format = useFormat()
  const toast = useToast()
  const deeds = useImportDeeds()
  const { entry } = props
  const [busy, setBusy] = useState(false)
  const effects = useTakeBack(entry.entity)
  const isBack = entry.state === 'taken-back'
  const run = async (way: 'takeBack' | 'bringBack') => {
    setBusy(true)
    const done = await deeds[way](entry.entity)
    setBusy(false)
    if (!done.ok) {
      toast({ text: problemSentence(messages, done.error), tone: 'bad' })
      return
    }
    const words = t.takeBack
    toast({ text: (way === 'takeBack' ? words.done : words.brought)(entry.partyName) })
    props.onClose()
  }
  return (
    <Dialog
      open
      title={(isBack ? t.takeBack.bringTitle : t.takeBack.title)(entry.partyName)}
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
            disabled={!isBack && (effects.value === undefined || entry.changes === 0)}
            onClick={() => void run(isBack ? 'bringBack' : 'takeBack')}
          >
            {isBack ? t.takeBack.bring : t.takeBack.back}
          </Button>
        </>
      }
    >
      <Stack>
        <Facts
          items={[
            { label: t.number, value: t.numberOf(entry.number) },
            { label: t.fileName, value: entry.fileName },
            { label: t.time, value: format.time(entry.at) },
          ]}
        />
        {isBack ? (
          <p>{t.takeBack.isBack}</p>
        ) : (
          <Loaded asked={effects}>{(found) => <Consequences effects={found} />}</Loaded>
        )}
      </Stack>
    </Dialog>
  )
}
