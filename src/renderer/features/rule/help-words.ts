import type { Messages } from '#shared/i18n/messages.ts'
import type { HelpRowDraft } from './help-draft.ts'
import { yuanText } from './words.ts'

/** What a row is about. */
export const contentsText = (t: Messages, { contents }: HelpRowDraft): string =>
  (contents ?? []).map((one) => t.help.choices.content[one]).join(t.rulePage.join) || t.rulePage.help.cap.all

/** The most at a time. */
export const capText = (t: Messages, { cap, per }: HelpRowDraft): string =>
  cap == null ? '' : t.rulePage.help.upTo[per ?? 'time'](yuanText(cap))

/** The most for one member within a year. */
export const yearCapText = (t: Messages, { yearCap }: HelpRowDraft): string =>
  yearCap == null ? '' : t.rulePage.help.cap.year(yuanText(yearCap))

/** A row in one line. */
export const helpRowText = (t: Messages, row: HelpRowDraft): string =>
  [contentsText(t, row), capText(t, row), yearCapText(t, row), row.clause ?? ''].filter(Boolean).join(' · ')

/** What is not helped with, in one line. */
export const excludedText = (t: Messages, excluded: readonly string[]): string =>
  excluded.join(t.rulePage.join) || t.rulePage.help.excluded.none
