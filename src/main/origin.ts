/** The scheme and the only origin of the application's page. It never changes: storage belongs to it. */
export const appScheme = 'app'
export const appHost = 'xiaojia'
export const appUrl = `${appScheme}://${appHost}/index.html`

/** A frame as far as trust needs it. */
export interface Frame {
  readonly url: string
  readonly parent: unknown
}

/** Whether an address lies in the application, or in the developer's server when one was named. */
export const isOwnUrl = (url: string, developer: string | null): boolean => {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return false
  }
  if (developer !== null && parsed.origin === new URL(developer).origin) return true
  return parsed.protocol === `${appScheme}:` && parsed.host === appHost && parsed.username === ''
}

/** Whether a message comes from the page itself: the top frame of the window, on its own origin. */
export const isOwnFrame = (frame: Frame | null, developer: string | null): boolean =>
  frame !== null && frame.parent === null && isOwnUrl(frame.url, developer)
