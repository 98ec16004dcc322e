import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Fault } from '#shared/domain/check.ts'
import type { VisitProblem } from '#shared/domain/condolence-check.ts'
import type { FieldType } from '#shared/domain/field.ts'
import { kindNames, kinds } from '#shared/domain/registry.ts'
import type { VerdictSentence } from '#shared/domain/verdict.ts'
import { en, type Messages, zh } from '#shared/i18n/messages.ts'
import { pseudo } from '#shared/i18n/pseudo.ts'
import { fieldLabel, problemText, type Sentences, sentenceOf } from '#shared/i18n/sentence.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { TableWarning } from '#shared/rules/rating.ts'
import type { LevelBar, ScoreProblem } from '#shared/rules/rating-score.ts'
import type { PackProblem } from '#shared/rules/read.ts'
import type { MappingProblem } from '#shared/sheet/member-columns.ts'
import type { RowProblem } from '#shared/sheet/member-rows.ts'

// Compiles only while the words know every case of the rules and of the sheet, which the words do not import.
const sentencesOfOtherLayers = (messages: Messages) => ({
  warning: messages.home.tableWarnings satisfies Sentences<TableWarning>,
  bar: messages.home.bars satisfies Sentences<LevelBar>,
  score: messages.home.scoreProblems satisfies Sentences<ScoreProblem>,
  pack: messages.rule.faults satisfies Sentences<Pick<PackProblem, 'type'>>,
  row: messages.sheet.faults satisfies Sentences<RowProblem['fault']>,
  mapping: messages.sheet.mapping satisfies Sentences<MappingProblem>,
})

const leaves = (value: unknown, path: string, out: Map<string, unknown>): Map<string, unknown> => {
  if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) leaves(part, `${path}.${key}`, out)
  else out.set(path, value)
  return out
}

/** The nouns of this part; the words of pages belong to their pages. */
const nouns = [
  'check',
  'member',
  'condolence',
  'activity',
  'fund',
  'attachment',
  'proposal',
  'home',
  'rule',
  'organisation',
  'sheet',
  'transfer',
] as const

describe('the words of the nouns', () => {
  test('no text is empty, and no English text holds Chinese', () => {
    for (const noun of nouns) {
      const chinese = leaves(zh[noun], noun, new Map())
      const english = leaves(en[noun], noun, new Map())
      expect([...english.keys()]).toEqual([...chinese.keys()])
      for (const [path, text] of [...chinese, ...english]) expect(text, path).not.toBe('')
      for (const [path, text] of english)
        if (typeof text === 'string') expect(text, path).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('sentences of the other layers exist in both languages', () => {
    expect(Object.keys(sentencesOfOtherLayers(en))).toEqual(Object.keys(sentencesOfOtherLayers(zh)))
  })

  test('every kind, field, part and choice has its word', () => {
    const choicesIn = (is: FieldType, name: string): readonly (readonly [string, string])[] =>
      is.type === 'choice' || is.type === 'choices'
        ? is.of.map((choice) => [name, choice] as const)
        : is.type === 'group'
          ? Object.entries(is.of).flatMap(([part, type]) => choicesIn(type, part))
          : is.type === 'list'
            ? choicesIn(is.of, name)
            : []
    for (const messages of [zh, en]) {
      const words = wordsOf(messages)
      for (const kind of kindNames) {
        expect(words[kind].kind).toBeTruthy()
        for (const [field, { is }] of Object.entries(kinds[kind].fields)) {
          expect(words[kind].fields[field], `${kind}.${field}`).toBeTruthy()
          for (const [name, choice] of choicesIn(is, field))
            expect(words[kind].choices[name]?.[choice], `${kind}.${name}.${choice}`).toBeTruthy()
        }
      }
    }
  })

  test('a choice of a newer version shows as it is, also one named like an inherited property', () => {
    const words = wordsOf(zh).visit
    expect(choiceWord(words, 'form', 'goods')).toBe('实物')
    expect(choiceWord(words, 'form', 'gold')).toBe('gold')
    expect(choiceWord(words, 'form', 'constructor')).toBe('constructor')
    expect(choiceWord(words, 'future', 'x')).toBe('x')
  })
})

describe('sentences', () => {
  test('a fault names its field, part and place', () => {
    const problem = {
      type: 'field',
      field: 'gift',
      part: 'amount',
      fault: { type: 'too-low', min: 0, money: true },
    } as const
    expect(problemText<VisitProblem>(zh, 'visit', zh.condolence.problems, problem)).toBe(
      '慰问品（金） 金额：不能小于 0.00 元。',
    )
    expect(fieldLabel(zh, 'visit', 'signed', '1.day')).toBe('审批 第 2 项 日期')
    expect(fieldLabel(en, 'visit', 'signed', '1.day')).toBe('Approval no. 2 Date')
    expect(fieldLabel(zh, 'visit', 'future')).toBe('future')
  })

  test('a problem of a noun has its own sentence', () => {
    expect(problemText<VisitProblem>(zh, 'visit', zh.condolence.problems, { type: 'reason-needed' })).toBe(
      '超出规定，要保存请写明理由。',
    )
  })

  test('a verdict speaks of figures and choices in words', () => {
    const say = (messages: Messages, sentence: VerdictSentence) =>
      sentenceOf(messages.condolence.sentences, sentence)
    expect(say(zh, { type: 'form-not-allowed', form: 'cash', forms: ['goods'] })).toBe(
      '规定的形式是实物，不是慰问金。',
    )
    expect(say(zh, { type: 'over-cap', amount: yuan(1500.5), cap: yuan(400) })).toBe(
      '1,500.50 元超过上限 400.00 元。',
    )
    expect(say(zh, { type: 'too-often', per: 'year', number: 3, max: 2 })).toBe(
      '本年第 3 次，规定不超过 2 次。',
    )
    expect(say(en, { type: 'dues-not-paid' })).toContain('dues')
    expect(say(zh, { type: 'form-not-allowed', form: 'gold' as never, forms: ['goods'] })).toContain('gold')
  })

  test('every fault says something', () => {
    const faults: readonly Fault[] = [
      { type: 'required' },
      { type: 'too-long', max: 60 },
      { type: 'too-low', min: 2, money: false },
      { type: 'too-high', max: 5 },
      { type: 'unknown-choice', value: 'x' },
      { type: 'too-many', max: 3 },
    ]
    for (const messages of [zh, en])
      for (const fault of faults) expect(sentenceOf(messages.check.faults, fault).length).toBeGreaterThan(3)
  })
})

describe('marked texts', () => {
  test('every text and every result of a function is marked, the rest stays', () => {
    const marked = pseudo({ a: '一', b: (n: number) => `${n} 人`, c: ['二'], d: { e: '三' }, f: 5, g: null })
    expect(marked.a).toBe('⟦一⟧')
    expect(marked.b(3)).toBe('⟦3 人⟧')
    expect(marked.c).toEqual(['⟦二⟧'])
    expect(marked.d.e).toBe('⟦三⟧')
    expect([marked.f, marked.g]).toEqual([5, null])
  })

  test('the whole tree keeps its shape', () => {
    expect([...leaves(pseudo(zh), '', new Map()).keys()]).toEqual([...leaves(zh, '', new Map()).keys()])
    expect(pseudo(zh).condolence.choices.form.goods).toBe('⟦实物⟧')
  })
})
