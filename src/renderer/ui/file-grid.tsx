import './file-grid.css'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'

/** One kept file as the grid shows it. */
export interface FileTile {
  readonly id: string
  readonly name: string
  readonly media: string
  /** Its sort, its size: one line below the name. */
  readonly note: string
}

/** The address of a file's bytes while they are shown; null until they are read, and when they are not here. */
const useObjectUrl = (media: string, load: () => Promise<Uint8Array | null>): string | null | undefined => {
  const [url, setUrl] = useState<string | null>()
  useEffect(() => {
    let made: string | null = null
    let here = true
    void load().then((bytes) => {
      if (!here) return
      // A copy over a plain buffer, which is what a Blob takes.
      made = bytes && URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: media }))
      setUrl(made)
    })
    return () => {
      here = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [media, load])
  return url
}

const Tile = (props: {
  readonly file: FileTile
  readonly load: (id: string) => Promise<Uint8Array | null>
  readonly onRemove: (() => void) | undefined
}) => {
  const t = useMessages().app
  const { file, load } = props
  const [read] = useState(() => () => load(file.id))
  const url = useObjectUrl(file.media, read)
  const picture = url && file.media.startsWith('image/') ? <img src={url} alt={file.name} /> : null
  return (
    <li className="xj-file">
      <a
        className="xj-file-picture"
        href={url ?? undefined}
        target="_blank"
        rel="noreferrer"
        aria-label={t.table.open(file.name)}
      >
        {picture ?? (
          <span className="xj-empty-icon">
            <Icon name={url === null ? 'warn' : 'file'} />
          </span>
        )}
      </a>
      <span className="xj-file-name" title={file.name}>
        {file.name}
      </span>
      <span className="xj-row" data-spread data-gap="small">
        <span className="xj-hint">{file.note}</span>
        {props.onRemove ? (
          <Button
            kind="quiet"
            small
            icon="close"
            label={`${t.remove} ${file.name}`}
            onClick={props.onRemove}
          />
        ) : null}
      </span>
    </li>
  )
}

/** Kept files as a contact sheet: pictures small, other files by their sign; each opens in a window of its own. */
export const FileGrid = (props: {
  readonly label: string
  readonly files: readonly FileTile[]
  readonly load: (id: string) => Promise<Uint8Array | null>
  readonly onRemove?: (id: string) => void
}) => {
  const { onRemove } = props
  return (
    <ul className="xj-files" aria-label={props.label}>
      {props.files.map((file) => (
        <Tile
          key={file.id}
          file={file}
          load={props.load}
          onRemove={onRemove ? () => onRemove(file.id) : undefined}
        />
      ))}
    </ul>
  )
}
