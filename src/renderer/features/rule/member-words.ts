import type { DuesRule } from '#shared/domain/member-rule.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { wordIn } from '#shared/i18n/sentence.ts'
import { rateText, type TermDraft } from './member-draft.ts'
import type { Draft } from './written.ts'

/** The posts of a row. */
export const postsText = (t: Messages, { posts }: TermDraft): string =>
  (posts ?? []).map((post) => t.post.choices.post[post]).join(t.rulePage.join)

/** How many may hold a post at a time. */
export const mostHolders = (t: Messages, { most, per }: TermDraft): string =>
  most == null ? '' : t.rulePage.member.term.limit[per ?? 'union'](most)

/** A row in one line. */
export const termText = (t: Messages, term: TermDraft): string =>
  [
    postsText(t, term),
    term.years == null ? '' : t.rulePage.member.term.length(term.years),
    mostHolders(t, term),
    term.clause ?? '',
  ]
    .filter(Boolean)
    .join(' · ')

/** The rule of dues in one line. */
export const duesText = (t: Messages, dues: Draft<DuesRule> | null): string => {
  const w = t.rulePage.member
  if (!dues) return w.dues.none
  const { perTenThousand, unit, rounding, grace, lapse, clause } = dues
  return [
    perTenThousand == null
      ? ''
      : w.dues.says(
          rateText(perTenThousand),
          wordIn(w.units, String(unit ?? 1)),
          w.roundings[rounding ?? 'nearest'],
        ),
    grace ? w.dues.late(grace) : '',
    lapse == null ? '' : w.dues.lapses(lapse),
    clause ?? '',
  ]
    .filter(Boolean)
    .join(t.rulePage.partJoin)
}
