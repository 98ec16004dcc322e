import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { RadioInput } from '#renderer/ui/choice-input.tsx'
import { Card, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { localeSetting } from '#renderer/ui/preferences.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { BringForm } from './bring-form.tsx'
import { CreateForm } from './create-form.tsx'
import { FolderForm } from './folder-form.tsx'
import { type Engine, type Host, type Ready, useHasFolder, type Workspace } from './model.ts'

type Way = 'create' | 'join' | 'restore' | 'folder'

const WorkspaceList = (props: { readonly workspaces: readonly Workspace[]; readonly onReady: Ready }) => {
  const t = useMessages()
  return (
    <Card title={t.start.open.title}>
      <p className="xj-note">{t.start.open.lead}</p>
      <ul className="xj-stack" data-gap="small">
        {props.workspaces.map((one) => (
          <li key={one.id} className="xj-pick">
            <div>
              <strong>{one.name || t.start.unreadable}</strong>{' '}
              {one.sample ? <Tag tone="warn">{t.shell.sample}</Tag> : null}
              <div className="xj-hint">
                {one.name ? t.app.level[one.level] : one.id}
                {one.parent ? ` · ${t.shell.workspace.under(one.parent.name)}` : null}
              </div>
            </div>
            <Button kind="primary" onClick={() => props.onReady(one, false)}>
              {t.shell.workspace.open}
              <span className="xj-hidden"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface BeginProps {
  readonly engine: Engine
  readonly host: Host
  readonly onReady: Ready
  /** What comes first in the choice: beginning anew, or getting back what was lost. */
  readonly first: Way
  readonly hasFolder: boolean
}

const Begin = ({ first, hasFolder, host, ...props }: BeginProps) => {
  const t = useMessages().start
  const [way, setWay] = useState<Way>(first)
  return (
    <Card>
      <RadioInput
        label={t.way.label}
        cards
        value={way}
        onChange={setWay}
        options={[
          { value: 'create', label: t.way.create, note: t.way.createNote },
          { value: 'join', label: t.way.join, note: t.way.joinNote },
          { value: 'restore', label: t.way.restore, note: t.way.restoreNote },
          ...(hasFolder ? [{ value: 'folder' as const, label: t.way.folder, note: t.way.folderNote }] : []),
        ]}
      />
      {way === 'create' ? <CreateForm {...props} /> : null}
      {way === 'folder' ? <FolderForm host={host} {...props} /> : null}
      {way === 'join' || way === 'restore' ? <BringForm key={way} way={way} {...props} /> : null}
    </Card>
  )
}

/** 开始: open what is there, or begin in under a minute. */
export const StartPage = (props: {
  readonly engine: Engine
  readonly host: Host
  /** There was a workspace here of which nothing but a trace is left. */
  readonly lost: boolean
  readonly workspaces: readonly Workspace[]
  readonly onReady: Ready
}) => {
  const t = useMessages()
  const locale = localeSetting.use()
  const [adding, setAdding] = useState(false)
  const list = props.workspaces.length > 0 && !adding
  const hasFolder = useHasFolder(props.host)
  if (hasFolder === null) return null
  return (
    <main className="xj-center xj-start">
      <div className="xj-row" data-spread="true">
        <h1>{t.start.welcome}</h1>
        <Button kind="link" onClick={() => localeSetting.set(locale === 'en' ? 'zh' : 'en')}>
          {locale === 'en' ? t.setting.look.chinese : t.setting.look.english}
        </Button>
      </div>
      {props.lost ? (
        <VerdictStrip state="bad">
          {t.start.lost.body} {hasFolder ? t.start.lost.next : t.start.lost.nextDesktop}
        </VerdictStrip>
      ) : null}
      {list ? (
        <>
          <WorkspaceList workspaces={props.workspaces} onReady={props.onReady} />
          <Button icon="add" onClick={() => setAdding(true)}>
            {t.start.another}
          </Button>
        </>
      ) : (
        <>
          <p className="xj-note">{t.start.lead}</p>
          <Begin
            engine={props.engine}
            host={props.host}
            onReady={props.onReady}
            first={props.lost ? (hasFolder ? 'folder' : 'restore') : 'create'}
            hasFolder={hasFolder}
          />
          {props.workspaces.length > 0 ? (
            <Button icon="left" onClick={() => setAdding(false)}>
              {t.start.backToList}
            </Button>
          ) : null}
        </>
      )}
    </main>
  )
}
