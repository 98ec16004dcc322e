import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type OpenDialogOptions,
  protocol,
  safeStorage,
  session,
} from 'electron'
import { openBackupFiles } from '#node/backup-files.ts'
import { disk, openDisk } from '#node/disk.ts'
import { freeBytes, homePaths, readInstallation } from '#node/home.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { guardContents, guardSession } from './guard.ts'
import { createHost, offerHost } from './host.ts'
import { leaveQuestion, leaves } from './leave.ts'
import { buildMenu } from './menu.ts'
import { appScheme, appUrl, isOwnFrame, isOwnUrl } from './origin.ts'
import { createSaveFile } from './save-file.ts'
import { createSeal } from './seal.ts'
import { createServe } from './serve.ts'
import { windowOptions } from './window.ts'

const out = join(import.meta.dirname, '..')
/** The page of the developer's server; never in a packaged application. */
const developer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)

const home = process.env.XIAOJIA_HOME ?? join(app.getPath('appData'), 'xiaojia')
const paths = homePaths(home)
app.setPath('userData', paths.profile)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

let window: BrowserWindow | null = null

const openWindow = async (): Promise<void> => {
  const opened = new BrowserWindow(windowOptions(join(out, 'preload', 'index.cjs'), app.isPackaged))
  window = opened
  opened.once('ready-to-show', () => opened.show())
  // Windows that show kept files go with the page that holds them.
  opened.on('closed', () => {
    window = null
    app.quit()
  })
  await opened.loadURL(developer ?? appUrl)
}

const askFolder = async (): Promise<string | null> => {
  const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return (answer.canceled ? null : answer.filePaths[0]) ?? null
}

const start = async (): Promise<void> => {
  await app.whenReady()
  const files = openWorkspaceFiles(paths.journal)
  const saveFile = createSaveFile(
    async (defaultPath) => {
      const options = { defaultPath }
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return answer.canceled || !answer.filePath ? null : answer.filePath
    },
    () => app.getPath('documents'),
    openDisk,
  )
  const host = createHost({
    version: app.getVersion(),
    journalPlace: paths.journal,
    files,
    backups: openBackupFiles(home),
    seal: createSeal(safeStorage),
    installation: () => readInstallation(disk, paths.installation),
    freeBytes: () => freeBytes(paths.journal),
    askFolder,
    saveFile,
  })
  protocol.handle(appScheme, createServe(join(out, 'renderer')))
  guardSession(session.defaultSession, isOwn)
  offerHost(ipcMain, host, (frame) => isOwnFrame(frame, developer))
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(app.getLocale(), !app.isPackaged)))

  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    isClosed = true
    void files.close().finally(() => app.quit())
  })
  await openWindow()
}

/** Whether a person lets go of what was typed and not saved. */
const isLeft = (): boolean => {
  const question = leaveQuestion(app.getLocale())
  return (
    (window ? dialog.showMessageBoxSync(window, question) : dialog.showMessageBoxSync(question)) === leaves
  )
}

const isOwn = (url: string): boolean => isOwnUrl(url, developer)

app.on('web-contents-created', (_event, contents) => guardContents(contents, isOwn, isLeft))
app.on('second-instance', () => {
  if (window?.isMinimized()) window.restore()
  window?.focus()
})

if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    dialog.showErrorBox('小家 Xiaojia', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
