import { useState } from 'react'
import { problemNotice, problemSentence } from '#renderer/engine-words.ts'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { type DroppedFile, FileDrop } from '#renderer/ui/file-drop.tsx'
import { FileGrid } from '#renderer/ui/file-grid.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type AttachmentRole, attachmentRoles } from '#shared/domain/attachment.ts'
import { useActivityDeeds, useLoadFile } from './model.ts'
import type { ActivityRow, AttachmentRec } from './summary.ts'

/** Photos and papers of an activity as a contact sheet. */
export const PhotoPanel = (props: {
  readonly row: ActivityRow
  readonly attachments: readonly AttachmentRec[]
}) => {
  const messages = useMessages()
  const t = messages.activityPage.photos
  const words = messages.attachment
  const format = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const deeds = useActivityDeeds()
  const load = useLoadFile()
  const [role, setRole] = useState<AttachmentRole>('photo')
  const [busy, setBusy] = useState(false)
  const add = async (files: readonly DroppedFile[]) => {
    setBusy(true)
    const { added, refused } = await deeds.addFiles(props.row.id, files, role)
    setBusy(false)
    if (added > 0) toast({ text: t.added(added) })
    for (const one of refused) toast({ text: `${one.name}: ${problemSentence(messages, one)}`, tone: 'bad' })
  }
  const remove = async (id: string) => {
    const one = props.attachments.find((known) => known.id === id)
    if (!one) return
    const sure = await confirm({
      title: t.removeTitle,
      body: t.removeBody,
      action: messages.app.remove,
      danger: true,
    })
    if (!sure) return
    const done = await deeds.removeFile(one.id, t.removeTitle)
    if (done.ok) toast({ text: t.removed })
    else toast(problemNotice(messages, done.error))
  }
  return (
    <Stack>
      <ChoiceInput
        label={t.role}
        value={role}
        options={optionsOf(attachmentRoles, words.choices.role)}
        onChange={(value) => setRole(value ?? 'photo')}
      />
      <FileDrop
        label={t.drop}
        hint={t.hint}
        multiple
        accept=".jpg,.jpeg,.png,.pdf"
        disabled={busy}
        onFiles={(files) => void add(files)}
        compact
      />
      {props.attachments.length === 0 ? (
        <EmptyState title={t.empty} icon="attachment" />
      ) : (
        <FileGrid
          label={messages.activityPage.drawer.photos}
          files={props.attachments.flatMap((one) => {
            const { file } = one.values
            return file
              ? {
                  id: one.id,
                  name: one.values.caption ?? file.name,
                  media: file.media,
                  note: `${one.values.role ? words.choices.role[one.values.role] : ''} · ${format.bytes(file.bytes)}`,
                }
              : []
          })}
          load={async (id) => {
            const file = props.attachments.find((one) => one.id === id)?.values.file
            return file ? load(file) : null
          }}
          onRemove={(id) => void remove(id)}
        />
      )}
    </Stack>
  )
}
