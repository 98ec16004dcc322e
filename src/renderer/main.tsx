import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'virtual:library.css'
import './ui/ui.css'
import { App } from './app/app.tsx'
import { linkEngine } from './app/engine-link.ts'
import { createRecords } from './db/records.ts'
import { IndexDb } from './db/schema.ts'
import { findHost } from './host/find-host.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const host = findHost()
const worker = new Worker(new URL('./worker/engine.worker.ts', import.meta.url), { type: 'module' })
const engine = await linkEngine(worker, host)

createRoot(root).render(
  <StrictMode>
    <App
      roots={{
        host,
        engine,
        recordsOf: (workspace) => createRecords(new IndexDb(workspace.id)),
        now: () => Date.now(),
      }}
    />
  </StrictMode>,
)
