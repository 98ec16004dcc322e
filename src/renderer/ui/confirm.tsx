import { Modal } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'

export interface Question {
  readonly title: string
  readonly body?: ReactNode
  /** The word on the button that does it. */
  readonly action: string
  readonly cancel?: string
  readonly danger?: boolean
  /** Takes the question back, as if it had been closed. */
  readonly signal?: AbortSignal
}

type Ask = (question: Question) => Promise<boolean>

const ConfirmContext = createContext<Ask>(() => Promise.resolve(false))

interface Asked {
  readonly question: Question
  readonly answer: (yes: boolean) => void
}

/** Asks a question and resolves with the answer; false also when it was closed, or when another one takes its place. */
export const useConfirm = (): Ask => useContext(ConfirmContext)

/** Holds the question on the screen. */
export const ConfirmProvider = (props: { readonly children: ReactNode }) => {
  const t = useMessages().app
  const [open, setOpen] = useState<Asked | null>(null)
  const last = useRef<Asked>(null)
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((resolve) => {
        const asked: Asked = {
          question,
          answer: (yes) => {
            setOpen((now) => (now === asked ? null : now))
            resolve(yes)
          },
        }
        question.signal?.addEventListener('abort', () => asked.answer(false))
        last.current?.answer(false)
        last.current = asked
        setOpen(asked)
      }),
    [],
  )
  const question = open?.question
  return (
    <ConfirmContext value={ask}>
      {props.children}
      <Modal
        open={open !== null}
        title={question?.title}
        onCancel={() => open?.answer(false)}
        width={440}
        centered
        destroyOnHidden
        transitionName=""
        maskTransitionName=""
        closeIcon={null}
        footer={
          <div className="xj-actions">
            <Button onClick={() => open?.answer(false)} autoFocus={question?.danger === true}>
              {question?.cancel ?? t.cancel}
            </Button>
            <Button
              kind={question?.danger ? 'danger' : 'primary'}
              autoFocus={question?.danger !== true}
              onClick={() => open?.answer(true)}
            >
              {question?.action}
            </Button>
          </div>
        }
      >
        {question?.body}
      </Modal>
    </ConfirmContext>
  )
}
