import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { goTo, useHashValue } from '#renderer/ui/hash.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { KeyHint, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useHits } from './search-model.ts'

/** The field in the top bar, and Ctrl+K, open the search. */
export const SearchButton = () => {
  const t = useMessages().shell.search
  const [open, setOpen] = useHashValue('search')
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen('open')
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  })
  return (
    <>
      <button type="button" className="xj-search-button" onClick={() => setOpen('open')}>
        <Icon name="search" />
        <span>{t.open}</span>
        <KeyHint keys="Ctrl+K" />
      </button>
      <Dialog open={open !== null} title={t.title} onClose={() => setOpen(null)} width={640}>
        <Search />
      </Dialog>
    </>
  )
}

const Search = () => {
  const messages = useMessages()
  const t = messages.shell.search
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const hits = useHits(query, messages)
  const count = hits?.length ?? 0
  const open = (href: string | undefined) => {
    if (href !== undefined) goTo(href, true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((at + (event.key === 'ArrowDown' ? 1 : count - 1)) % Math.max(count, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(hits?.[at]?.href)
    }
  }
  return (
    <div className="xj-stack">
      <input
        className="xj-input"
        role="combobox"
        aria-label={t.label}
        aria-expanded={count > 0}
        aria-controls={count > 0 ? id : undefined}
        aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
        placeholder={t.label}
        // biome-ignore lint/a11y/noAutofocus: the search was just opened to type in it
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {hits === null ? (
        <p className="xj-note">{messages.app.loading}</p>
      ) : count === 0 ? (
        <p className="xj-note" role="status">
          {t.none}
        </p>
      ) : (
        <div id={id} role="listbox" aria-label={t.title} className="xj-hits">
          {hits.map((hit, n) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox that owns the list
            // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
            <div
              key={hit.key}
              id={`${id}-${n}`}
              role="option"
              aria-selected={n === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(hit.href)}
              ref={n === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            >
              <span>{hit.name}</span>
              <span className="xj-hint">{hit.note}</span>
              <Tag>{hit.kind}</Tag>
            </div>
          ))}
        </div>
      )}
      <p className="xj-hint">{t.hint}</p>
    </div>
  )
}
