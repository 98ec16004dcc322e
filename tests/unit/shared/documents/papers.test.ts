import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { PaperContext } from '#shared/documents/paper.ts'
import { buildPaper, type PaperData, type PaperId, papers } from '#shared/documents/papers.ts'
import { textOf } from '#shared/documents/text-of.ts'
import { paper as en } from '#shared/i18n/en/paper.ts'
import { paper as zh } from '#shared/i18n/zh/paper.ts'
import { longSamples, shortSamples } from '#tests/support/paper-samples.ts'

const noon = new Date(2026, 2, 8, 12).getTime()
const chinese: PaperContext = { messages: zh, now: noon }
const ids = Object.keys(papers) as PaperId[]

const text = <Id extends PaperId>(id: Id, data: PaperData<Id>, context = chinese): string[] =>
  textOf(buildPaper(id, data, context))

/** The texts with some pieces in this order, others between them allowed. */
const inOrder = (texts: readonly string[], wanted: readonly string[]): boolean => {
  let at = 0
  for (const piece of texts) if (piece === wanted[at]) at++
  return at === wanted.length
}

/** What a paper is called above its content: a notice by its subject, which says that it is one. */
const titleOf = (id: PaperId, words: typeof zh): string =>
  id === 'activity-notice' ? shortSamples[id].subject : words.titles[id]

