import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { FlagInput, RadioInput } from '#renderer/ui/choice-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type Engine, type Ready, useBegin } from './model.ts'

/** A new organisation on this PC. */
export const CreateForm = (props: { readonly engine: Engine; readonly onReady: Ready }) => {
  const messages = useMessages()
  const t = messages.start
  const toast = useToast()
  const { busy, begin } = useBegin(props.engine, props.onReady)
  const [level, setLevel] = useState<'branch' | 'school'>('branch')
  const [name, setName] = useState<string | null>(null)
  const [pcName, setPcName] = useState<string | null>(t.pcDefault)
  const [sample, setSample] = useState(false)
  const [tried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    const called = sample && !name ? t.sampleName[level] : name
    if (!called?.trim()) return
    const problem = await begin({ way: 'create', name: called, level, pcName: pcName ?? t.pcDefault, sample })
    if (problem) toast(problemNotice(messages, problem))
  }
  return (
    <Form onSave={() => void save()} dirty={false} busy={busy} saveLabel={t.begin} label={t.way.create}>
      <RadioInput
        label={t.role.label}
        cards
        value={level}
        onChange={setLevel}
        hint={t.role.group}
        options={[
          { value: 'branch', label: t.role.branch, note: t.role.branchNote },
          { value: 'school', label: t.role.school, note: t.role.schoolNote },
        ]}
      />
      <TextInput
        label={t.name[level]}
        value={name}
        onChange={setName}
        max={60}
        required={!sample}
        placeholder={sample ? t.sampleName[level] : t.name.hint[level]}
        problem={tried && !sample && !name?.trim() ? t.needName : null}
      />
      <TextInput label={t.pcName} value={pcName} onChange={setPcName} max={40} hint={t.pcHint} />
      <FlagInput label={t.sample} hint={t.sampleHint} value={sample} onChange={setSample} />
    </Form>
  )
}
