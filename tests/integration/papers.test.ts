import { describe, expect, test } from 'vitest'
import type { PrintOrder } from '#renderer/pdf/engine.ts'
import { buildPaper, type PaperId, papers } from '#shared/documents/papers.ts'
import { textOf } from '#shared/documents/text-of.ts'
import { paper as zh } from '#shared/i18n/zh/paper.ts'
import { longName, longSamples, nameOf, shortSamples } from '#tests/support/paper-samples.ts'
import { hasPoppler, pagesOf, poppler, print, printed } from '#tests/support/printer.ts'

const now = new Date(2026, 2, 8, 12).getTime()
const ids = Object.keys(papers) as PaperId[]
const landscape: readonly PaperId[] = [
  'proposal-summary',
  'school-report',
  'roster',
  'help-ledger',
  'visit-return',
]

const order = (id: PaperId, set: typeof shortSamples, locale: 'zh' | 'en' = 'zh'): PrintOrder =>
  // The samples are typed by paper; the union forgets which belongs to which.
  ({ id, data: set[id], locale, now }) as PrintOrder

const bare = (text: string): string => text.replace(/\s/g, '')

/** How often each character occurs: the measure of completeness that does not depend on where lines break. */
const census = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const character of bare(text)) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

describe.skipIf(!hasPoppler)('a printed paper (needs poppler)', () => {
  test.each(ids)('%s is A4 and carries its own, cut down fonts', async (id) => {
    const pdf = await printed(order(id, shortSamples))
    expect(poppler('pdfinfo', pdf)).toMatch(
      landscape.includes(id)
        ? /Page size: +841\.89 x 595\.28 pts \(A4\)/
        : /Page size: +595\.28 x 841\.89 pts \(A4\)/,
    )
    const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) {
      expect(font).toMatch(/NotoSansSC.*CID TrueType.*Identity-H +yes yes yes/)
    }
    expect(pdf.length).toBeLessThan(200_000)
  })

  test.each(ids)('%s loses not a character, however much it holds', async (id) => {
    const long = longSamples[id]
    const pages = pagesOf(await printed(order(id, longSamples)))
    const onPaper = census(pages.join(''))
    const texts = textOf(buildPaper(id, long, { messages: zh, now })).slice(0, -2)
    for (const [character, count] of census(texts.join(''))) {
      // Noto draws the middle dot of names with one glyph for several characters.
      if ('·・•-—'.includes(character)) continue
      expect(onPaper.get(character) ?? 0, `${character} in ${id}`).toBeGreaterThanOrEqual(count)
    }
    pages.forEach((page, index) => {
      expect(bare(page)).toContain(`第${index + 1}页共${pages.length}页`)
    })
  })

  test.each(ids)('%s prints in English', async (id) => {
    const [first = ''] = pagesOf(await printed(order(id, shortSamples, 'en')))
    expect(first).toMatch(/Page 1 of \d/)
  })

  test.each([
    ['sign-in-list', '本人签到'],
    ['roster', '入会日期'],
    ['receipt-list', '本人签领'],
    ['school-report', '慰问事项'],
  ] as const)('the head of %s stands on every page', async (id, header) => {
    const pages = pagesOf(await printed(order(id, longSamples)))
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page).toContain(header)
  })

  test('two hundred names are all on the list, long ones in full', async () => {
    const text = bare(pagesOf(await printed(order('sign-in-list', longSamples))).join(''))
    expect(text).toContain('Wolfeschlegelst')
    for (let n = 5; n < 160; n++) expect(text).toContain(nameOf(n))
    for (const part of longName.split('·')) expect(text).toContain(part)
  })

  test.each([12, 15, 17, 18, 19, 20, 21, 22, 23, 24, 30, 45])(
    'with %i names the signatures never stand on a page alone',
    async (count) => {
      const rows = Array.from({ length: count }, (_, n) => ({
        name: nameOf(n),
        staffNumber: String(n),
        unit: '机械系',
      }))
      const data = { ...shortSamples['sign-in-list'], rows, blankRows: 0 }
      const pages = pagesOf(await printed({ id: 'sign-in-list', data, locale: 'zh', now }))
      const last = pages.at(-1) ?? ''
      expect(last).toContain('记录人')
      expect(last).toContain(nameOf(count - 1))
      expect(last).toContain('本人签到')
      expect(pages.join('').match(/记录人/g)).toHaveLength(1)
    },
  )

  test('a heading of the rating never stands at the foot of a page', async () => {
    for (const extra of [0, 1, 2, 3, 4, 5]) {
      const [group] = longSamples['self-rating'].groups
      const items = group?.items ?? []
      const groups = Array.from({ length: 9 }, (_, n) => ({
        name: `第${n + 1}部分`,
        items: items.slice(0, n === 0 ? 2 + extra : 4),
      }))
      const data = { ...shortSamples['self-rating'], groups }
      for (const page of pagesOf(await printed({ id: 'self-rating', data, locale: 'zh', now }))) {
        const lines = page
          .trim()
          .split('\n')
          .filter((line) => line.trim() !== '')
        expect(lines.at(-2)).not.toMatch(/^ *第\d部分/)
      }
    }
  })

  test('every visit of a batch has a page of its own', async () => {
    const { head, forms } = shortSamples['condolence-form']
    const data = { head, forms: [...forms, ...forms, ...forms] }
    const pages = pagesOf(await printed({ id: 'condolence-form', data, locale: 'zh', now }))
    expect(pages).toHaveLength(3)
    for (const page of pages) expect(page).toContain('工会会员慰问审批表')
  })

  test('rare characters of names print: 齉 爩 㛃 䶮', async () => {
    const data = { ...shortSamples['sign-in-list'], rows: ['齉爩', '㛃', '䶮'].map((name) => ({ name })) }
    const [page = ''] = pagesOf(await printed({ id: 'sign-in-list', data, locale: 'zh', now }))
    for (const character of '齉爩㛃䶮') expect(page).toContain(character)
  })
})

describe('what the font cannot print', () => {
  test('is named before anything is printed, each character once', async () => {
    const rows = [{ name: '李𠮷' }, { name: '王𠮷☑' }, { name: '陈\ue863' }]
    const data = { ...shortSamples['sign-in-list'], rows }
    expect(await print({ id: 'sign-in-list', data, locale: 'zh', now })).toEqual({
      ok: false,
      error: { type: 'missing-glyphs', characters: ['𠮷', '☑', '\ue863'] },
    })
  })

  test('invisible marks are dropped instead', async () => {
    const rows = [{ name: '\ufeff葛\u{e0100}\u200b某\t' }]
    const data = { ...shortSamples['sign-in-list'], rows }
    expect((await print({ id: 'sign-in-list', data, locale: 'zh', now })).ok).toBe(true)
  })

  test('every word of ours can be printed in both languages', async () => {
    for (const id of ids) {
      for (const locale of ['zh', 'en'] as const) {
        expect((await print(order(id, shortSamples, locale))).ok).toBe(true)
      }
    }
  })
})
