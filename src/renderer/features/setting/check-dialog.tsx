import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { useScrub } from './store-model.ts'

const Check = (props: { readonly onClose: () => void }) => {
  const messages = useMessages()
  const { check: t, sound } = messages.storePage
  const format = useFormat()
  const { busy, progress, report, scrub, rebuild, reload, cancel } = useScrub()
  const [problem, setProblem] = useState<string | null>(null)
  const [rebuilt, setRebuilt] = useState(false)
  const run = async (task: typeof scrub | typeof rebuild) => {
    setProblem(null)
    const done = await task()
    if (!done.ok)
      setProblem(done.error.type === 'cancelled' ? t.cancelled : problemSentence(messages, done.error))
    else if (task === rebuild) setRebuilt(true)
  }
  const changes = report ? format.number(report.changes) : ''
  const stale = rebuilt || (report?.differing ?? 0) > 0
  return (
    <Stack>
      <p className="xj-note">{t.lead}</p>
      {busy ? (
        <ProgressBar
          label={progress ? (messages.exchange.stage[progress.stage] ?? t.title) : t.title}
          {...(progress ? { done: progress.done, total: progress.total } : {})}
          onCancel={cancel}
        />
      ) : null}
      {problem ? <VerdictStrip state="warn">{problem}</VerdictStrip> : null}
      {rebuilt ? (
        <VerdictStrip state="ok" word={sound}>
          {t.rebuilt}
        </VerdictStrip>
      ) : null}
      {report ? (
        <Stack gap="small">
          <VerdictStrip state={report.lost > 0 ? 'info' : 'ok'} {...(report.lost > 0 ? {} : { word: sound })}>
            {report.repaired + report.lost + report.differing === 0 ? t.good(changes) : t.read(changes)}
          </VerdictStrip>
          {report.repaired > 0 ? (
            <VerdictStrip state="ok" word={sound}>
              {t.repaired(report.repaired)}
            </VerdictStrip>
          ) : null}
          {report.lost > 0 ? <VerdictStrip state="bad">{t.lost(report.lost)}</VerdictStrip> : null}
          {report.differing > 0 ? (
            <VerdictStrip state="warn">{t.differing(report.differing)}</VerdictStrip>
          ) : null}
        </Stack>
      ) : null}
      <p className="xj-hint">{t.rebuildLead}</p>
      <div className="xj-actions">
        <Button disabled={busy} onClick={() => void run(rebuild)}>
          {t.rebuild}
        </Button>
        {stale ? (
          <Button kind="primary" onClick={reload}>
            {t.reload}
          </Button>
        ) : (
          <>
            <Button disabled={busy} onClick={props.onClose}>
              {t.close}
            </Button>
            <Button kind="primary" disabled={busy} onClick={() => void run(scrub)}>
              {report ? t.again : t.start}
            </Button>
          </>
        )}
      </div>
    </Stack>
  )
}

/** 检查数据: everything is read through and repaired; what was found stays on the screen. */
export const CheckDialog = (props: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog open={props.open} title={useMessages().storePage.check.title} onClose={props.onClose}>
    <Check onClose={props.onClose} />
  </Dialog>
)
