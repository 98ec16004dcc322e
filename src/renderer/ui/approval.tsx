import { type ReactNode, useState } from 'react'
import type { SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import { Button } from './button.tsx'
import { useConfirm } from './confirm.tsx'
import { Tag } from './layout.tsx'
import { useMessages } from './messages.tsx'
import { useToast } from './toast.tsx'

/** Whether the union above approved a record, and whether something of it changed since. */
export type ApprovalState = 'none' | 'approved' | 'changed'

/** All of them, in the order of filters. */
export const approvalStates = ['none', 'approved', 'changed'] as const satisfies readonly ApprovalState[]

/** Whether a record is approved, as a word; nothing while it is not. */
export const ApprovalTag = (props: { readonly approval: ApprovalState }) => {
  const t = useMessages().approval
  const { approval } = props
  if (approval === 'none') return null
  return <Tag tone={approval === 'approved' ? 'good' : 'warn'}>{t.states[approval]}</Tag>
}

/** An approval that somebody is asked about first. */
export interface Approving<P> {
  readonly sure: string
  readonly body: ReactNode
  readonly action: string
  /** What is said when it is done. */
  readonly done: string
  readonly approve: () => Promise<Result<SaveId, P>>
  readonly undo: (save: SaveId) => Promise<Result<SaveId, P>>
  readonly problemOf: (problem: P) => string
}

/** Asks, approves and says so, with the way back; resolves with whether it was done. */
export const useApproving = () => {
  const messages = useMessages()
  const t = messages.approval
  const toast = useToast()
  const confirm = useConfirm()
  return async <P,>(what: Approving<P>): Promise<boolean> => {
    const { sure, body, action } = what
    if (!(await confirm({ title: sure, body, action }))) return false
    const say = (problem: P) => toast({ text: what.problemOf(problem), tone: 'bad' })
    const done = await what.approve()
    if (!done.ok) {
      say(done.error)
      return false
    }
    const undo = async () => {
      const undone = await what.undo(done.value)
      if (undone.ok) toast({ text: t.undone, tone: 'info' })
      else say(undone.error)
    }
    toast({ text: what.done, action: { label: messages.app.undo, onClick: () => void undo() } })
    return true
  }
}

/** Approves what is shown of one record of a union below; nothing to do while it is approved as it stands. */
export const ApproveButton = <P,>(
  props: Omit<Approving<P>, 'action' | 'done'> & { readonly approval: ApprovalState },
) => {
  const t = useMessages().approval
  const approving = useApproving()
  const [busy, setBusy] = useState(false)
  const { approval, ...what } = props
  if (approval === 'approved') return null
  const action = approval === 'changed' ? t.again : t.action
  const onApprove = async () => {
    setBusy(true)
    await approving({ ...what, action, done: t.done })
    setBusy(false)
  }
  return (
    <Button kind="primary" icon="ok" busy={busy} onClick={() => void onApprove()}>
      {action}
    </Button>
  )
}
