import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileOf } from '../../scripts/static-server.mjs'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

/** Serves a folder without the product's security policy, which forbids the WebAssembly that two of the peers are made of. */
export const serveFreely = (root: string): Promise<{ readonly origin: string; readonly close: () => void }> =>
  new Promise((done) => {
    const server = createServer((request, response) => {
      const file = fileOf(root, request.url ?? '')
      try {
        const bytes = readFileSync(file ?? '')
        response.writeHead(200, { 'Content-Type': types[extname(file ?? '')] ?? 'application/octet-stream' })
        response.end(bytes)
      } catch {
        response.writeHead(404).end()
      }
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const close = (): void => {
        server.close()
        server.closeAllConnections()
      }
      done({ origin: `http://127.0.0.1:${port}`, close })
    })
  })
