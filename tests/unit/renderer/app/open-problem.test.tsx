// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '#renderer/app/app.tsx'
import type { Engine, OpenProblem } from '#renderer/engine.ts'
import { err } from '#shared/base/result.ts'
import { fakeEngine, fakeHost, fakeRecords, fakeWorkspace } from '#tests/support/fake-engine.ts'

const workspace = fakeWorkspace()

/** As the browser's: taken by one at a time, and free again only a moment after it was let go. */
const createLocks = () => {
  const taken = new Set<string>()
  return {
    request: async (name: string, _: unknown, work: (lock: unknown) => Promise<void> | undefined) => {
      if (taken.has(name)) return work(null)
      taken.add(name)
      await work({})
      await new Promise((resolve) => setTimeout(resolve, 50))
      taken.delete(name)
    },
  }
}

const run = (open: Engine['open']) => {
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: createLocks() }))
  const engine = fakeEngine({ workspaces: async () => [workspace], open })
  const now = () => Date.UTC(2026, 2, 8)
  render(<App roots={{ host: fakeHost(), engine, recordsOf: () => fakeRecords({}), now }} />)
}

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('xiaojia.workspace', JSON.stringify(workspace.id))
  history.replaceState(null, '', '#/setting')
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  Element.prototype.scrollTo = () => {}
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('a workspace under a pass phrase', () => {
  it('asks for it, says when it was wrong, and opens with the right one', async () => {
    const open = vi.fn<Engine['open']>(async (id, passPhrase, onProgress) =>
      passPhrase === '春江花月夜'
        ? fakeEngine().open(id, passPhrase, onProgress)
        : err({ type: passPhrase === null ? 'locked' : 'wrong-code' }),
    )
    run(open)
    const type = async (text: string) => {
      fireEvent.change(await screen.findByLabelText(/口令/), { target: { value: text } })
      fireEvent.click(screen.getByRole('button', { name: '打开' }))
    }
    await type('不对')
    expect(await screen.findByText('口令不对，请再试一次。')).toBeTruthy()
    await type(' 春江花月夜 ')
    expect(await screen.findByRole('navigation', { name: '主菜单' })).toBeTruthy()
    expect(open.mock.calls.map(([, passPhrase]) => passPhrase)).toEqual([null, '不对', '春江花月夜'])
  })
})

describe('what keeps a workspace from opening', () => {
  const cases: readonly (readonly [OpenProblem, RegExp, string])[] = [
    [{ type: 'newer-store' }, /由更新的小家写过/, '再试一次'],
    [{ type: 'no-keys' }, /密钥读不出来/, '从备份恢复'],
    [{ type: 'disk-full' }, /硬盘快满了/, '再试一次'],
  ]
  it.each(cases)(
    '%o is said in words, with what to do and a way to save the data',
    async (problem, title, action) => {
      run(async () => err(problem))
      const alert = (await screen.findByText(title)).closest('main')
      if (!alert) throw new Error('the screen has its place')
      expect(within(alert).getByRole('button', { name: action })).toBeTruthy()
      expect(within(alert).getByRole('button', { name: '保存一份我的数据' })).toBeTruthy()
    },
  )
})

describe('what opening found', () => {
  it('is told once: a copied PC, and damage that could not be mended', async () => {
    run(async (id, passPhrase, onProgress) => {
      const opened = await fakeEngine().open(id, passPhrase, onProgress)
      return opened.ok
        ? { ok: true, value: { ...opened.value, copied: true, damaged: 2, missing: 2 } }
        : opened
    })
    expect(await screen.findByText(/从另一台电脑复制来的/)).toBeTruthy()
    expect(await screen.findByText(/有 2 处数据损坏没能修复/)).toBeTruthy()
  })

  it('never says that nothing is missing while something still is', async () => {
    run(async (id, passPhrase, onProgress) => {
      const opened = await fakeEngine().open(id, passPhrase, onProgress)
      return opened.ok
        ? { ok: true, value: { ...opened.value, damaged: 2, recovered: 7, missing: 1 } }
        : opened
    })
    expect(await screen.findByText(/找回 7 条改动，但还有 1 处没能找回/)).toBeTruthy()
    expect(screen.queryByText(/数据完整/)).toBeNull()
  })
})
