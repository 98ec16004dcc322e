import type { ReactNode } from 'react'
import { createElement } from 'react'
import { type Scheme, type TypeSize, themeOf, usedParts } from '../src/renderer/ui/theme.ts'

/** Selector and body, in the order of the cascade. */
type Rules = readonly (readonly [selector: string, body: string])[]

/** The blocks of flat CSS, repeats left out; at-rules keep their blocks as body. */
const rulesOf = (css: string): Rules => {
  const rules = new Map<string, readonly [string, string]>()
  let depth = 0
  let start = 0
  let open = 0
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{' && depth++ === 0) open = i
    if (css[i] === '}' && --depth === 0) {
      const selector = css.slice(start, open).trim()
      const body = css.slice(open + 1, i)
      // Parts that were rendered in a theme of their own only repeat the variables.
      if (!selector.includes('css-var-_')) rules.set(css.slice(start, i), [selector, body])
      start = i + 1
    }
  }
  return [...rules.values()]
}

const extract = async (scheme: Scheme, size: TypeSize): Promise<Rules> => {
  const { extractStyle } = await import('@ant-design/static-style-extract')
  const { ConfigProvider } = await import('antd')
  const config = { ...themeOf(scheme, size), zeroRuntime: false }
  const warn = console.error
  // Rendering every part once warns about parts of parts we do not use.
  console.error = () => {}
  try {
    return rulesOf(
      extractStyle({
        includes: usedParts,
        customTheme: (node: ReactNode) => createElement(ConfigProvider, { theme: config }, node),
      }),
    )
  } finally {
    console.error = warn
  }
}

/** The variables have one home, the root element, and are inherited. */
const atRoot = (selector: string, condition: string): string =>
  selector === '.xj' ? `html${condition}` : condition ? `html${condition} ${selector}` : selector

const variables = (body: string): readonly string[] => body.split(';').filter((line) => line.startsWith('--'))

const difference = (base: Rules, other: Rules, condition: string): string => {
  const before = new Map<string, Set<string>>()
  for (const [selector, body] of base) {
    const known = before.get(selector) ?? new Set()
    for (const line of variables(body)) known.add(line)
    before.set(selector, known)
  }
  let css = ''
  for (const [selector, body] of other) {
    const changed = variables(body).filter((line) => !before.get(selector)?.has(line))
    if (changed.length > 0) css += `${atRoot(selector, condition)}{${changed.join(';')}}\n`
  }
  return css
}

/** One static style sheet of the component library for light, dark and large type. */
export const buildStyles = async (): Promise<string> => {
  const base = await extract('light', 'normal')
  const dark = await extract('dark', 'normal')
  const large = await extract('light', 'large')
  let css = ''
  for (const [selector, body] of base) css += `${atRoot(selector, '')}{${body}}\n`
  return css + difference(base, dark, '[data-scheme=dark]') + difference(base, large, '[data-type=large]')
}

process.stdout.write(await buildStyles())
