import type { Fen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type DuesRule, type MemberRule, roundings, type TermRule } from '../domain/member-rule.ts'
import { postRoles } from '../domain/post.ts'
import { checkIds, openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/** A school's rules for its members: terms of posts and dues, ready to reckon by. */
export interface MemberPack extends PackSource {
  readonly rule: MemberRule
}

const readTerm = (term: Reader): TermRule => {
  const read: TermRule = {
    id: term.text('id', 40),
    posts: term.some('posts', postRoles, 1),
    years: term.number('years', 1, 10),
    most: term.numberOr('most', 1, 100),
    per: term.textOr('per') === null ? 'union' : term.one('per', ['union', 'group']),
    clause: term.textOr('clause'),
  }
  term.done()
  return read
}

const readDues = (dues: Reader): DuesRule => {
  const read: DuesRule = {
    perTenThousand: dues.number('perTenThousand', 1, 10_000),
    unit: (dues.numberOr('unit', 1, 10_000) ?? 1) as Fen,
    rounding: dues.textOr('rounding') === null ? 'nearest' : dues.one('rounding', roundings),
    grace: dues.numberOr('grace', 0, 24) ?? 0,
    lapse: dues.numberOr('lapse', 1, 60),
    clause: dues.textOr('clause'),
  }
  dues.done()
  return read
}

const isWhole = (found: number | null): boolean => found === null || Number.isInteger(found)

/**
 * Reads a pack strictly; rows of problems count the terms. Body: `{ format: 1, terms: [{ id, posts, years, most?, per? }],
 * dues?: { perTenThousand, unit?, rounding?, grace?, lapse? } }`. A post stands in one term at most; years and months are whole.
 */
export const parseMemberPack = (pack: PackSource): Result<MemberPack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const terms = body.objects('terms', 0).map(readTerm)
  const duesBody = body.object('dues')
  const dues = duesBody && readDues(duesBody)
  body.done()
  checkIds(
    terms.map(({ id }) => id),
    problems,
  )
  terms.forEach(({ posts, years, most }, i) => {
    if (!isWhole(years)) problems.push({ type: 'wrong-type', row: i + 1, key: 'years' })
    if (!isWhole(most)) problems.push({ type: 'wrong-type', row: i + 1, key: 'most' })
    if (terms.slice(0, i).some((before) => posts.some((post) => before.posts.includes(post))))
      problems.push({ type: 'repeated', row: i + 1, key: 'posts' })
  })
  for (const key of ['perTenThousand', 'unit', 'grace', 'lapse'] as const)
    if (dues && !isWhole(dues[key])) problems.push({ type: 'wrong-type', row: null, key: `dues.${key}` })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rule: { terms, dues } })
}
