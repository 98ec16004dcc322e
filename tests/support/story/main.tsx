import { createRoot } from 'react-dom/client'
import 'virtual:library.css'
import '#renderer/ui/ui.css'
import { App, type Roots } from '#renderer/app/app.tsx'
import { localeSetting, schemeSetting, typeSetting, useScheme } from '#renderer/ui/preferences.ts'
import { UiProvider } from '#renderer/ui/ui-provider.tsx'
import { fakeEngine, fakeHost, fakeRecords, fakeWorkspace } from '../fake-engine.ts'
import { Parts } from './parts.tsx'

// Two pages over fakes: `?app` is the product with an engine that holds nothing, otherwise all parts on one page.
const params = new URLSearchParams(location.search)
const workspace = fakeWorkspace({ level: params.get('level') === 'school' ? 'school' : 'branch' })

const records = fakeRecords({
  member: [
    { name: '王建国', staffNumber: '2010001' },
    { name: '欧阳明', staffNumber: '2010002' },
    { name: '单雄信', staffNumber: '2010003' },
  ],
  activity: [{ title: '春游' }],
  proposal: [{ title: '关于增设母婴室的提案' }],
})

const roots: Roots = {
  host: fakeHost(),
  engine: fakeEngine(
    params.has('first')
      ? {}
      : {
          workspaces: async () => [workspace],
          open: async () => ({ workspace, replayed: 0, rebuilt: false, torn: 0 }),
        },
  ),
  recordsOf: () => records,
  now: () => Date.UTC(2026, 2, 8, 2),
}

const AllParts = () => (
  <UiProvider locale={localeSetting.use()} scheme={useScheme()} typeSize={typeSetting.use()}>
    <Parts />
  </UiProvider>
)

const scheme = params.get('scheme')
schemeSetting.set(scheme === 'dark' ? 'dark' : 'light')
typeSetting.set(params.get('type') === 'large' ? 'large' : 'normal')
const locale = params.get('locale')
localeSetting.set(locale === 'en' || locale === 'pseudo' ? locale : 'zh')
if (params.has('app') && !params.has('first'))
  localStorage.setItem('xiaojia.workspace', JSON.stringify(workspace.id))

const root = document.getElementById('root')
if (root) createRoot(root).render(params.has('app') ? <App roots={roots} /> : <AllParts />)
