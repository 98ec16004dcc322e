import { contextBridge, ipcRenderer } from 'electron'
import { hostMethods } from '#shared/host.ts'

/** One function per method of the port; there is no way to name another channel. */
const host = Object.fromEntries(
  hostMethods.map((name) => [name, (...values: unknown[]) => ipcRenderer.invoke(`host:${name}`, ...values)]),
)

contextBridge.exposeInMainWorld('host', host)
