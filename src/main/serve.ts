import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { isOwnUrl } from './origin.ts'
import serving from './serving.json' with { type: 'json' }

/** The headers of every answer; the same policy as the server of the plain browser sends. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': serving.contentSecurityPolicy.join('; '),
  ...serving.headers,
}

const contentTypes = new Map<string, string>(Object.entries(serving.contentTypes))

/** The file an address names inside `root`; null for anything that could lead out of it. */
export const fileOf = (root: string, url: string): string | null => {
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  const parts = path.split('/').slice(1)
  // Colons are drives and streams on Windows; a leading dot is nothing we serve.
  if (/[\\:\0]/.test(path) || parts.some((part) => part.startsWith('.'))) return null
  const file = resolve(root, ...parts, ...(path.endsWith('/') ? ['index.html'] : []))
  return file.startsWith(resolve(root) + sep) ? file : null
}

/** Answers requests to the application's own scheme from the built page, and nothing else. */
export const createServe =
  (root: string) =>
  async (request: { readonly method: string; readonly url: string }): Promise<Response> => {
    const refuse = (status: number): Response => new Response(null, { status, headers: securityHeaders })
    if (!isOwnUrl(request.url, null)) return refuse(403)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const file = fileOf(root, request.url)
    if (file === null) return refuse(404)
    try {
      const type = contentTypes.get(extname(file).slice(1)) ?? 'application/octet-stream'
      return new Response(await readFile(file), { headers: { ...securityHeaders, 'Content-Type': type } })
    } catch {
      return refuse(404)
    }
  }
