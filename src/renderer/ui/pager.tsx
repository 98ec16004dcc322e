import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'

/** Which page of a long list is shown, and the way to the next. */
export const Pager = (props: {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
  readonly children?: ReactNode
}) => {
  const t = useMessages().app.table
  return (
    <div className="xj-pager">
      {props.children}
      <Button
        small
        icon="left"
        label={t.previous}
        disabled={props.page === 0}
        onClick={() => props.onPage(props.page - 1)}
      />
      <span aria-live="polite">{t.page(props.page + 1, props.pages)}</span>
      <Button
        small
        icon="right"
        label={t.following}
        disabled={props.page >= props.pages - 1}
        onClick={() => props.onPage(props.page + 1)}
      />
    </div>
  )
}

/** How many rows a page has. */
export const PageSize = (props: { readonly size: number; readonly onSize: (size: number) => void }) => {
  const t = useMessages().app.table
  return (
    <label>
      {t.perPage}{' '}
      <select
        className="xj-input"
        value={props.size}
        onChange={(event) => props.onSize(Number(event.target.value))}
      >
        {[50, 100, 200].map((size) => (
          <option key={size}>{size}</option>
        ))}
      </select>
    </label>
  )
}
