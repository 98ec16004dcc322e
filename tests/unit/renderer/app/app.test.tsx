// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App, type Roots } from '#renderer/app/app.tsx'
import { allRoutes, routeAt, routesFor } from '#renderer/app/routes.tsx'
import { watchEngine } from '#renderer/app/watched-engine.ts'
import { fakeEngine, fakeHost, fakeRecords, fakeWorkspace } from '#tests/support/fake-engine.ts'

const locks = (held: boolean) => ({
  request: async (_name: string, _options: unknown, work: (lock: unknown) => Promise<void> | undefined) =>
    work(held ? null : {}),
})

const run = (over: Partial<Roots> = {}, held = false) => {
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: locks(held) }))
  const roots: Roots = {
    host: fakeHost(),
    engine: fakeEngine(),
    recordsOf: () => fakeRecords({}),
    now: () => Date.UTC(2026, 2, 8),
    ...over,
  }
  render(<App roots={roots} />)
}

beforeEach(() => {
  localStorage.clear()
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

describe('the first start', () => {
  it('needs a name and one key press', async () => {
    const create = vi.fn(fakeEngine().create)
    run({ engine: fakeEngine({ create }) })
    fireEvent.change(await screen.findByLabelText(/分工会名称/), { target: { value: '机械学院分工会' } })
    fireEvent.keyDown(window, { key: 's', ctrlKey: true })
    expect(await screen.findByRole('navigation', { name: '主菜单' })).toBeTruthy()
    expect(create).toHaveBeenCalledWith({
      name: '机械学院分工会',
      level: 'branch',
      pcName: '办公室电脑',
      sample: false,
    })
  })

  it('makes a sample workspace without a name and fills it', async () => {
    const fillWithSample = vi.fn(fakeEngine().fillWithSample)
    run({ engine: fakeEngine({ fillWithSample }) })
    fireEvent.click(await screen.findByLabelText(/用示例数据试用/))
    fireEvent.click(screen.getByRole('button', { name: '开始使用' }))
    expect(await screen.findByRole('navigation', { name: '主菜单' })).toBeTruthy()
    expect(fillWithSample).toHaveBeenCalledOnce()
  })
})

describe('a workspace opened before', () => {
  const workspace = fakeWorkspace()
  beforeEach(() => localStorage.setItem('xiaojia.workspace', JSON.stringify(workspace.id)))

  it('says so when another window holds it', async () => {
    run({ engine: fakeEngine({ workspaces: async () => [workspace] }) }, true)
    expect(await screen.findByText('小家已在另一个窗口打开')).toBeTruthy()
  })

  it('offers a copy of the journal when it cannot be opened', async () => {
    const saved: string[] = []
    const open = () => Promise.reject(new Error('broken'))
    run({ engine: fakeEngine({ workspaces: async () => [workspace], open }), host: fakeHost(saved) })
    fireEvent.click(await screen.findByRole('button', { name: '保存一份我的数据' }))
    await screen.findByText(/请把它复制到 U 盘/)
    expect(saved).toEqual(['小家数据-abcdefgh01.journal'])
  })
})

describe('routes', () => {
  it('answer to what follows their path, and today only to the bare address', () => {
    expect(routeAt(allRoutes, '/')?.feature).toBe('today')
    expect(routeAt(allRoutes, '/member/2026')?.feature).toBe('member')
    expect(routeAt(allRoutes, '/members')).toBeUndefined()
  })

  it('cover every feature that has a page', () => {
    const known = new Set(allRoutes.map((route) => route.feature))
    const pages = Object.keys(import.meta.glob('../../../../src/renderer/features/*/page.tsx'))
    const missing = pages
      .map((path) => path.split('/').at(-2) ?? '')
      .filter((name) => name !== 'start' && !known.has(name))
    expect(missing).toEqual([])
  })

  it('show branches and decisions only where there are branches', () => {
    const paths = routesFor('branch').map((route) => route.path)
    expect(paths).not.toContain('/branch')
    expect(paths).not.toContain('/decision')
  })
})

it('the top bar hears of every write, and of nothing else', async () => {
  const heard = vi.fn()
  const engine = watchEngine(fakeEngine(), heard)
  await engine.lastSave()
  expect(heard).not.toHaveBeenCalled()
  await engine.save([])
  expect(heard).toHaveBeenCalledOnce()
  expect(engine.save).toBe(engine.save)
})
