import { attribute, elementsOf, escapeXml, rootTag, textOf } from './xml-scan.ts'

/** The shared strings of a workbook, to which new ones may be added. */
export interface SharedStrings {
  /** The number of a text; it is added when there is none like it. Counted once for each call. */
  readonly numberOf: (text: string) => number
  /** The part as it is to be written. */
  readonly text: () => string
}

const withNumber = (tag: string, name: string, value: number): string =>
  new RegExp(`\\s${name}\\s*=`).test(tag)
    ? tag.replace(new RegExp(`(\\s${name}\\s*=\\s*["'])\\d*`), `$1${value}`)
    : tag

/**
 * Opens a part of shared strings. What stands in it stays as it is; new texts follow at the end. Null when the part is none.
 */
export const openStrings = (xml: string): SharedStrings | null => {
  const root = rootTag(xml)
  if (root?.name !== 'sst') return null
  const items = elementsOf(xml, 'si')
  const known = new Map<string, number>()
  items.forEach(({ tag, until }, index) => {
    const [only, more] = elementsOf(xml, 't', tag.to, until)
    // Texts of several runs have formats of their own, which nobody asked for.
    if (only && !more && elementsOf(xml, 'r', tag.to, until).length === 0 && !known.has(textOf(xml, only)))
      known.set(textOf(xml, only), index)
  })
  const added: string[] = []
  let used = 0
  return {
    numberOf: (text) => {
      used++
      const at = known.get(text) ?? items.length + added.length
      if (!known.has(text)) {
        known.set(text, at)
        added.push(text)
      }
      return at
    },
    text: () => {
      const { prefix } = root
      const head = withNumber(
        withNumber(
          xml.slice(root.from, root.to),
          'count',
          Number(attribute(xml, root, 'count') ?? items.length) + used,
        ),
        'uniqueCount',
        items.length + added.length,
      )
      const more = added
        .map(
          (text) =>
            `<${prefix}si><${prefix}t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escapeXml(text)}</${prefix}t></${prefix}si>`,
        )
        .join('')
      if (root.type === 'empty')
        return `${xml.slice(0, root.from)}${head.replace(/\s*\/>$/, '>')}${more}</${prefix}sst>${xml.slice(root.to)}`
      const end = xml.lastIndexOf(`</${prefix}sst`)
      return `${xml.slice(0, root.from)}${head}${xml.slice(root.to, end)}${more}${xml.slice(end)}`
    },
  }
}
