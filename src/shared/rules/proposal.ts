import { err, ok, type Result } from '../base/result.ts'
import type { ProposalRule } from '../domain/proposal-check.ts'
import { openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/** A school's rules for proposals, ready to judge by. */
export interface ProposalPack extends PackSource {
  readonly rule: ProposalRule
}

const deadlineTypes = ['day', 'yearly', 'before-opening'] as const

const readDeadline = (reader: Reader | null): ProposalRule['deadline'] => {
  if (!reader) return null
  const type = reader.one('type', deadlineTypes)
  const read = ((): ProposalRule['deadline'] => {
    switch (type) {
      case 'day':
        return { type, day: reader.day('day') }
      case 'yearly':
        return { type, month: reader.number('month', 1, 12), day: reader.number('day', 1, 31) }
      case 'before-opening':
        return { type, days: reader.number('days', 0, 365) }
    }
  })()
  reader.done()
  return read
}

/** Reads a pack strictly. Body: `{ format: 1, seconders, delegatesOnly?, chairReview?, deadline?, late? }`. */
export const parseProposalPack = (pack: PackSource): Result<ProposalPack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const rule: ProposalRule = {
    seconders: body.number('seconders', 0, 100),
    delegatesOnly: body.flag('delegatesOnly'),
    chairReview: body.flag('chairReview'),
    deadline: readDeadline(body.object('deadline')),
    late: body.textOr('late') === null ? 'late' : body.one('late', ['late', 'suggestion']),
  }
  body.done()
  return problems.length > 0 ? err(problems) : ok({ ...pack, rule })
}
