import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** The scheme and host under which the program's own page lives. */
export const appScheme = 'app'
const appHost = 'importer'

/** The page that the window shows. */
export const appPage = `${appScheme}://${appHost}/index.html`

/** Whether an address is one of the program's own, and not merely one that begins alike. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${appScheme}:` && url.host === appHost
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Answers a request for one of the program's own files below `root`. Whatever is not such a file is 404: another host, a
 * path that leaves `root`, a kind of file that the page does not consist of. Each page carries a fresh nonce.
 */
export async function servePage(address: string, root: string): Promise<Response> {
  const file = isOurs(address) ? fileBelow(root, new URL(address).pathname) : null
  const mimeType = file === null ? undefined : mimeTypes[path.extname(file)]
  if (file === null || mimeType === undefined) return notFound()
  const bytes = await readIfThere(file)
  if (bytes === null) return notFound()

  const nonce = randomBytes(16).toString('base64')
  const body =
    path.extname(file) === '.html' ? putNonce(bytes.toString('utf8'), nonce) : new Uint8Array(bytes)
  return new Response(body, {
    headers: {
      'Content-Type': mimeType,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The file that a URL's path names, or null when that is not safely one below `root`. */
function fileBelow(root: string, urlPath: string): string | null {
  const decoded = decode(urlPath)
  if (decoded === null || /[\0\\]/.test(decoded)) return null
  const file = path.resolve(root, `.${decoded}`)
  return file.startsWith(path.resolve(root) + path.sep) ? file : null
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    // A broken percent code names no file.
    return null
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (problem) {
    if (
      problem instanceof Error &&
      'code' in problem &&
      ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(problem.code))
    )
      return null
    throw problem
  }
}

function putNonce(page: string, nonce: string): string {
  const place = /<meta name="csp-nonce"[^>]*>/
  if (!place.test(page)) throw new Error('The page has no place for its nonce')
  return page.replace(place, `<meta name="csp-nonce" content="${nonce}" />`)
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } })
}
