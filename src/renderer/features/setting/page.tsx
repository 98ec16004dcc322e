import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { RadioInput } from '#renderer/ui/choice-input.tsx'
import { Fingerprint } from '#renderer/ui/fingerprint.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { useHashValue } from '#renderer/ui/hash.ts'
import { Card, Facts, PageHeader, Row, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { backupSetting, localeSetting, schemeSetting, typeSetting } from '#renderer/ui/preferences.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { BackupDialog } from './backup-dialog.tsx'
import { JoinDialog } from './join-dialog.tsx'
import { sentence, useCardExport, useHostInfo, useWorkspace } from './model.ts'

const WorkspaceCard = () => {
  const messages = useMessages()
  const t = messages.setting.workspace
  const workspace = useWorkspace()
  return (
    <Card title={t.title}>
      {workspace.sample ? <VerdictStrip state="info">{t.sample}</VerdictStrip> : null}
      <Facts
        items={[
          { label: t.name, value: workspace.name },
          { label: t.level, value: messages.app.level[workspace.level] },
          { label: t.parent, value: workspace.parent?.name ?? t.noParent },
          { label: messages.app.fingerprint, value: <Fingerprint value={workspace.fingerprint} /> },
        ]}
      />
    </Card>
  )
}

const HostCard = () => {
  const t = useMessages().setting.host
  const info = useHostInfo()
  return (
    <Card title={t.title}>
      {info ? (
        <>
          <Facts
            items={[
              { label: t.kind, value: t[info.kind] },
              { label: t.version, value: info.version },
              {
                label: t.place,
                value: info.kind === 'browser' ? t.browserPlace(info.journalPlace) : info.journalPlace,
              },
            ]}
          />
          <VerdictStrip state={info.journalIsOutside ? 'ok' : 'warn'}>
            {info.journalIsOutside ? t.outside : t.inside}
          </VerdictStrip>
          <VerdictStrip state={info.keysSealed ? 'ok' : 'warn'}>
            {info.keysSealed ? t.sealed : t.unsealed}
          </VerdictStrip>
          {info.kind === 'browser' ? <VerdictStrip state="info">{t.download}</VerdictStrip> : null}
        </>
      ) : null}
    </Card>
  )
}

const LookCard = () => {
  const t = useMessages().setting.look
  return (
    <Card title={t.title}>
      <RadioInput
        label={t.language}
        value={localeSetting.use()}
        onChange={localeSetting.set}
        options={[
          { value: 'zh', label: t.chinese },
          { value: 'en', label: t.english },
        ]}
      />
      <RadioInput
        label={t.scheme}
        value={schemeSetting.use()}
        onChange={schemeSetting.set}
        options={[
          { value: 'light', label: t.light },
          { value: 'dark', label: t.dark },
          { value: 'system', label: t.system },
        ]}
      />
      <RadioInput
        label={t.type}
        value={typeSetting.use()}
        onChange={typeSetting.set}
        options={[
          { value: 'normal', label: t.normal },
          { value: 'large', label: t.large },
        ]}
      />
    </Card>
  )
}

/** 设置: who we are, where the data are, how it looks, how others join, how it is kept safe. */
export const SettingPage = () => {
  const messages = useMessages()
  const t = messages.setting
  const workspace = useWorkspace()
  const [dialog, setDialog] = useHashValue('dialog')
  const exportCard = useCardExport()
  const [backup] = useState(() => backupSetting(workspace.id))
  const last = backup.use()
  const format = useFormat()
  const toast = useToast()
  const onCard = async () => {
    const saved = await exportCard()
    if (!saved.ok) toast({ text: sentence(messages, saved.error), tone: 'bad' })
    else if (saved.value) toast({ text: t.card.done(saved.value) })
  }
  return (
    <>
      <PageHeader title={t.title} />
      <div className="xj-grid" data-min="400">
        <WorkspaceCard />
        <HostCard />
        <Card title={t.backup.title}>
          <p className="xj-note">{t.backup.lead}</p>
          <Row>
            <Button kind="primary" icon="safe" onClick={() => setDialog('backup')}>
              {t.backup.make}
            </Button>
            <Tag tone={last === null ? 'warn' : 'good'}>
              {last === null ? t.backup.never : `${t.backup.last} ${format.time(last)}`}
            </Tag>
          </Row>
          <p className="xj-hint">{t.backup.restoreLead}</p>
        </Card>
        <LookCard />
        <Card title={t.join.title}>
          <p className="xj-note">{t.join.lead}</p>
          <Row>
            <Button icon="member" onClick={() => setDialog('join')}>
              {t.join.make}
            </Button>
          </Row>
        </Card>
        {workspace.level === 'group' ? null : (
          <Card title={t.card.title}>
            <p className="xj-note">{t.card.lead}</p>
            <Row>
              <Button icon="download" onClick={() => void onCard()}>
                {t.card.export}
              </Button>
            </Row>
          </Card>
        )}
      </div>
      <BackupDialog open={dialog === 'backup'} onClose={() => setDialog(null)} />
      <JoinDialog open={dialog === 'join'} onClose={() => setDialog(null)} />
    </>
  )
}
