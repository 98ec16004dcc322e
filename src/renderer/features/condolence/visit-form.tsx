import { useMemo, useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, ChoicesInput, FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Grid, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { type EntityId, parseEntityId } from '#shared/base/id.ts'
import {
  type CondolenceEvent,
  condolenceEvents,
  evidenceKinds,
  festivals,
  giftForms,
  payers,
  severities,
  type Visit,
} from '#shared/domain/condolence.ts'
import { checkVisit, type VisitProblem } from '#shared/domain/condolence-check.ts'
import { eventsOf, evidenceOf, rowsFor } from '#shared/rules/condolence.ts'
import { type KeptFile, roleOf, type VisitBase } from './draft.ts'
import { judgeOf, usePlace, useVisitDeeds, type VisitData } from './model.ts'
import { PackLine } from './pack-line.tsx'
import { peopleOf } from './people.ts'
import { visitsByMember } from './rows.ts'
import { fillIn, type KnownPack, relationsFor, rowOf } from './rule.ts'
import { Verdict } from './verdict.tsx'
import { placeOf, visitProblemText } from './words.ts'

const splitNames = (text: string): readonly string[] =>
  text
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** One visit in half a minute: who, what for, and what the rules fill in. */
export const VisitForm = (props: {
  readonly base: VisitBase | null
  readonly data: VisitData
  readonly pack: KnownPack | null
  readonly start: Visit
  readonly onDone: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.condolencePage.entry
  const w = messages.condolence
  const format = useFormat()
  const { today } = usePlace()
  const deeds = useVisitDeeds()
  const { base, data } = props
  const pack = props.pack?.pack ?? null
  const [start] = useState<Visit>(() => base?.visit ?? fillIn(pack, {}, props.start))
  const [draft, setDraft] = useState(start)
  const [diagnosis, setDiagnosis] = useState<string | null>(base?.health?.diagnosis ?? null)
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const [problems, setProblems] = useState<readonly VisitProblem[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const people = useMemo(() => peopleOf(data, messages, format.day), [data, messages, format])
  const judge = useMemo(() => judgeOf(data, today), [data, today])
  const committee = useMemo(
    () => [
      ...new Set(
        data.members.flatMap(({ values }) => (values.posts?.length && values.name ? [values.name] : [])),
      ),
    ],
    [data],
  )
  const verdict = draft.member && draft.event ? judge(pack, draft, base?.id ?? null) : null
  const row = rowOf(pack, draft)
  const set = (change: Visit) => {
    setProblems([])
    setDraft((now) => ({ ...now, ...change }))
  }
  const choose = (change: Visit) => {
    setProblems([])
    setDraft((now) => fillIn(pack, now, change))
  }
  const gift = (change: NonNullable<Visit['gift']>) => set({ gift: { ...draft.gift, ...change } })
  const problemAt = (place: string): string | null => {
    const found = problems.find((one) => placeOf(one) === place)
    return found ? visitProblemText(messages, found) : null
  }
  const relations = draft.event ? relationsFor(pack, draft.event) : []
  const asksRelation = relations.length > 1 || draft.event === 'relative-death'
  const known = pack ? eventsOf(pack) : condolenceEvents
  const events = [...known, ...condolenceEvents.filter((event) => !known.includes(event))]
  const last = (draft.member && visitsByMember(data.rows).get(draft.member)?.slice(0, 3)) || []
  const take = async (dropped: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
    setFailure(null)
    for (const { name, bytes } of dropped) {
      const kept = await deeds.keepFile(name, bytes)
      if (kept.ok) {
        const file = kept.value
        // The same bytes dropped twice are one file.
        setFiles((now) => [...now.filter((one) => one.file.id !== file.id), { file, role: roleOf(file) }])
      } else setFailure(`${name}: ${problemSentence(messages, kept.error)}`)
    }
  }
  const onSave = async () => {
    const visit: Visit = {
      ...draft,
      verdict,
      ...(verdict?.state === 'warning' || draft.earlier ? {} : { overrideReason: null }),
    }
    const checked = checkVisit(visit, { today, verdict })
    if (!checked.ok) {
      setProblems(checked.error)
      return
    }
    setBusy(true)
    setFailure(null)
    try {
      const saved = await deeds.save({ visit: checked.value, diagnosis, files }, base)
      if (saved.ok) props.onDone(saved.value)
      else if (saved.error.type === 'nothing-changed' && base) props.onDone(base.id)
      else setFailure(problemSentence(messages, saved.error))
    } finally {
      setBusy(false)
    }
  }
  const others = (draft.companions ?? []).filter((name) => !committee.includes(name))
  const dirty =
    JSON.stringify(draft) !== JSON.stringify(start) ||
    files.length > 0 ||
    diagnosis !== (base?.health?.diagnosis ?? null)
  return (
    <Form
      label={base ? t.edit('') : t.create}
      dirty={dirty}
      busy={busy}
      disabled={verdict?.state === 'refused' && !draft.earlier}
      onSave={() => void onSave()}
      extra={failure ? <span className="xj-problem">{failure}</span> : null}
    >
      <Grid min={200}>
        <PersonPicker
          label={w.fields.member}
          required
          autoFocus
          people={people}
          value={draft.member}
          problem={problemAt('member')}
          onChange={(member) => set({ member })}
        />
        <ChoiceInput<CondolenceEvent>
          label={w.fields.event}
          required
          value={draft.event}
          problem={problemAt('event')}
          options={events.map((value) => ({
            value,
            label: known.includes(value) ? w.choices.event[value] : t.unruled(w.choices.event[value]),
          }))}
          onChange={(event) => choose({ event })}
        />
        {asksRelation ? (
          <ChoiceInput
            label={w.fields.relation}
            required
            value={draft.relation}
            problem={problemAt('relation')}
            options={optionsOf(
              relations.length > 0 ? relations : (['spouse', 'parent', 'child', 'parent-in-law'] as const),
              w.choices.relation,
            )}
            onChange={(relation) => choose({ relation })}
          />
        ) : null}
        {draft.event === 'festival' ? (
          <ChoiceInput
            label={w.fields.festival}
            required
            value={draft.festival}
            problem={problemAt('festival')}
            options={optionsOf(festivals, w.choices.festival)}
            onChange={(festival) => choose({ festival })}
          />
        ) : null}
        {pack && rowsFor(pack, draft.event).some((one) => one.severities.length > 0) ? (
          <ChoiceInput
            label={w.fields.severity}
            value={draft.severity}
            options={optionsOf(severities, w.choices.severity)}
            onChange={(severity) => choose({ severity })}
          />
        ) : null}
        <DayInput
          label={w.fields.visitedOn}
          today={today}
          value={draft.visitedOn}
          problem={problemAt('visitedOn')}
          onChange={(visitedOn) => set({ visitedOn })}
        />
        <DayInput
          label={w.fields.happenedOn}
          today={today}
          value={draft.happenedOn}
          onChange={(happenedOn) => set({ happenedOn })}
        />
        <ChoiceInput
          label={w.parts.gift.form}
          value={draft.gift?.form}
          problem={problemAt('gift.form')}
          options={optionsOf(giftForms, w.choices.form)}
          onChange={(form) => gift({ form })}
        />
        <MoneyInput
          label={w.parts.gift.amount}
          min={0}
          value={draft.gift?.amount}
          problem={problemAt('gift.amount')}
          onChange={(amount) => gift({ amount })}
        />
        <ChoiceInput
          label={w.parts.gift.payer}
          value={draft.gift?.payer}
          problem={problemAt('gift.payer')}
          options={optionsOf(payers, w.choices.payer)}
          onChange={(payer) => gift({ payer })}
        />
        <TextInput
          label={w.parts.gift.item}
          max={120}
          value={draft.gift?.item}
          onChange={(item) => gift({ item })}
        />
      </Grid>
      {draft.member ? (
        <p className="xj-hint">
          {last.length === 0
            ? t.noVisits
            : `${t.lastVisits}: ${last
                .map((one) =>
                  [
                    one.day && format.day(one.day),
                    one.values.event && w.choices.event[one.values.event],
                    one.amount === null ? null : format.money(one.amount),
                  ]
                    .filter(Boolean)
                    .join(' '),
                )
                .join(' · ')}`}
        </p>
      ) : null}
      <Verdict verdict={verdict} visit={draft} origin={props.pack?.origin ?? null} />
      {verdict?.state === 'warning' ? (
        <TextInput
          label={w.fields.overrideReason}
          required
          max={500}
          value={draft.overrideReason}
          hint={t.reasonHint}
          problem={problemAt('overrideReason')}
          onChange={(overrideReason) => set({ overrideReason })}
        />
      ) : null}
      <Grid min={320}>
        <Stack gap="small">
          {committee.length > 0 ? (
            <FilterChips
              label={t.companions}
              options={committee.slice(0, 12).map((value) => ({ value, label: value }))}
              value={(draft.companions ?? []).filter((name) => committee.includes(name))}
              onChange={(names) => set({ companions: [...names, ...others] })}
            />
          ) : null}
          <TextInput
            key={others.length === 0 ? 'none' : 'some'}
            label={committee.length > 0 ? t.otherCompanions : w.fields.companions}
            value={messages.paper.list(others) || null}
            onChange={(text) =>
              set({
                companions: [
                  ...(draft.companions ?? []).filter((name) => committee.includes(name)),
                  ...splitNames(text ?? ''),
                ],
              })
            }
          />
          <TextInput label={t.words} max={1000} value={draft.words} onChange={(words) => set({ words })} />
        </Stack>
        <Stack gap="small">
          <ChoicesInput
            label={t.evidenceHave}
            value={draft.evidence}
            options={optionsOf(
              evidenceKinds.filter(
                (kind) =>
                  (row && evidenceOf(row).includes(kind)) ||
                  draft.evidence?.includes(kind) ||
                  usual.has(kind),
              ),
              w.choices.evidence,
            )}
            onChange={(evidence) => set({ evidence })}
          />
          <TextInput
            label={t.health}
            max={500}
            hint={t.healthHint}
            value={diagnosis}
            onChange={setDiagnosis}
          />
        </Stack>
        <Stack gap="small">
          <FileDrop
            compact
            multiple
            label={t.photo}
            accept=".jpg,.jpeg,.png,.pdf"
            onFiles={(dropped) => void take(dropped)}
          />
          {files.length > 0 ? (
            <Row gap="small">
              {files.map(({ file }) => (
                <span key={file.id} className="xj-chip">
                  {file.name}
                  <Button
                    kind="quiet"
                    small
                    icon="close"
                    label={t.photoRemove(file.name)}
                    onClick={() => setFiles((now) => now.filter((one) => one.file.id !== file.id))}
                  />
                </span>
              ))}
            </Row>
          ) : null}
        </Stack>
      </Grid>
      <PackLine pack={props.pack} />
    </Form>
  )
}

const usual: ReadonlySet<string> = new Set(['invoice', 'photo', 'receipt-list', 'approval-form'])

/** An id from an address; null when it is none. */
export const idFrom = (text: string | null): EntityId | null =>
  text && parseEntityId(text) ? (text as EntityId) : null
