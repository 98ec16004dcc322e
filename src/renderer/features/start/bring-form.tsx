import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { RadioInput } from '#renderer/ui/choice-input.tsx'
import { type DroppedFile, FileDrop } from '#renderer/ui/file-drop.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type Engine, type Ready, useBegin } from './model.ts'

/** A file and its code: a join file or a backup. */
export const BringForm = (props: {
  readonly way: 'join' | 'restore'
  readonly engine: Engine
  readonly onReady: Ready
}) => {
  const messages = useMessages()
  const t = messages.start
  const toast = useToast()
  const { busy, progress, begin } = useBegin(props.engine, props.onReady)
  const join = props.way === 'join'
  const [file, setFile] = useState<DroppedFile | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const [pcName, setPcName] = useState<string | null>(t.pcDefault)
  const [by, setBy] = useState<'code' | 'recovery'>('code')
  const [tried, setTried] = useState(false)
  const sheet = !join && by === 'recovery'
  const save = async () => {
    setTried(true)
    if (!file || !code?.trim()) return
    const problem = await begin(
      join
        ? { way: 'join', file, code, pcName: pcName ?? t.pcDefault }
        : sheet
          ? { way: 'recovery', file, secret: code }
          : { way: 'restore', file, code },
    )
    if (sheet && (problem?.type === 'wrong-code' || problem?.type === 'cannot-decrypt'))
      toast({ text: t.wrongSecret, tone: 'bad' })
    else if (problem) toast(problemNotice(messages, problem))
    else if (!join) toast({ text: t.restored, tone: 'info' })
  }
  return (
    <Form
      onSave={() => void save()}
      dirty={false}
      busy={busy}
      saveLabel={join ? t.joinAction : t.restoreAction}
      label={join ? t.way.join : t.way.restore}
    >
      <div className="xj-stack" data-gap="small">
        <FileDrop
          compact
          label={file ? t.chosen(file.name) : join ? t.joinFile : t.backupFile}
          onFiles={([first]) => setFile(first ?? null)}
        />
        {tried && !file ? <div className="xj-problem">{t.needFile}</div> : null}
      </div>
      {join ? null : (
        <RadioInput
          label={t.restoreBy}
          value={by}
          onChange={setBy}
          options={[
            { value: 'code', label: t.byCode },
            { value: 'recovery', label: t.byRecovery },
          ]}
        />
      )}
      <TextInput
        label={sheet ? t.secret : t.code}
        required
        mono
        value={code}
        onChange={setCode}
        hint={join ? t.joinCodeHint : sheet ? t.secretHint : t.restoreCodeHint}
        problem={tried && !code?.trim() ? (sheet ? t.needSecret : t.needCode) : null}
      />
      {join ? (
        <TextInput label={t.pcName} value={pcName} onChange={setPcName} max={40} hint={t.pcHint} />
      ) : null}
      {busy ? (
        <ProgressBar
          label={progress ? (messages.exchange.stage[progress.stage] ?? messages.app.working) : t.working}
          {...(progress ? { done: progress.done, total: progress.total } : {})}
          onCancel={() => void props.engine.cancel()}
        />
      ) : null}
    </Form>
  )
}
