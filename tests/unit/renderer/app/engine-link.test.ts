import { expose } from 'comlink'
import { expect, test } from 'vitest'
import { linkEngine } from '#renderer/app/engine-link.ts'
import type { Engine } from '#renderer/engine.ts'
import type { Host } from '#shared/host.ts'

type Told = Parameters<Parameters<Engine['inspect']>[1]>[0]

test('what is told of progress after the answer is heard no more', async () => {
  const { port1, port2 } = new MessageChannel()
  let late: Promise<unknown> = Promise.resolve()
  const tell = (onProgress: (told: Told) => unknown, done: number) =>
    onProgress({ stage: 'check-changes', done, total: 2 })
  const remote = {
    connect: async () => {},
    inspect: async (_: unknown, onProgress: (told: Told) => unknown) => {
      await tell(onProgress, 1)
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => tell(onProgress, 2))
      return []
    },
    merge: async () => {
      throw new Error('gone')
    },
  }
  expose(remote, port1)
  const engine = await linkEngine(port2 as unknown as Worker, {} as Host)
  const heard: number[] = []
  expect(await engine.inspect([], ({ done }) => heard.push(done))).toEqual([])
  await late
  expect(heard).toEqual([1])
  await expect(engine.merge([], [], () => {})).rejects.toThrow('gone')
  port1.close()
  port2.close()
})
