import { useEffect, useState } from 'react'
import type { LastSave, Workspace } from '#renderer/engine.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { newestBackup, useSafety } from '#renderer/safety.ts'
import { useServices } from '#renderer/services.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Tag } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { backupSetting, schemeSetting, typeSetting, useScheme } from '#renderer/ui/preferences.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { useWritten } from '#renderer/written.ts'
import { switchWorkspace } from './session.ts'

const dayMs = 86_400_000

/** Name and level of what is open, and the way to the other workspaces. */
export const WorkspaceMenu = (props: { readonly others: readonly Workspace[] }) => {
  const t = useMessages()
  const { workspace } = useServices()
  return (
    <>
      <div className="xj-brand">
        <strong>{workspace.name}</strong>
        <span className="xj-hint">{t.app.level[workspace.level]}</span>
      </div>
      {workspace.sample ? <Tag tone="warn">{t.shell.sample}</Tag> : null}
      <MenuButton
        kind="quiet"
        icon="down"
        iconOnly
        label={t.shell.workspace.switch}
        items={[
          ...props.others.map((one) => ({
            key: one.id,
            label: `${one.name} · ${t.app.level[one.level]}`,
            icon: 'home' as const,
            onClick: () => switchWorkspace(one.id),
          })),
          { key: 'add', label: t.shell.workspace.add, icon: 'add', onClick: () => switchWorkspace(null) },
        ]}
      />
    </>
  )
}

const UndoButton = () => {
  const t = useMessages()
  const { engine } = useServices()
  const written = useWritten()
  const format = useFormat()
  const confirm = useConfirm()
  const toast = useToast()
  const [last, setLast] = useState<LastSave | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again after each write
  useEffect(() => {
    let here = true
    void engine.lastSave().then((found) => {
      if (here) setLast(found)
    })
    return () => {
      here = false
    }
  }, [engine, written])
  const undo = async () => {
    if (!last) return
    const what = [...new Set(last.kinds)].map((kind) => t.exchange.kinds[kind] ?? kind).join('、')
    const sure = await confirm({
      title: t.shell.undo.title,
      body: t.shell.undo.body(what, last.records, format.time(last.at)),
      action: t.shell.undo.action,
    })
    if (!sure) return
    const done = await engine.undoLast()
    toast(done.ok ? { text: t.shell.undo.done } : problemNotice(t, done.error))
  }
  return (
    <Button
      kind="quiet"
      icon="undo"
      label={last ? t.shell.undo.button : t.shell.undo.nothing}
      disabled={last === null}
      onClick={() => void undo()}
    >
      {t.shell.undoShort}
    </Button>
  )
}

const ExchangeState = () => {
  const t = useMessages().shell.exchange
  const { engine, workspace } = useServices()
  const written = useWritten()
  const [at, setAt] = useState<number | null | undefined>(undefined)
  const top = workspace.level === 'school' || workspace.level === 'city'
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again after each write
  useEffect(() => {
    if (top) return
    let here = true
    void engine.exportPreview('parent').then((preview) => {
      if (here) setAt(preview?.lastExportAt ?? null)
    })
    return () => {
      here = false
    }
  }, [engine, top, written])
  if (top || at === undefined) return null
  const date = at === null ? null : new Date(at)
  return (
    <a className="xj-top-state" href="#/exchange" title={t.title}>
      <Icon name="exchange" />
      {date ? t.sent(`${date.getMonth() + 1}-${date.getDate()}`) : t.never}
    </a>
  )
}

const BackupState = () => {
  const t = useMessages().shell.backup
  const { workspace, now } = useServices()
  const [setting] = useState(() => backupSetting(workspace.id))
  const safety = useSafety()
  const byHand = setting.use()
  if (!safety) return null
  const at = newestBackup(safety.store.lastBackupAt, byHand)
  const days = at === null ? null : Math.floor((now() - at) / dayMs)
  return (
    <a
      className="xj-top-state"
      href="#/setting"
      title={t.title}
      data-tone={days === null || days > 7 ? 'warn' : undefined}
    >
      <Icon name={days === null || days > 7 ? 'warn' : 'safe'} />
      {days === null ? t.never : days <= 0 ? t.today : t.age(days)}
    </a>
  )
}

/** The right end of the top bar: what is sent, what is safe, undo, type size, colours. */
export const TopTools = () => {
  const t = useMessages().shell
  const type = typeSetting.use()
  const scheme = useScheme()
  return (
    <>
      <ExchangeState />
      <BackupState />
      <UndoButton />
      <Button
        kind="quiet"
        icon="type"
        label={type === 'large' ? t.typeNormal : t.typeLarge}
        onClick={() => typeSetting.set(type === 'large' ? 'normal' : 'large')}
      />
      <Button
        kind="quiet"
        icon={scheme === 'dark' ? 'sun' : 'moon'}
        label={scheme === 'dark' ? t.light : t.dark}
        onClick={() => schemeSetting.set(scheme === 'dark' ? 'light' : 'dark')}
      />
    </>
  )
}
