import './conflict.css'
import { useHashValue } from '#renderer/ui/hash.ts'
import { PageHeader } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { ConflictCards } from './cards.tsx'
import { DuplicatePanel, useOpenDuplicates } from './duplicate-panel.tsx'
import { useConflicts } from './model.ts'
import { RefusedPanel } from './refused-panel.tsx'

/** 冲突: values side by side until a person has decided, and what did not count. */
export const ConflictPage = () => {
  const t = useMessages().conflictPage
  const [tab, setTab] = useHashValue('tab')
  const conflicts = useConflicts()
  const duplicates = useOpenDuplicates()
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <Tabs
        label={t.title}
        current={tab ?? undefined}
        onChange={setTab}
        tabs={[
          {
            key: 'open',
            label: t.tabs.open(conflicts.asked.value?.length ?? null),
            content: <ConflictCards conflicts={conflicts} />,
          },
          {
            key: 'duplicate',
            label: t.duplicate.tab(duplicates?.length ?? null),
            content: <DuplicatePanel all={duplicates} />,
          },
          {
            key: 'refused',
            label: t.tabs.refused,
            content: <RefusedPanel />,
          },
        ]}
      />
    </>
  )
}
