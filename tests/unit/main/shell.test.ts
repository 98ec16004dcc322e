import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Contents, guardContents, guardSession, type Rights } from '#main/guard.ts'
import { leaveQuestion, leaves } from '#main/leave.ts'
import { buildMenu, type MenuEntry } from '#main/menu.ts'
import { isOwnUrl } from '#main/origin.ts'
import { createServe, fileOf } from '#main/serve.ts'
import { windowOptions } from '#main/window.ts'
import { temporaryFolders } from '#tests/support/folder.ts'

const newFolder = temporaryFolders()

describe('the origin', () => {
  it('is app://xiaojia and nothing that looks like it', () => {
    expect(isOwnUrl('app://xiaojia/index.html', null)).toBe(true)
    for (const url of [
      'app://xiaojia.org/',
      'app://user@xiaojia/',
      'http://xiaojia/',
      'app:xiaojia',
      'about:blank',
      '',
    ]) {
      expect(isOwnUrl(url, null), url).toBe(false)
    }
  })

  it("takes the developer's server only when one was named", () => {
    expect(isOwnUrl('http://localhost:5173/index.html', null)).toBe(false)
    expect(isOwnUrl('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true)
    expect(isOwnUrl('http://localhost:5174/', 'http://localhost:5173')).toBe(false)
  })
})

describe('the page is served', () => {
  const makePage = (): string => {
    const folder = newFolder()
    const root = join(folder, 'renderer')
    mkdirSync(join(root, 'assets'), { recursive: true })
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    writeFileSync(join(root, 'assets', '字体.js'), 'x')
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    writeFileSync(join(root, '.hidden'), 'secret')
    return root
  }
  const get = (root: string, path: string, method = 'GET') =>
    createServe(root)({ url: `app://xiaojia${path}`, method })

  it('with the strict policy and the right types', async () => {
    const root = makePage()
    const page = await get(root, '/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const script = await get(root, '/assets/%E5%AD%97%E4%BD%93.js?v=1')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('and nothing outside its folder, whatever the address says', async () => {
    const root = makePage()
    const climbs = [
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/.hidden',
      '/C:/x',
      '/%00',
    ]
    for (const path of [...climbs, '/absent.js', '/%ff'])
      expect((await get(root, path)).status, path).toBe(404)
    expect(fileOf(root, 'app://xiaojia/..%2frenderer-other/x')).toBeNull()
  })

  it('only to reading requests for its own name', async () => {
    const root = makePage()
    expect((await get(root, '/', 'POST')).status).toBe(405)
    expect((await createServe(root)({ url: 'app://other/', method: 'GET' })).status).toBe(403)
  })
})

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(windowOptions('p', true).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
    })
  })

  const guarded = (isLeft: boolean) => {
    const refused: string[] = []
    const targets = ['https://example.org/', 'app://xiaojia/other.html', 'app://xiaojia/index.html#/member']
    const opened: string[] = []
    const contents: Contents = {
      on: (event: string, listener: (event: { preventDefault: () => void; url: string }) => void) => {
        for (const url of targets) listener({ url, preventDefault: () => refused.push(`${event} ${url}`) })
      },
      setWindowOpenHandler: (handler) => {
        const asked = [...targets, ...targets.map((url) => `blob:${url}`)]
        opened.push(...asked.filter((url) => handler({ url }).action === 'allow'))
      },
      getURL: () => 'app://xiaojia/index.html#/setting',
    }
    guardContents(
      contents,
      (url) => isOwnUrl(url, null),
      () => isLeft,
    )
    const refusedOf = (event: string): readonly string[] =>
      refused.filter((text) => text.startsWith(event)).map((text) => text.slice(event.length + 1))
    return { targets, opened, refusedOf }
  }

  it('refuses to navigate, but for the same page anew, which is how a workspace is changed; and to embed', () => {
    const { targets, refusedOf } = guarded(false)
    expect(refusedOf('will-navigate')).toEqual(['https://example.org/', 'app://xiaojia/other.html'])
    expect(refusedOf('will-attach-webview')).toEqual(targets)
  })

  it('opens windows for its own kept files only', () => {
    expect(guarded(false).opened).toEqual([
      'blob:app://xiaojia/other.html',
      'blob:app://xiaojia/index.html#/member',
    ])
  })

  it('asks before what was typed is left; only a person lets it go', () => {
    // Refusing this event means: leave all the same.
    expect(guarded(false).refusedOf('will-prevent-unload')).toEqual([])
    expect(guarded(true).refusedOf('will-prevent-unload')).toHaveLength(3)
    for (const locale of ['zh-CN', 'de']) {
      const { buttons, cancelId, defaultId } = leaveQuestion(locale)
      expect([buttons.length, cancelId, defaultId]).toEqual([2, 0, 0])
      expect(leaves).not.toBe(cancelId)
    }
    expect(leaveQuestion('zh-CN').message).toBe('有内容还没有保存。')
  })

  it('gets no permission but to copy text, and no network', () => {
    const answers: unknown[] = []
    const wishes = ['media', 'clipboard-read', 'clipboard-sanitized-write']
    const rights: Rights = {
      setPermissionRequestHandler: (handler) => {
        for (const wish of wishes) handler(null, wish, (granted) => answers.push(granted))
      },
      setPermissionCheckHandler: (handler) => answers.push(...wishes.map((wish) => handler(null, wish))),
      setDevicePermissionHandler: (handler) => answers.push(handler()),
      webRequest: {
        onBeforeRequest: (handler) => {
          const urls = [
            'app://xiaojia/a.js',
            'blob:app://xiaojia/1',
            'https://example.org/',
            'ws://example.org/',
            'file:///etc/passwd',
          ]
          for (const url of urls) handler({ url }, ({ cancel }) => answers.push(cancel))
        },
      },
    }
    guardSession(rights, (url) => isOwnUrl(url, null))
    const asked = [false, false, true]
    expect(answers).toEqual([...asked, ...asked, false, false, false, true, true, true])
  })
})

describe('the menu', () => {
  const labels = (entries: readonly MenuEntry[]): readonly string[] =>
    entries.flatMap((entry) => [...(entry.label ? [entry.label] : []), ...labels(entry.submenu ?? [])])

  it('speaks Chinese where the system does, else English', () => {
    expect(labels(buildMenu('zh-CN', false)).every((label) => /\p{Script=Han}/u.test(label))).toBe(true)
    expect(labels(buildMenu('de', false)).every((label) => /^[\w ]+$/.test(label))).toBe(true)
  })

  it('offers the developer tools only to a developer', () => {
    expect(labels(buildMenu('en', true))).toContain('Developer Tools')
    expect(labels(buildMenu('en', false))).not.toContain('Developer Tools')
  })
})
