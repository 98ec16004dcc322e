/** An event that can be refused. */
interface Refusable {
  preventDefault(): void
}

/** The part of Electron's WebContents that is guarded. */
export interface Contents {
  on(event: 'will-navigate', listener: (event: Refusable & { readonly url: string }) => void): unknown
  on(event: 'will-attach-webview' | 'will-prevent-unload', listener: (event: Refusable) => void): unknown
  setWindowOpenHandler(
    handler: (details: {
      readonly url: string
    }) => { action: 'deny' } | { action: 'allow'; overrideBrowserWindowOptions: typeof fileWindow },
  ): void
  getURL(): string
}

/** The part of Electron's Session that is guarded. */
export interface Rights {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  readonly webRequest: {
    onBeforeRequest(
      handler: (request: { readonly url: string }, answer: (reply: { cancel: boolean }) => void) => void,
    ): void
  }
}

const withoutHash = (url: string): string => url.split('#', 1).join()

/** The window in which a kept file is looked at: it reaches nothing of this process. */
export const fileWindow = {
  autoHideMenuBar: true,
  // Chromium's own viewer of PDF files counts as a plugin.
  webPreferences: { plugins: true, sandbox: true, contextIsolation: true, nodeIntegration: false },
}

/**
 * The page stays where it is: it may be loaded anew and show its own files in windows, but leads nowhere else and embeds
 * nothing. `isLeft` asks whether what was typed may be lost.
 */
export const guardContents = (
  contents: Contents,
  isOwn: (url: string) => boolean,
  isLeft: () => boolean,
): void => {
  contents.on('will-navigate', (event) => {
    if (withoutHash(event.url) !== withoutHash(contents.getURL())) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-prevent-unload', (event) => {
    if (isLeft()) event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) =>
    url.startsWith('blob:') && isOwn(url.slice('blob:'.length))
      ? { action: 'allow', overrideBrowserWindowOptions: fileWindow }
      : { action: 'deny' },
  )
}

const local = ['blob:', 'data:', 'devtools:']

/** Putting text on the clipboard, when a person asks for it. */
const given = 'clipboard-sanitized-write'

/** No other permission is given, and nothing leaves this PC: the product needs no network. */
export const guardSession = (rights: Rights, isOwn: (url: string) => boolean): void => {
  rights.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === given))
  rights.setPermissionCheckHandler((_contents, permission) => permission === given)
  rights.setDevicePermissionHandler(() => false)
  rights.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwn(url) && !local.some((scheme) => url.startsWith(scheme)) })
  })
}
