import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from '#main/serve.ts'
import { temporaryFolders } from '#tests/support/folder.ts'
import { isStale } from '../../../scripts/build.mjs'
import { isOurs, openCommand, parseOptions } from '../../../scripts/start.mjs'
import { fileOf, isOwnHost, serveFolder } from '../../../scripts/static-server.mjs'

const newFolder = temporaryFolders()

describe('the options of npm start', () => {
  it('are none, browser, port and no-open', () => {
    expect(parseOptions([])).toEqual({ browser: false, port: 4173, open: true })
    expect(parseOptions(['--browser', '--no-open', '--port', '5000'])).toEqual({
      browser: true,
      port: 5000,
      open: false,
    })
    expect(parseOptions(['--port=80'])).toMatchObject({ port: 80 })
  })

  it('are refused with a sentence when they make no sense', () => {
    for (const values of [['--port'], ['--port', 'x'], ['--port', '0'], ['--port=70000'], ['--help']]) {
      expect(parseOptions(values)).toEqual(expect.any(String))
    }
  })

  it('open the browser of each system', () => {
    expect(openCommand('linux', 'u')).toEqual(['xdg-open', ['u']])
    expect(openCommand('darwin', 'u')).toEqual(['open', ['u']])
    expect(openCommand('win32', 'u')[0]).toBe('cmd')
  })
})

describe('the build', () => {
  const made = (newest: string | null): string => {
    const folder = newFolder()
    const paths = [
      'src/a/b.ts',
      'package-lock.json',
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ]
    for (const path of [...paths, 'src']) {
      const file = join(folder, path)
      if (path !== 'src') {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, '')
      }
    }
    for (const path of [...paths, 'src/a', 'src']) {
      const time = new Date(path === newest ? 3000 : path.startsWith('out') ? 2000 : 1000)
      utimesSync(join(folder, path), time, time)
    }
    return folder
  }

  it('is made again when a source or the lock file is newer, or when it is missing', () => {
    expect(isStale(made(null))).toBe(false)
    expect(isStale(made('src/a/b.ts'))).toBe(true)
    expect(isStale(made('src/a'))).toBe(true)
    expect(isStale(made('package-lock.json'))).toBe(true)
    expect(isStale(newFolder())).toBe(true)
  })
})

describe('the server of the plain browser', () => {
  const page = (): string => {
    const root = join(newFolder(), 'renderer')
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    writeFileSync(join(root, '..', 'secret.txt'), 'secret')
    return root
  }

  /** A request as it stands, without the tidying that fetch does. */
  const raw = (
    origin: string,
    path: string,
    more: { method?: string; host?: string } = {},
  ): Promise<number> =>
    new Promise((done, fail) => {
      const { hostname, port, host } = new URL(origin)
      const headers = { Host: more.host ?? host }
      const sent = request({ hostname, port, path, method: more.method ?? 'GET', headers }, (answer) => {
        answer.resume()
        done(answer.statusCode ?? 0)
      })
      sent.on('error', fail)
      sent.end()
    })

  it('answers with the same policy as the desktop application', async () => {
    const server = await serveFolder(page(), 0)
    const answer = await fetch(server.origin)
    expect(answer.status).toBe(200)
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name)).toBe(value)
    const again = await fetch(server.origin, {
      headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    await server.close()
  })

  it('gives only reading, only its folder and only under its own name', async () => {
    const server = await serveFolder(page(), 0)
    const { origin } = server
    expect(await raw(origin, '/', { method: 'POST' })).toBe(405)
    expect(await raw(origin, '/', { method: 'HEAD' })).toBe(200)
    expect(await raw(origin, '/', { host: 'evil.example.org' })).toBe(403)
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%5csecret.txt',
      '//etc/passwd',
      '/%ff',
      '/absent',
    ]) {
      expect(await raw(origin, path), path).toBe(404)
    }
    await server.close()
  })

  it('knows its own names and the paths inside its folder', () => {
    expect(isOwnHost('127.0.0.1:4173', 4173)).toBe(true)
    expect(isOwnHost('localhost:4173', 4173)).toBe(true)
    for (const host of ['127.0.0.1', '127.0.0.1:80', 'evil.org:4173', undefined])
      expect(isOwnHost(host, 4173)).toBe(false)
    expect(fileOf('/srv/page', '/a/b.js?v=1')).toBe(join('/srv/page', 'a', 'b.js'))
    expect(fileOf('/srv/page', '/')).toBe(join('/srv/page', 'index.html'))
  })

  it('is told from another program on the same port', async () => {
    const server = await serveFolder(page(), 0)
    const port = Number(new URL(server.origin).port)
    expect(await isOurs(port)).toBe(true)
    await expect(serveFolder(page(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await server.close()
    expect(await isOurs(port)).toBe(false)
    const other = createServer((_request, response) => response.end('other')).listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    expect(await isOurs((other.address() as AddressInfo).port)).toBe(false)
    other.close()
  })
})
