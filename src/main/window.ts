/** How the window is opened: the page runs in a sandbox and reaches this process only through the preload. */
export const windowOptions = (preload: string, isPackaged: boolean) => ({
  width: 1280,
  height: 800,
  minWidth: 900,
  minHeight: 600,
  show: false,
  title: '小家',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    // A spelling dictionary would be fetched from the network.
    spellcheck: false,
    devTools: !isPackaged,
  },
})
