import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '#tests/support/app.ts'
import { serveFolder } from '../../scripts/static-server.mjs'
import { projectFolder } from '../../scripts/tools.mjs'

const freePort = async (): Promise<number> => {
  const server = await serveFolder(projectFolder, 0)
  await server.close()
  return Number(new URL(server.origin).port)
}

test('the built page opens under the strict policy without a word on the console', async ({ page }) => {
  const said: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.reload()
  await expect(page.locator('#root')).not.toBeEmpty()
  await page.waitForTimeout(500)
  expect(said).toEqual([])
  expect(await page.evaluate(() => [isSecureContext, 'host' in globalThis])).toEqual([true, false])
})

test('npm start serves the page on its port, knows itself when started twice, and stops on Ctrl+C', async ({
  page,
}) => {
  const port = await freePort()
  const values = ['scripts/start.mjs', '--browser', '--no-open', '--port', String(port)]
  const start = () => spawn(process.execPath, values, { cwd: projectFolder })
  const first = start()
  const url = `http://127.0.0.1:${port}/`
  await expect
    .poll(() =>
      page.goto(url).then(
        (answer) => answer?.status(),
        () => 0,
      ),
    )
    .toBe(200)
  const policy = await (await page.request.get(url)).headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'")

  const second = start()
  let said = ''
  second.stdout.on('data', (text) => {
    said += text
  })
  expect(await once(second, 'exit')).toEqual([0, null])
  expect(said).toContain('already running')

  const ended = once(first, 'exit')
  first.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})
