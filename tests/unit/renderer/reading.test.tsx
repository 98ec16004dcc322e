// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import type { Records } from '#renderer/db/records.ts'
import { createReading } from '#renderer/reading.ts'
import { type Services, ServicesProvider } from '#renderer/services.ts'
import { member } from '#shared/domain/member.ts'
import { must, newPc } from '#tests/support/engine.ts'

test('what is read is one object as long as the lists are the same, also after the page was left', async () => {
  const { engine, workspace, records } = await newPc('机械学院分工会', 'branch')
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ServicesProvider value={{ engine, workspace, records } as unknown as Services}>
      {children}
    </ServicesProvider>
  )
  const useRead = createReading(async (from: Records, most: number) => ({
    members: (await from.list(member)).length > most ? [] : await from.list(member),
    orgs: await from.orgs(),
  }))
  const open = async () => {
    const page = renderHook(() => useRead(5), { wrapper })
    await waitFor(() => expect(page.result.current).toBeDefined())
    return page
  }
  const first = await open()
  const read = first.result.current
  first.unmount()
  const second = await open()
  expect(second.result.current).toBe(read)
  await act(async () => {
    must(await engine.save([{ kind: 'member', entity: await engine.newId(), fields: { name: '甲' } }]))
  })
  await waitFor(() => expect(second.result.current?.members).toHaveLength(1))
  expect(second.result.current).not.toBe(read)
  expect(second.result.current?.orgs).toBe(read?.orgs)
})
