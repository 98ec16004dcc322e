import { createRoot } from 'react-dom/client'
import 'virtual:library.css'
import '#renderer/ui/ui.css'
import { UiProvider } from '#renderer/ui/ui-provider.tsx'
import type { Locale } from '#shared/i18n/messages.ts'
import { Parts } from './parts.tsx'

// All parts of the interface on one page: `?scheme=dark`, `?type=large`, `?locale=en`.
const params = new URLSearchParams(location.search)
const locales: readonly Locale[] = ['zh', 'en', 'pseudo']

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <UiProvider
      locale={locales.find((one) => one === params.get('locale')) ?? 'zh'}
      scheme={params.get('scheme') === 'dark' ? 'dark' : 'light'}
      typeSize={params.get('type') === 'large' ? 'large' : 'normal'}
    >
      <Parts />
    </UiProvider>,
  )
}
