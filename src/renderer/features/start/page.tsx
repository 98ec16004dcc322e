import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { RadioInput } from '#renderer/ui/choice-input.tsx'
import { Card, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { localeSetting } from '#renderer/ui/preferences.ts'
import { BringForm } from './bring-form.tsx'
import { CreateForm } from './create-form.tsx'
import type { Engine, Ready, Workspace } from './model.ts'

type Way = 'create' | 'join' | 'restore'

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

const Begin = (props: { readonly engine: Engine; readonly onReady: Ready }) => {
  const t = useMessages().start
  const [way, setWay] = useState<Way>('create')
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
        ]}
      />
      {way === 'create' ? <CreateForm {...props} /> : <BringForm key={way} way={way} {...props} />}
    </Card>
  )
}

/** 开始: open what is there, or begin in under a minute. */
export const StartPage = (props: {
  readonly engine: Engine
  readonly workspaces: readonly Workspace[]
  readonly onReady: Ready
}) => {
  const t = useMessages()
  const locale = localeSetting.use()
  const [adding, setAdding] = useState(false)
  const list = props.workspaces.length > 0 && !adding
  return (
    <main className="xj-center xj-start">
      <div className="xj-row" data-spread="true">
        <h1>{t.start.welcome}</h1>
        <Button kind="link" onClick={() => localeSetting.set(locale === 'en' ? 'zh' : 'en')}>
          {locale === 'en' ? t.setting.look.chinese : t.setting.look.english}
        </Button>
      </div>
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
          <Begin engine={props.engine} onReady={props.onReady} />
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
