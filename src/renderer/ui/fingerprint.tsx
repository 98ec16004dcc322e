import { useMessages } from './messages.tsx'

/** Digits to be compared by telephone, large, in groups, read out one by one. */
export const Fingerprint = (props: { readonly value: string; readonly hint?: boolean }) => {
  const t = useMessages().app
  return (
    <div className="xj-fingerprint">
      <code
        className="xj-digits"
        role="img"
        aria-label={`${t.fingerprint} ${props.value.replace(/\D/g, '').replace(/\B/g, ' ')}`}
      >
        {props.value}
      </code>
      {props.hint === false ? null : <p className="xj-hint">{t.fingerprintHint}</p>}
    </div>
  )
}

/** A code to be read out or written down. */
export const BigCode = (props: { readonly label: string; readonly value: string }) => (
  <div className="xj-fingerprint">
    <span className="xj-label">{props.label}</span>
    <code className="xj-digits">{props.value}</code>
  </div>
)
