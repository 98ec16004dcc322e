import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { useMessages } from './messages.tsx'
import { GuardProvider, useGuardedClose } from './overlay.tsx'

/** A window over the page, for a task of its own. Esc asks only when a form inside holds unsaved content. */
export const Dialog = (props: {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children?: ReactNode
  readonly footer?: ReactNode
  readonly width?: number
}) => {
  const t = useMessages().app
  const guard = useGuardedClose(props.onClose)
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={guard.close}
      width={props.width ?? 560}
      centered
      destroyOnHidden
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      closable={{ 'aria-label': t.close }}
      footer={props.footer ? <div className="xj-actions">{props.footer}</div> : null}
    >
      <GuardProvider guard={guard}>{props.children}</GuardProvider>
    </Modal>
  )
}
