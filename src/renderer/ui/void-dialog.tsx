import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'
import type { MenuItem } from './menu.tsx'
import { TextArea } from './text-input.tsx'
import { useToast } from './toast.tsx'

/** The words of one noun for taking a record out of lists and sums. */
export interface VoidWords {
  readonly title: string
  readonly body: string
  readonly reason: string
  readonly needReason: string
  readonly action: string
  readonly done: string
}

/** The line of a drawer's menu that leads to it. */
export const voidItem = (label: string, onClick: () => void): MenuItem => ({
  key: 'void',
  label,
  icon: 'delete',
  danger: true,
  onClick,
})

/** Takes a record that should not be there out of lists and sums, with a reason. */
export const VoidDialog = (props: {
  readonly words: VoidWords
  /** Resolves with the sentence of what went wrong; null when it is done. */
  readonly onVoid: (reason: string) => Promise<string | null>
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const { words } = props
  const toast = useToast()
  const [reason, setReason] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const onSave = async () => {
    if (!reason?.trim()) {
      setProblem(words.needReason)
      return
    }
    const wrong = await props.onVoid(reason.trim())
    if (wrong !== null) {
      setProblem(wrong)
      return
    }
    toast({ text: words.done })
    props.onDone()
  }
  return (
    <Dialog open title={words.title} onClose={props.onClose}>
      <Form label={words.title} dirty={reason !== null} saveLabel={words.action} onSave={() => void onSave()}>
        <p>{words.body}</p>
        <TextArea
          label={words.reason}
          required
          autoFocus
          max={500}
          value={reason}
          problem={problem}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
