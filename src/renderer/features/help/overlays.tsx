import { useEffect, useState } from 'react'
import { problemOf } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VoidDialog } from '#renderer/ui/void-dialog.tsx'
import type { HelpLine } from '#shared/domain/help-line.ts'
import { AidDrawer } from './aid-drawer.tsx'
import { AidForm } from './aid-form.tsx'
import { BatchForm } from './batch-form.tsx'
import { ClaimForm } from './claim-form.tsx'
import { FileDrawer } from './file-drawer.tsx'
import { FileForm } from './file-form.tsx'
import { HelpDrawer } from './help-drawer.tsx'
import { HelpForm } from './help-form.tsx'
import { LinesDrawer } from './lines-drawer.tsx'
import { useHelpDeeds } from './model.ts'
import type { Here } from './page.tsx'
import { StepForm } from './step-form.tsx'

/** The record the address names, whatever the tab. */
const openedOf = ({ data, query }: Here) => {
  const id = query.open
  return {
    file: data.files.find((row) => row.id === id) ?? null,
    help: data.helps.find((one) => one.id === id) ?? null,
    aid: data.aids.find((one) => one.id === id) ?? null,
    claim: data.claims.find((one) => one.id === id) ?? null,
  }
}

/** The drawers and dialogs over the page, by its address. */
export const Overlays = (props: { readonly here: Here; readonly lines: readonly HelpLine[] }) => {
  const t = useMessages().helpPage
  const { here, lines } = props
  const { data, query, go } = here
  const { file, help, aid, claim } = openedOf(here)
  // Of two that an address opens at once, the dialog comes second, so that it lies over the drawer.
  const [behind, setBehind] = useState<string>()
  useEffect(() => setBehind(query.open), [query.open])
  const onClose = () => go({ open: null, list: null, tab: null, dialog: null }, true)
  const drawer = () => {
    if (query.list && !query.open)
      return <LinesDrawer here={here} lines={lines} list={query.list} onClose={onClose} />
    if (!query.open) return null
    if (file) return <FileDrawer key={file.id} here={here} row={file} onClose={onClose} />
    if (aid || claim) return <AidDrawer here={here} id={query.open} onClose={onClose} />
    if (help || query.view === 'ledger') return <HelpDrawer here={here} id={query.open} onClose={onClose} />
    return (
      <RecordDrawer open title={t.title} onClose={onClose}>
        <EmptyState title={t.help.missing} icon="help" />
      </RecordDrawer>
    )
  }
  return (
    <>
      {drawer()}
      {data.above || behind !== query.open ? null : <Dialogs here={here} />}
    </>
  )
}

const Dialogs = ({ here }: { readonly here: Here }) => {
  const messages = useMessages()
  const t = messages.helpPage
  const toast = useToast()
  const { data, query, go } = here
  const { file, help, aid, claim } = openedOf(here)
  const done = () => go({ dialog: null, member: null }, true)
  const member = data.members.find(({ id }) => id === query.member)?.id ?? null
  const voids = {
    'file-void': file && { kind: 'hardship-file', id: file.id, words: t.void.file },
    'help-void': help && { kind: 'help', id: help.id, words: t.void.help },
    'aid-void': aid && { kind: 'mutual-aid', id: aid.id, words: t.void.aid },
    'claim-void': claim && { kind: 'mutual-aid-claim', id: claim.id, words: t.void.claim },
  }
  const voided = Object.entries(voids).find(([name]) => name === query.dialog)?.[1]
  if (voided) return <Void {...voided} onClose={done} onDone={() => go({ dialog: null, open: null }, true)} />
  switch (query.dialog) {
    case 'file-new':
      return (
        <Dialog open width={1100} title={t.file.add} onClose={done}>
          <FileForm data={data} file={null} member={member} onSaved={done} />
        </Dialog>
      )
    case 'file-edit':
      return file ? (
        <Dialog open width={1100} title={t.file.edit} onClose={done}>
          <FileForm data={data} file={file.rec} member={null} onSaved={done} />
        </Dialog>
      ) : null
    case 'step':
      return file ? (
        <Dialog open width={600} title={t.file.addStep} onClose={done}>
          <StepForm data={data} row={file} onSaved={done} />
        </Dialog>
      ) : null
    case 'help-new':
    case 'help-edit': {
      const before = query.dialog === 'help-edit' ? help : null
      return (
        <Dialog open width={720} title={before ? t.help.edit : t.help.add} onClose={done}>
          <HelpForm data={data} before={before} member={member} onSaved={done} />
        </Dialog>
      )
    }
    case 'batch':
      return (
        <Dialog open width={1000} title={t.batch.title} onClose={done}>
          <BatchForm
            data={data}
            onDone={(campaign, count) => {
              toast({ text: t.batch.done(campaign, count) })
              go({ dialog: null, view: 'ledger', list: `campaign.${campaign}`, open: null }, true)
            }}
          />
        </Dialog>
      )
    case 'aid-new':
    case 'aid-edit': {
      const before = query.dialog === 'aid-edit' ? aid : null
      return (
        <Dialog open width={720} title={before ? t.aid.edit : t.aid.add} onClose={done}>
          <AidForm data={data} before={before} year={here.year} onSaved={done} />
        </Dialog>
      )
    }
    case 'claim-new':
      return (
        <Dialog open width={720} title={t.claim.add} onClose={done}>
          <ClaimForm
            data={data}
            before={null}
            aid={aid?.id ?? null}
            onSaved={() => go({ dialog: null, view: 'aid', part: 'claim', open: null }, true)}
          />
        </Dialog>
      )
    default:
      return null
  }
}

const Void = (props: {
  readonly kind: string
  readonly id: Parameters<ReturnType<typeof useHelpDeeds>['void']>[1]
  readonly words: { readonly title: string; readonly body: string }
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.void
  const deeds = useHelpDeeds()
  return (
    <VoidDialog
      words={{ ...props.words, reason: t.reason, needReason: t.needReason, action: t.action, done: t.done }}
      onVoid={async (reason) => problemOf(messages, await deeds.void(props.kind, props.id, reason))}
      onClose={props.onClose}
      onDone={props.onDone}
    />
  )
}
