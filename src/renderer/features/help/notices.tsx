import { Button } from '#renderer/ui/button.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { isReviewDue } from '#shared/domain/hardship-file.ts'
import { helpOfYear } from '#shared/domain/help-line.ts'
import { claimsDue } from '#shared/domain/mutual-aid-check.ts'
import type { Here } from './page.tsx'
import { claimAhead, reviewAhead } from './rows.ts'

/** What is due: reviews of files and steps of claims; and help of the branch's own money that stands in no account. */
export const Notices = ({ here }: { readonly here: Here }) => {
  const t = useMessages().helpPage.notices
  const { data, go, year } = here
  if (data.above) return null
  const reviews = data.files.filter(({ nextOn }) => isReviewDue(nextOn, data.today, reviewAhead))
  const late = reviews.filter(({ nextOn }) => nextOn && nextOn < data.today).length
  const claims = claimsDue(data.claims, data.today, claimAhead)
  const unpaid = helpOfYear(data.lines, year).filter(
    ({ kind, payer, amount, entry }) => kind === 'help' && payer === 'branch-fund' && amount && !entry,
  )
  const due = [
    ...(reviews.length > 0
      ? [
          {
            key: 'file',
            text: t.reviews(reviews.length, late),
            to: { view: 'file', only: 'due', open: null },
          },
        ]
      : []),
    ...(claims.length > 0
      ? [{ key: 'claim', text: t.claims(claims.length), to: { view: 'aid', part: 'claim', open: null } }]
      : []),
  ]
  return (
    <>
      {due.length > 0 ? (
        <VerdictStrip state="warn">
          {due.map(({ key, text, to }) => (
            <span key={key} className="xj-help-due">
              {text}{' '}
              <Button kind="link" onClick={() => go(to)}>
                {t.show}
              </Button>
            </span>
          ))}
        </VerdictStrip>
      ) : null}
      {unpaid.length > 0 ? (
        <VerdictStrip state="info">
          {t.unpaid(unpaid.length)}{' '}
          <Button kind="link" onClick={() => go({ view: 'ledger', list: 'unpaid', open: null })}>
            {t.show}
          </Button>
        </VerdictStrip>
      ) : null}
    </>
  )
}
