import { findHost } from './host/find-host.ts'

// Placeholder until the composition root takes over: says where the page runs.
const host = findHost()
const info = await host.info()
const root = document.getElementById('root')
if (root) root.textContent = `小家 ${info.version} · ${info.kind} · ${info.journalPlace}`
