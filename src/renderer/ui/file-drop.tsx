import { type DragEvent, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'

/** A chosen file, read. */
export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads chosen files. */
export const readFiles = (files: Iterable<File>): Promise<readonly DroppedFile[]> =>
  Promise.all(
    [...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )

/** A place to drop files on, with a button that chooses them. */
export const FileDrop = (props: {
  readonly label: string
  readonly onFiles: (files: readonly DroppedFile[]) => void
  /** Such as `.xjb,.json`. */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  readonly compact?: boolean | undefined
}) => {
  const t = useMessages().app.form
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = async (files: Iterable<File>) => {
    const read = await readFiles(files)
    if (read.length > 0) props.onFiles(props.multiple ? read : read.slice(0, 1))
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!props.disabled) void take(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drop target around a file input
    <div
      role="group"
      aria-label={props.label}
      className="xj-drop"
      data-over={over}
      data-compact={props.compact}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <span className="xj-empty-icon">
        <Icon name="upload" />
      </span>
      <div>
        <span>{props.label}</span>
        {props.hint ? <span className="xj-hint">{props.hint}</span> : null}
      </div>
      <Button disabled={props.disabled} onClick={() => input.current?.click()}>
        {t.chooseFile}
      </Button>
      <label htmlFor={id} className="xj-hidden">
        {props.label}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className="xj-hidden"
        tabIndex={-1}
        accept={props.accept}
        multiple={props.multiple}
        disabled={props.disabled}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void take(files)
        }}
      />
    </div>
  )
}
