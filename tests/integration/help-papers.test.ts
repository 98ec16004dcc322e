import { describe, expect, test } from 'vitest'
import { shortHelp } from '#tests/support/help-paper-samples.ts'
import { nameOf } from '#tests/support/paper-samples.ts'
import { hasPoppler, pagesOf, printed } from '#tests/support/printer.ts'

const now = new Date(2026, 2, 8, 12).getTime()

describe.skipIf(!hasPoppler)('the papers of help (needs poppler)', () => {
  test('a hardship file of a small family fits one page', async () => {
    const pages = pagesOf(
      await printed({ id: 'hardship-form', data: shortHelp['hardship-form'], locale: 'zh', now }),
    )
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('校工会意见')
  })

  test.each([1, 13, 14, 15, 16, 17, 18, 19, 30])(
    'with %i lines each table of the return has pages of its own, and its signatures stand below a name',
    async (count) => {
      const data = shortHelp['visit-return']
      const [row] = data.tables[0]?.rows ?? []
      if (!row) throw new Error('the sample has a line')
      const rows = Array.from({ length: count }, (_, n) => ({ ...row, name: nameOf(n) }))
      const tables = data.tables.map((table) => ({ ...table, rows }))
      const pages = pagesOf(
        await printed({ id: 'visit-return', data: { ...data, tables }, locale: 'zh', now }),
      )
      const signed = pages.filter((page) => page.includes('工会主要负责人'))
      expect(signed).toHaveLength(4)
      for (const page of signed) expect(page).toContain(nameOf(count - 1))
      for (const at of [1, 2, 3, 4])
        expect(pages.filter((page) => page.includes(`附件 ${at}`))).toHaveLength(1)
    },
  )
})
