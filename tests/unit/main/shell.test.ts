import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Contents, guardContents, guardSession, type Rights } from '#main/guard.ts'
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

  it('refuses to navigate, to open windows and to embed', () => {
    const refused: string[] = []
    const targets = ['https://example.org/', 'app://xiaojia/other.html', 'app://xiaojia/index.html#/member']
    let open: (() => { action: string }) | undefined
    const contents: Contents = {
      on: (event: string, listener: (event: { preventDefault: () => void; url: string }) => void) => {
        for (const url of targets) listener({ url, preventDefault: () => refused.push(`${event} ${url}`) })
      },
      setWindowOpenHandler: (handler) => {
        open = handler
      },
      getURL: () => 'app://xiaojia/index.html#/setting',
    }
    guardContents(contents)
    // Loading the same page anew is how a workspace is changed.
    expect(refused).toEqual([
      'will-navigate https://example.org/',
      'will-navigate app://xiaojia/other.html',
      ...targets.map((url) => `will-attach-webview ${url}`),
    ])
    expect(open?.()).toEqual({ action: 'deny' })
  })

  it('gets no permission and no network', () => {
    const answers: unknown[] = []
    const rights: Rights = {
      setPermissionRequestHandler: (handler) => handler(null, 'media', (granted) => answers.push(granted)),
      setPermissionCheckHandler: (handler) => answers.push(handler()),
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
    expect(answers).toEqual([false, false, false, false, false, true, true, true])
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
