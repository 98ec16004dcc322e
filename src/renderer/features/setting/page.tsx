import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { RadioInput } from '#renderer/ui/choice-input.tsx'
import { Fingerprint } from '#renderer/ui/fingerprint.tsx'
import { useHashValue } from '#renderer/ui/hash.ts'
import { Card, Facts, PageHeader, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { localeSetting, schemeSetting, typeSetting } from '#renderer/ui/preferences.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { BackupDialog } from './backup-dialog.tsx'
import { BackupsCard } from './backups-card.tsx'
import { BelowCard } from './below-card.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { JoinDialog } from './join-dialog.tsx'
import { KeysCard } from './keys-card.tsx'
import { useCardExport, useHostInfo, useWorkspace } from './model.ts'
import { PcsCard } from './pcs-card.tsx'
import { PhraseDialog } from './phrase-dialog.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { SafeCard } from './safe-card.tsx'

const WorkspaceCard = (props: { readonly onRename: () => void }) => {
  const messages = useMessages()
  const t = messages.setting.workspace
  const workspace = useWorkspace()
  return (
    <Card
      title={t.title}
      actions={
        <Button small onClick={props.onRename}>
          {messages.storePage.rename.button}
        </Button>
      }
    >
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
  const messages = useMessages()
  const t = messages.setting.host
  const { sound } = messages.storePage
  const info = useHostInfo()
  return (
    <Card title={t.title}>
      {info ? (
        <>
          <Facts
            items={[
              { label: t.kind, value: t[info.kind] },
              { label: t.version, value: info.version },
            ]}
          />
          {info.journalIsOutside ? (
            <VerdictStrip state="ok" word={sound}>
              {t.outside}
            </VerdictStrip>
          ) : null}
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

/** 设置: who we are, where the data are and how safe, the keys, the PCs, who stands below, how it looks. */
export const SettingPage = () => {
  const messages = useMessages()
  const t = messages.setting
  const { level } = useWorkspace()
  const [dialog, setDialog] = useHashValue('dialog')
  const [scope, setScope] = useHashValue('scope')
  const exportCard = useCardExport()
  const toast = useToast()
  const onCard = async () => {
    const saved = await exportCard()
    if (!saved.ok) toast(problemNotice(messages, saved.error))
    else if (saved.value) toast({ text: t.card.done(saved.value) })
  }
  const close = () => setDialog(null)
  return (
    <>
      <PageHeader title={t.title} />
      <Stack>
        <div className="xj-grid" data-min="400">
          <WorkspaceCard onRename={() => setDialog('rename')} />
          <SafeCard onDialog={setDialog} />
          <KeysCard onDialog={setDialog} />
          <HostCard />
          <LookCard />
          {level === 'group' ? null : (
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
        <BackupsCard />
        <PcsCard onJoin={() => setDialog('join')} />
        {level === 'group' ? null : <BelowCard scopeOf={scope} onScope={setScope} />}
      </Stack>
      <BackupDialog open={dialog === 'backup'} onClose={close} />
      <JoinDialog open={dialog === 'join'} onClose={close} />
      <CheckDialog open={dialog === 'check'} onClose={close} />
      <RecoveryDialog open={dialog === 'recovery'} onClose={close} />
      <PhraseDialog open={dialog === 'phrase'} onClose={close} />
      <RenameDialog open={dialog === 'rename'} onClose={close} />
    </>
  )
}