describe.each(ids)('%s', (id) => {
  test('is A4 with its title, and page numbers and source at the foot', () => {
    const definition = buildPaper(id, shortSamples[id], chinese)
    const texts = textOf(definition)
    expect(definition.pageSize).toBe('A4')
    expect(texts).toContain(titleOf(id, zh))
    expect(texts.at(-1)).toBe('第 1 页 共 1 页')
    expect(texts.at(-2)).toMatch(/^数据来源：.*台账（小家），2026年3月8日打印$/)
  })

  test('says in English what it says in Chinese', () => {
    const texts = text(id, shortSamples[id], { messages: en, now: noon })
    expect(texts).toContain(titleOf(id, en))
    expect(texts.at(-1)).toBe('Page 1 of 1')
    expect(texts).toHaveLength(text(id, shortSamples[id]).length)
  })

  test('is the same for the same data, and leaves the data alone', () => {
    const before = JSON.stringify(longSamples[id])
    expect(text(id, longSamples[id])).toEqual(text(id, longSamples[id]))
    expect(JSON.stringify(longSamples[id])).toBe(before)
  })

  test('never says undefined, null or NaN', () => {
    for (const set of [shortSamples, longSamples]) {
      expect(text(id, set[id]).join('|')).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })
})

describe('the condolence form', () => {
  test('reads from the member over the money to the chain of approval', () => {
    const texts = text('condolence-form', shortSamples['condolence-form'])
    expect(
      inOrder(texts, [
        '姓名',
        '李敏',
        '职工号',
        '0020135',
        '慰问事项',
        '住院',
        '事项日期',
        '2026年3月4日',
        '慰问日期',
        '2026年3月8日',
        '金额（小写）',
        '¥300.00',
        '金额（大写）',
        '人民币叁佰元整',
        '证明材料',
        '住院收费票据、出院记录',
        '工会小组意见',
        '分工会意见',
        '校工会意见',
      ]),
    ).toBe(true)
  })

  test('an override stands with its reason, and only then has a row', () => {
    const { forms, head } = shortSamples['condolence-form']
    expect(text('condolence-form', { head, forms })).not.toContain('超出规定\n的理由')
    const with_ = forms.map((form) => ({ ...form, override: '本年第 3 次，家中另有重病老人' }))
    expect(
      inOrder(text('condolence-form', { head, forms: with_ }), [
        '超出规定\n的理由',
        '本年第 3 次，家中另有重病老人',
      ]),
    ).toBe(true)
  })

  test('has only the boxes the rule asks for', () => {
    const { forms, head } = shortSamples['condolence-form']
    const texts = text('condolence-form', {
      head,
      forms: forms.map((form) => ({ ...form, approval: ['branch'] })),
    })
    expect(texts).toContain('分工会意见')
    expect(texts).not.toContain('工会小组意见')
    expect(texts).not.toContain('校工会意见')
    expect(texts).not.toContain('领款人')
  })

  test('what is not known stays empty', () => {
    const texts = text('condolence-form', {
      head: { org: '机械学院分工会' },
      forms: [{ member: '李敏', event: '住院', evidence: [] }],
    })
    expect(inOrder(texts, ['金额（小写）', '', '列支渠道', '', '金额（大写）', '', '规定依据', ''])).toBe(
      true,
    )
    expect(texts.join('')).not.toContain('编号')
  })
})

describe('empty boxes', () => {
  const boxes: readonly (readonly [PaperId, readonly string[]])[] = [
    ['condolence-form', ['工会小组长签字：', '分工会主席签字：', '负责人签字：']],
    ['activity-record', ['分工会主席签字：', '负责人签字：']],
    ['self-rating', ['分工会主席签字：', '党组织负责人签字：', '考评组负责人签字：']],
    ['proposal-form', ['分工会主席签字：', '承办单位负责人签字：', '提案人签字：']],
  ]

  test.each(boxes)('in %s signature, seal and date are blank', (id, signs) => {
    const texts = text(id, longSamples[id])
    for (const sign of signs) {
      const line = texts.find((piece) => piece.startsWith(sign))
      expect(line?.slice(sign.length)).toMatch(/^　+(（盖章）　+)?年　　月　　日$/)
    }
  })

  test('nobody has signed a list: the cell of every row is empty', () => {
    const rows = (id: 'receipt-list' | 'sign-in-list', header: string) => {
      const found: unknown[] = []
      const visit = (block: unknown): void => {
        if (typeof block !== 'object' || block === null) return
        if ('table' in block) {
          const { body } = (block as { table: { body: { text: string }[][] } }).table
          const column = body[0]?.findIndex((cell) => cell.text === header) ?? -1
          if (column >= 0) for (const row of body.slice(1)) found.push(row[column]?.text)
        }
        for (const part of Object.values(block)) if (Array.isArray(part)) part.forEach(visit)
      }
      buildPaper(id, longSamples[id], chinese).content.forEach(visit)
      return found
    }
    expect(rows('receipt-list', '本人签领')).toEqual(Array.from({ length: 41 }, () => ''))
    expect(rows('sign-in-list', '本人签到')).toEqual(Array.from({ length: 203 }, () => ''))
  })
})

describe('sums', () => {
  test('a receipt list adds up to the fen, in figures and in words', () => {
    const texts = text('receipt-list', {
      head: { org: '机械学院分工会' },
      rows: [
        { name: '甲', item: '慰问金', amount: yuan(0.1) },
        { name: '乙', item: '慰问金', amount: yuan(0.2) },
        { name: '丙', item: '慰问品' },
      ],
    })
    expect(inOrder(texts, ['合计', '0.30', '合计（大写）：人民币叁角整', '共 3 人次'])).toBe(true)
  })

  test('the school report adds up by branch and by event', () => {
    const texts = text('school-report', shortSamples['school-report'])
    expect(inOrder(texts, ['小计', '7', '2,000.00', '1,000.00', '3,000.00'])).toBe(true)
    expect(inOrder(texts, ['合计', '21', '6,000.00', '3,000.00', '9,000.00'])).toBe(true)
    expect(inOrder(texts, ['按慰问事项汇总', '住院', '12', '3,600.00', '合计', '21', '6,000.00'])).toBe(true)
    expect(texts).toContain('统计期间：2026年1月1日至2026年6月30日')
  })

  test('a report of a period without visits says so', () => {
    const texts = text('school-report', { ...shortSamples['school-report'], lines: [] })
    expect(texts).toContain('本期没有慰问记录')
  })

  test('an activity that cost nothing says so', () => {
    expect(text('activity-record', { ...shortSamples['activity-record'], spending: [] })).toContain(
      '本次活动未发生支出',
    )
  })

  test('the rating shows the sums of its groups and both rates of the review', () => {
    const texts = text('self-rating', shortSamples['self-rating'])
    expect(texts).toContain('组织建设（10 分，自评 9.5 分）')
    expect(inOrder(texts, ['合计', '20', '17.5'])).toBe(true)
    expect(texts.join('\n')).toContain('满意率 92.7%，满意和基本满意合计 100.0%。')
  })
})

test('a proposal has three lines for seconders even when fewer are known', () => {
  const texts = text('proposal-form', shortSamples['proposal-form'])
  expect(inOrder(texts, ['附议人姓名', '1', '王秀英', '2', '陈磊', '3', '', '理由\n（原因、依据）'])).toBe(
    true,
  )
})

test('a red letterhead carries the number, a black one puts it above the table', () => {
  const { forms } = shortSamples['condolence-form']
  const head = { org: '机械学院分工会', school: '示例大学工会', number: '2026-007' }
  expect(text('condolence-form', { head: { ...head, red: true }, forms })[0]).toBe(
    '示例大学工会机械学院分工会',
  )
  expect(text('condolence-form', { head, forms }).slice(0, 4)).toEqual([
    '示例大学工会',
    '工会会员慰问审批表',
    '填报单位：机械学院分工会',
    '编号：2026-007',
  ])
})
