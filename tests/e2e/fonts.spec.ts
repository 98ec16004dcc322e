import { expect, test } from '#tests/support/app.ts'
import { begin } from '#tests/support/pages/frame.ts'

test('rare names are drawn by the shipped font alone, and buttons and inputs use it too', async ({
  page,
}) => {
  await begin(page, { role: '分工会', name: '字体分工会' })
  const drawn = await page.evaluate(async () => {
    const shipped = '"Xiaojia Sans"'
    const pixelsOf = async (weight: number) => {
      const font = `${weight} 40px ${shipped}`
      await document.fonts.load(font, '齉爩王')
      return (text: string): string => {
        const canvas = document.createElement('canvas')
        canvas.width = 60
        canvas.height = 60
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        // No other family: what the shipped font lacks must not be lent by the system's.
        context.font = font
        context.fillText(text, 5, 45)
        return canvas.toDataURL()
      }
    }
    const pictures = []
    for (const weight of [400, 700]) {
      const pixels = await pixelsOf(weight)
      pictures.push({ none: pixels('\uffff'), blank: pixels(' '), shown: [...'齉爩王'].map(pixels) })
    }
    const familyOf = (element: Element | null): string =>
      element ? getComputedStyle(element).fontFamily : 'missing'
    const loaded = [...document.fonts].filter(({ status }) => status === 'loaded')
    return {
      pictures,
      families: [...new Set(loaded.map(({ family }) => family.replaceAll('"', '')))],
      stack: familyOf(document.body),
    }
  })
  expect(drawn.families).toContain('Xiaojia Sans')
  expect(drawn.stack).toContain('Xiaojia Sans')
  for (const { none, blank, shown } of drawn.pictures) {
    for (const picture of shown) expect([none, blank]).not.toContain(picture)
    expect(new Set(shown).size).toBe(3)
  }
  // 400 and 700 are two files; one drawn twice would be the same picture.
  expect(drawn.pictures[0]?.shown[2]).not.toBe(drawn.pictures[1]?.shown[2])

  await page.evaluate(() => {
    location.hash = '#/member?dialog=new'
  })
  await expect(page.getByRole('dialog')).toBeVisible()
  const others = await page.evaluate(() => {
    const stack = getComputedStyle(document.body).fontFamily
    return [...document.querySelectorAll('button, input, select, textarea, [role=combobox]')]
      .filter((one) => getComputedStyle(one).fontFamily !== stack && !one.matches('[data-mono]'))
      .map((one) => `${one.outerHTML.slice(0, 80)}: ${getComputedStyle(one).fontFamily}`)
  })
  expect(others).toEqual([])
})
