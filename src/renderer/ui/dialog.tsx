import { Modal } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import { GuardProvider, useGuardedClose } from './overlay.tsx'

/** Puts the focus into the content: on what asks for it, else on the first field; the cross comes last. */
const FirstFocus = (props: { readonly children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      const first = box.current?.querySelector<HTMLElement>(
        'input:not([type=file]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)',
      )
      if (!box.current?.contains(document.activeElement)) first?.focus()
    }, 30)
    return () => clearTimeout(timer)
  }, [])
  return <div ref={box}>{props.children}</div>
}

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
      title={<h2 className="xj-dialog-title">{props.title}</h2>}
      onCancel={guard.close}
      width={props.width ?? 560}
      centered
      destroyOnHidden
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      closable={{ 'aria-label': t.close, closeIcon: <Icon name="close" /> }}
      footer={props.footer ? <div className="xj-actions">{props.footer}</div> : null}
    >
      <GuardProvider guard={guard}>
        <FirstFocus>{props.children}</FirstFocus>
      </GuardProvider>
    </Modal>
  )
}
