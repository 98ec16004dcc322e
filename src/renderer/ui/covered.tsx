import { useState } from 'react'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'

/** What stands for a covered value: says nothing of its length. */
export const coveredMark = '●●●●●●'

/** A sensitive value: covered until somebody wants to see it. */
export const Covered = (props: { readonly text: string }) => {
  const t = useMessages().app.record
  const [shown, setShown] = useState(false)
  if (shown) return <>{props.text}</>
  return (
    <span className="xj-covered">
      <span aria-hidden="true">{coveredMark}</span>
      <span className="xj-hidden">{t.covered}</span>
      <Button kind="link" small onClick={() => setShown(true)}>
        {t.show}
      </Button>
    </span>
  )
}
