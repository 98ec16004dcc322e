import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Day } from '#shared/base/day.ts'
import type { ApprovalStep, Visit } from '#shared/domain/condolence.ts'
import { usePlace, useVisitDeeds } from './model.ts'
import type { VisitRow } from './rows.ts'

type Approval = NonNullable<Visit['signed']>

/** Who signed on paper, and when: the app writes it down and signs nothing. */
export const ApprovalSteps = (props: { readonly row: VisitRow; readonly chain: readonly ApprovalStep[] }) => {
  const messages = useMessages()
  const t = messages.condolencePage.approvalForm
  const w = messages.condolence.choices.step
  const format = useFormat()
  const toast = useToast()
  const deeds = useVisitDeeds()
  const done: Approval = props.row.values.signed ?? []
  const steps = [...new Set([...props.chain, ...done.flatMap((one) => one.step ?? [])])]
  const write = async (next: Approval): Promise<boolean> => {
    const saved = await deeds.sign(props.row.id, next)
    if (saved.ok) toast({ text: t.recorded })
    else toast(problemNotice(messages, saved.error))
    return saved.ok
  }
  if (steps.length === 0) return <p className="xj-note">{t.notNeeded}</p>
  return (
    <Stack>
      <p className="xj-note">{t.hint}</p>
      {steps.map((step) => {
        const one = done.find((entry) => entry.step === step)
        const rest = done.filter((entry) => entry.step !== step)
        return (
          <Card
            key={step}
            title={w[step]}
            level={3}
            actions={one?.day ? null : <Tag tone="warn">{t.waiting}</Tag>}
          >
            {one?.day ? (
              <Row spread>
                <span>{[one.name, format.day(one.day)].filter(Boolean).join(' · ')}</span>
                <Button small onClick={() => void write(rest)}>
                  {t.clear}
                </Button>
              </Row>
            ) : (
              <StepForm label={w[step]} onSave={(name, day) => write([...rest, { step, name, day }])} />
            )}
          </Card>
        )
      })}
    </Stack>
  )
}

const StepForm = (props: {
  readonly label: string
  readonly onSave: (name: string, day: Day) => Promise<boolean>
}) => {
  const t = useMessages().condolencePage.approvalForm
  const { today } = usePlace()
  const [name, setName] = useState<string | null>(null)
  const [day, setDay] = useState<Day | null>(today)
  const [problem, setProblem] = useState<string | null>(null)
  const onSave = () => {
    if (!name?.trim() || !day) setProblem(t.needBoth)
    else void props.onSave(name.trim(), day)
  }
  return (
    <Row low>
      <TextInput label={t.who} max={60} value={name} problem={problem} onChange={setName} onEnter={onSave} />
      <DayInput label={t.day} today={today} value={day} onChange={setDay} />
      <Button onClick={onSave} label={`${t.record}: ${props.label}`}>
        {t.record}
      </Button>
    </Row>
  )
}
