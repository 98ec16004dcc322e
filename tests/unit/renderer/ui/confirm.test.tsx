// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { UiProvider } from '#renderer/ui/ui-provider.tsx'

afterEach(cleanup)

let ask: ReturnType<typeof useConfirm> = () => Promise.resolve(false)

const Asker = () => {
  ask = useConfirm()
  return null
}

const show = () =>
  render(
    <UiProvider locale="zh" scheme="light" typeSize="normal">
      <Asker />
    </UiProvider>,
  )

it('answers a question with the button that was pressed', async () => {
  show()
  const sure = ask({ title: '要作废吗？', action: '作废' })
  fireEvent.click(await screen.findByRole('button', { name: '作废' }))
  expect(await sure).toBe(true)
})

it('answers no to a question that another one replaces, and keeps the other open', async () => {
  show()
  const first = ask({ title: '第一个问题', action: '好' })
  await screen.findByText('第一个问题')
  const second = ask({ title: '第二个问题', action: '行' })
  expect(await first).toBe(false)
  fireEvent.click(await screen.findByRole('button', { name: '行' }))
  expect(await second).toBe(true)
})

it('takes a question back when it is no longer to be asked', async () => {
  show()
  const asking = new AbortController()
  const sure = ask({ title: '还要放弃吗？', action: '放弃', signal: asking.signal })
  await screen.findByText('还要放弃吗？')
  asking.abort()
  expect(await sure).toBe(false)
})
