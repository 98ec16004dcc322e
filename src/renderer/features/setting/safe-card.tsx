import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Facts, Row, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { useHostInfo } from './model.ts'
import { useBackupNow, usePlaces, useStore } from './store-model.ts'

const placeTone: Readonly<Record<string, Tone>> = { ready: 'good', lost: 'bad', none: 'warn' }

/** 数据安全: where everything lies, how old the newest backup is, and what can be done about it. */
export const SafeCard = (props: { readonly onDialog: (name: string) => void }) => {
  const messages = useMessages()
  const t = messages.storePage.safe
  const format = useFormat()
  const toast = useToast()
  const info = useHostInfo()
  const { state } = useStore()
  const { busy, progress, make, cancel } = useBackupNow()
  const { pickSecond, pickFolder } = usePlaces()
  const say = (result: Awaited<ReturnType<typeof pickSecond>>, done: string) => {
    if (!result.ok) toast(problemNotice(messages, result.error))
    else toast({ text: result.value ? done : t.notPicked, tone: result.value ? 'good' : 'info' })
  }
  const onMake = async () => {
    const made = await make()
    if (made.ok) toast({ text: t.done(format.bytes(made.value.bytes)) })
    else if (made.error.type === 'cancelled') toast({ text: t.cancelled, tone: 'info' })
    else toast(problemNotice(messages, made.error))
  }
  if (!info || !state) return <Card title={t.title} />
  const browser = info.kind === 'browser'
  const place = browser ? t.browserPlace(info.journalPlace) : info.journalPlace
  return (
    <Card title={t.title}>
      {state.damaged > 0 ? <VerdictStrip state="bad">{t.damaged(state.damaged)}</VerdictStrip> : null}
      <Facts
        items={[
          { label: t.place, value: <span className="xj-place">{place}</span> },
          { label: t.size, value: format.bytes(state.journalBytes) },
          { label: t.free, value: state.freeBytes === null ? t.unknown : format.bytes(state.freeBytes) },
          {
            label: t.last,
            value: (
              <Tag tone={state.lastBackupAt === null ? 'warn' : 'good'}>
                {state.lastBackupAt === null ? t.never : format.time(state.lastBackupAt)}
              </Tag>
            ),
          },
          ...(browser
            ? [
                {
                  label: t.folder,
                  value: (
                    <Row gap="small">
                      <Tag tone={placeTone[state.folder] ?? 'neutral'}>{t.folderState[state.folder]}</Tag>
                      <Button small onClick={async () => say(await pickFolder(), t.picked)}>
                        {t.pickFolder}
                      </Button>
                    </Row>
                  ),
                },
              ]
            : [
                {
                  label: t.second,
                  value: (
                    <Row gap="small">
                      <Tag tone={placeTone[state.secondPlace] ?? 'neutral'}>
                        {t.secondState[state.secondPlace]}
                      </Tag>
                      <Button small onClick={async () => say(await pickSecond(), t.chosen)}>
                        {t.chooseSecond}
                      </Button>
                    </Row>
                  ),
                },
              ]),
          {
            label: t.checked,
            value: state.lastScrubAt === null ? t.notChecked : format.time(state.lastScrubAt),
          },
        ]}
      />
      {browser && state.folder !== 'ready' ? <VerdictStrip state="warn">{t.inside}</VerdictStrip> : null}
      {!browser && state.secondPlace === 'none' ? (
        <VerdictStrip state="warn">{t.sameDisk}</VerdictStrip>
      ) : null}
      {state.secondPlace === 'lost' ? <VerdictStrip state="warn">{t.secondLost}</VerdictStrip> : null}
      {busy ? (
        <ProgressBar
          label={progress ? (messages.exchange.stage[progress.stage] ?? t.working) : t.working}
          {...(progress ? { done: progress.done, total: progress.total } : {})}
          onCancel={cancel}
        />
      ) : (
        <Row>
          <Button kind="primary" icon="safe" onClick={() => void onMake()}>
            {t.now}
          </Button>
          <Button icon="download" onClick={() => props.onDialog('backup')}>
            {t.toFile}
          </Button>
          <Button icon="ok" onClick={() => props.onDialog('check')}>
            {t.check}
          </Button>
        </Row>
      )}
    </Card>
  )
}
