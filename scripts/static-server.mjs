import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const serving = JSON.parse(
  readFileSync(fileURLToPath(new URL('../src/main/serving.json', import.meta.url)), 'utf8'),
)

/** The header by which our own server is known on a port that is taken. */
export const ownHeader = 'x-xiaojia'

/**
 * The headers of every answer: the same policy as in the application's window.
 * @type {Readonly<Record<string, string>>}
 */
export const securityHeaders = {
  'Content-Security-Policy': serving.contentSecurityPolicy.join('; '),
  ...serving.headers,
  [ownHeader]: '1',
}

/**
 * The file a request names inside `root`; null for anything that could lead out of it.
 * @param {string} root
 * @param {string} url
 * @returns {string | null}
 */
export const fileOf = (root, url) => {
  let path = ''
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '')
  } catch {
    return null
  }
  const parts = path.split('/').slice(1)
  // Colons are drives and streams on Windows; a leading dot is nothing we serve.
  if (!path.startsWith('/') || /[\\:\0]/.test(path) || parts.some((part) => part.startsWith('.'))) return null
  const file = resolve(root, ...parts, ...(path.endsWith('/') ? ['index.html'] : []))
  return file.startsWith(resolve(root) + sep) ? file : null
}

/**
 * Whether a Host header names this server. A foreign name that resolves to 127.0.0.1 (DNS rebinding) does not.
 * @param {string | undefined} header
 * @param {number} port
 */
export const isOwnHost = (header, port) => header === `127.0.0.1:${port}` || header === `localhost:${port}`

/**
 * @param {string} file
 * @returns {string}
 */
const typeOf = (file) => serving.contentTypes[extname(file).slice(1)] ?? 'application/octet-stream'

/** @param {string} file */
const statOf = (file) => {
  try {
    const stat = statSync(file)
    return stat.isFile() ? stat : null
  } catch {
    return null
  }
}

/**
 * Answers one request from the files under `root`.
 * @param {string} root
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
const answer = (root, request, response) => {
  /** @param {number} status @param {Record<string, string | number>} headers */
  const end = (status, headers = {}) => {
    response.writeHead(status, { ...securityHeaders, ...headers }).end()
  }
  const port = request.socket.localPort ?? 0
  if (!isOwnHost(request.headers.host, port)) return end(403)
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { Allow: 'GET, HEAD' })
  const file = fileOf(root, request.url ?? '')
  const stat = file && statOf(file)
  if (!file || !stat) return end(404)
  const tag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`
  if (request.headers['if-none-match'] === tag) return end(304, { ETag: tag })
  const headers = { 'Content-Type': typeOf(file), 'Content-Length': stat.size, ETag: tag }
  if (request.method === 'HEAD') return end(200, headers)
  response.writeHead(200, { ...securityHeaders, ...headers })
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

/**
 * Serves a folder on 127.0.0.1 only; port 0 takes a free one. Rejects with the system's error when the port is taken.
 * @param {string} root
 * @param {number} port
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export const serveFolder = (root, port) =>
  new Promise((done, fail) => {
    const server = createServer((request, response) => answer(root, request, response))
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      done({
        origin: `http://127.0.0.1:${bound}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
