/** An event that can be refused. */
interface Refusable {
  preventDefault(): void
}

/** The part of Electron's WebContents that is guarded. */
export interface Contents {
  on(event: 'will-navigate', listener: (event: Refusable & { readonly url: string }) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Refusable) => void): unknown
  setWindowOpenHandler(handler: () => { action: 'deny' }): void
  getURL(): string
}

/** The part of Electron's Session that is guarded. */
export interface Rights {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void
  setPermissionCheckHandler(handler: () => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  readonly webRequest: {
    onBeforeRequest(
      handler: (request: { readonly url: string }, answer: (reply: { cancel: boolean }) => void) => void,
    ): void
  }
}

const withoutHash = (url: string): string => url.split('#', 1).join()

/** The page stays where it is: it may be loaded anew, but opens no window, leads nowhere else and embeds nothing. */
export const guardContents = (contents: Contents): void => {
  contents.on('will-navigate', (event) => {
    if (withoutHash(event.url) !== withoutHash(contents.getURL())) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

const local = ['blob:', 'data:', 'devtools:']

/** No permission is given, and nothing leaves this PC: the product needs no network. */
export const guardSession = (rights: Rights, isOwn: (url: string) => boolean): void => {
  rights.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  rights.setPermissionCheckHandler(() => false)
  rights.setDevicePermissionHandler(() => false)
  rights.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwn(url) && !local.some((scheme) => url.startsWith(scheme)) })
  })
}
