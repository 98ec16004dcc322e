import type { EntityId } from '#shared/base/id.ts'
import type { FieldProblem } from '#shared/domain/check.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { type Sentences, sentenceOf } from '#shared/i18n/sentence.ts'

/** Members to choose from, told apart by department and number. */
export const peopleOf = (
  members: readonly Rec<Member>[],
): readonly {
  readonly id: EntityId
  readonly name: string
  readonly number: string | null
  readonly note: string
}[] =>
  members.map(({ id, values }) => ({
    id,
    name: values.name ?? '',
    number: values.staffNo ?? null,
    note: [values.unit ?? values.group, values.staffNo].filter(Boolean).join(' · '),
  }))

/** The sentence for one field of a form: a fault of the field, else the first of the named problems. */
export const saysOf =
  <P extends { readonly type: string }>(
    messages: Messages,
    sentences: Sentences<Exclude<P, FieldProblem>>,
    problems: readonly P[],
  ) =>
  (field: string | null, ...types: readonly string[]): string | null => {
    for (const one of problems) {
      if (one.type === 'field') {
        const { field: at, part, fault } = one as unknown as FieldProblem
        if (field !== null && (part ? `${at}.${part}` : at) === field)
          return sentenceOf(messages.check.faults, fault)
      } else if (types.includes(one.type)) return sentenceOf(sentences, one as Exclude<P, FieldProblem>)
    }
    return null
  }
