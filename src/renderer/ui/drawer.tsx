import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'
import { GuardProvider, useGuardedClose } from './overlay.tsx'
import { type Tab, Tabs } from './tabs.tsx'

/**
 * One record beside its list: tabs for its content, history and attachments. Without tabs, `children` is the content.
 * Esc and the cross ask only when a form inside holds unsaved content.
 */
export const RecordDrawer = (props: {
  readonly open: boolean
  readonly title: string
  readonly note?: ReactNode
  readonly onClose: () => void
  readonly tabs?: readonly Tab[]
  readonly tab?: string | undefined
  readonly onTab?: (key: string) => void
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  readonly width?: number
  readonly children?: ReactNode
}) => {
  const t = useMessages().app
  const guard = useGuardedClose(props.onClose)
  const [own, setTab] = useState(props.tabs?.[0]?.key)
  const tab = props.tab ?? own
  return (
    <Drawer
      open={props.open}
      onClose={guard.close}
      size={props.width ?? 560}
      closable={false}
      destroyOnHidden
      mask={{ closable: true }}
      rootClassName="xj-drawer"
      title={
        <div className="xj-drawer-head">
          <div>
            <h2>{props.title}</h2>
            {props.note ? <div className="xj-note">{props.note}</div> : null}
          </div>
          <div className="xj-row" data-gap="small">
            {props.actions}
            <Button kind="quiet" icon="close" label={t.close} onClick={guard.close} />
          </div>
        </div>
      }
      aria-label={props.title}
      footer={props.footer ? <div className="xj-actions">{props.footer}</div> : null}
    >
      <GuardProvider guard={guard}>
        {props.tabs ? (
          <Tabs
            tabs={props.tabs}
            current={tab}
            onChange={(key) =>
              guard.leave(() => {
                setTab(key)
                props.onTab?.(key)
              })
            }
            label={props.title}
          />
        ) : (
          props.children
        )}
      </GuardProvider>
    </Drawer>
  )
}
