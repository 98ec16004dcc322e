import { problemSentence } from '#renderer/engine-words.ts'
import type { Fen } from '#shared/base/money.ts'
import type { VisitProblem } from '#shared/domain/condolence-check.ts'
import type { VerdictSentence } from '#shared/domain/verdict.ts'
import type { Messages } from '#shared/i18n/messages.ts'

/** Why a file did not come about, and what to do. */
export const outSentence = (
  t: Messages,
  problem: { readonly type: string; readonly characters?: readonly string[] },
): string =>
  problem.type === 'missing-glyphs'
    ? t.paper.problems.missingGlyphs(problem.characters ?? [])
    : problemSentence(t, problem)

/** Where in the form a problem belongs. */
export const placeOf = (problem: VisitProblem): string => {
  switch (problem.type) {
    case 'field':
      return problem.field
    case 'festival-needed':
      return 'festival'
    case 'relation-needed':
      return 'relation'
    case 'visited-in-future':
      return 'visitedOn'
    case 'gift-incomplete':
      return `gift.${problem.part}`
    case 'reason-needed':
      return 'overrideReason'
    case 'refused':
      return 'verdict'
  }
}

/** What to do about a problem of the form. */
export const visitProblemText = (messages: Messages, problem: VisitProblem): string => {
  const t = messages.condolencePage.entry
  switch (problem.type) {
    case 'field':
      return problem.field === 'member'
        ? t.needMember
        : problem.field === 'event'
          ? t.needEvent
          : t.badField(messages.condolence.fields[problem.field as keyof typeof messages.condolence.fields])
    case 'festival-needed':
      return t.needFestival
    case 'relation-needed':
      return t.needRelation
    case 'visited-in-future':
      return t.future
    case 'gift-incomplete':
      return t.needGift(messages.condolence.parts.gift[problem.part])
    case 'reason-needed':
      return t.needReason
    case 'refused':
      return t.refused
  }
}

/** One sentence of a verdict in words. */
export const sentenceText = (
  messages: Messages,
  sentence: VerdictSentence,
  money: (amount: Fen) => string,
): string => {
  const t = messages.condolencePage.sentence
  const { choices } = messages.condolence
  const { status } = messages.member
  const join = messages.paper.list
  switch (sentence.type) {
    case 'no-rule':
    case 'no-pack':
    case 'severity-not-covered':
    case 'duplicate':
    case 'dues-not-paid':
    case 'dues-unknown':
      return t[sentence.type]
    case 'relation-needed':
    case 'relation-not-covered':
      return t[sentence.type](join(sentence.relations.map((one) => choices.relation[one])))
    case 'form-not-allowed':
    case 'form-forbidden':
      return t[sentence.type](
        choices.form[sentence.form],
        join(sentence.forms.map((one) => choices.form[one])),
      )
    case 'payer-not-allowed':
      return t[sentence.type](
        choices.payer[sentence.payer],
        join(sentence.payers.map((one) => choices.payer[one])),
      )
    case 'over-cap':
      return t[sentence.type](money(sentence.amount), money(sentence.cap))
    case 'too-often':
      return t[sentence.type](t.per[sentence.per], sentence.number, sentence.max)
    case 'late':
      return t.late(sentence.days, sentence.count, t.unit[sentence.unit])
    case 'not-a-member':
    case 'not-active':
      return t[sentence.type](status[sentence.status])
  }
}
