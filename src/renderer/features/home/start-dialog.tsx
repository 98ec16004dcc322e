import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { ChoiceInput, RadioInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { HomeRating } from '#shared/domain/home.ts'
import { type HomeData, shippedTables, useHomeDeeds, useHomePlace } from './model.ts'
import { pointsText } from './rating.ts'

const StartForm = (props: { readonly data: HomeData; readonly onStarted: (id: EntityId) => void }) => {
  const messages = useMessages()
  const t = messages.homePage.start
  const toast = useToast()
  const place = useHomePlace()
  const deeds = useHomeDeeds()
  const { data } = props
  const first = data.tables[0]?.id ?? null
  const [year, setYear] = useState<number | null>(Number(place.today.slice(0, 4)))
  const [table, setTable] = useState<string | null>(first)
  const [scheme, setScheme] = useState<string | null>(data.schemes[0]?.id ?? null)
  const [more, setMore] = useState<HomeRating>({})
  const [touched, setTouched] = useState(false)
  const [tried, setTried] = useState(false)
  const chosen = data.tables.find((one) => one.id === table)
  const levels = data.schemes.find((one) => one.id === scheme)?.levels ?? []
  const twice = data.rows.some(
    (row) => row.home === place.org && row.year === year && row.record.values.table?.id === table,
  )
  const options = levels.map((one) => ({ value: one.id, label: one.name }))
  const change = (part: HomeRating) => {
    setTouched(true)
    setMore((now) => ({ ...now, ...part }))
  }
  const onSave = async () => {
    setTried(true)
    if (year === null || year < 2000 || year > 2100 || !chosen || twice) return
    const level = more.target?.level
    const started = await deeds.start({
      year,
      table: { id: chosen.id, version: chosen.version ?? 1 },
      ...(scheme ? { target: { scheme, ...(level ? { level } : {}) } } : {}),
      ...(more.ownLevel ? { ownLevel: more.ownLevel } : {}),
      ...(more.dueOn ? { dueOn: more.dueOn } : {}),
    })
    if (started.ok) props.onStarted(started.value)
    else toast(problemNotice(messages, started.error))
  }
  return (
    <Form onSave={() => void onSave()} dirty={touched} columns={2} saveLabel={t.button} label={t.title}>
      <NumberInput
        label={t.year}
        required
        autoFocus
        integer
        min={2000}
        max={2100}
        value={year}
        problem={tried && year === null ? t.needYear : twice && year !== null ? t.twice(year) : null}
        onChange={(value) => {
          setTouched(true)
          setYear(value)
        }}
      />
      <DayInput
        label={t.due}
        today={place.today}
        value={more.dueOn}
        onChange={(dueOn) => change({ dueOn })}
      />
      <RadioInput
        label={t.table}
        required
        wide
        cards
        value={table}
        problem={tried && !chosen ? t.needTable : null}
        options={data.tables.map((one) => ({
          value: one.id,
          label: shippedTables.has(one.id) ? `${one.title} · ${t.example}` : one.title,
          note: `${t.tableNote(one.groups.length, one.groups.flatMap((group) => group.items).length, pointsText(one.max))} · ${one.source}`,
        }))}
        onChange={(value) => {
          setTouched(true)
          setTable(value)
        }}
      />
      <ChoiceInput
        label={t.scheme}
        value={scheme}
        options={data.schemes.map((one) => ({ value: one.id, label: one.title }))}
        onChange={(value) => {
          setTouched(true)
          setScheme(value)
          setMore(({ dueOn }) => (dueOn ? { dueOn } : {}))
        }}
      />
      <ChoiceInput
        label={t.own}
        hint={t.ownHint}
        value={more.ownLevel}
        empty={messages.app.none}
        options={options}
        onChange={(ownLevel) => change({ ownLevel })}
      />
      <ChoiceInput
        label={t.target}
        value={more.target?.level}
        options={options}
        onChange={(level) => change({ target: level && scheme ? { scheme, level } : null })}
      />
    </Form>
  )
}

/** Begins a rating: year, table, levels. */
export const StartDialog = (props: {
  readonly data: HomeData
  readonly onClose: () => void
  readonly onStarted: (id: EntityId) => void
}) => {
  const t = useMessages().homePage.start
  return (
    <Dialog open title={t.title} width={720} onClose={props.onClose}>
      <StartForm data={props.data} onStarted={props.onStarted} />
    </Dialog>
  )
}
