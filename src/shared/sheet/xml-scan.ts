/** One tag of an XML text and where it stands. */
export interface Tag {
  /** Without its prefix: writers name `x:row` what others name `row`. */
  readonly name: string
  readonly prefix: string
  readonly type: 'open' | 'close' | 'empty'
  /** Where `<` is. */
  readonly from: number
  /** Behind `>`. */
  readonly to: number
}

const tagText = /<(\/?)([\w.-]+:)?([^\s/>:"']+)(?:[^"'>]*(?:"[^"]*"|'[^']*'))*[^"'>]*>/y

/**
 * The next tag at or after a place; null at the end, and where the text is torn. Declarations are passed over. Texts with
 * comments, CDATA or a DOCTYPE are for `isPlainXml` to refuse beforehand.
 */
export const nextTag = (xml: string, at: number): Tag | null => {
  for (let from = xml.indexOf('<', at); from >= 0; from = xml.indexOf('<', from + 1)) {
    if (xml.charAt(from + 1) === '?') continue
    tagText.lastIndex = from
    const match = tagText.exec(xml)
    if (!match) return null
    const to = tagText.lastIndex
    return {
      name: match[3] ?? '',
      prefix: match[2] ?? '',
      type: match[1] ? 'close' : xml.charAt(to - 2) === '/' ? 'empty' : 'open',
      from,
      to,
    }
  }
  return null
}

/** Whether a text has none of what Excel and WPS never write and a scanner of tags would trip over. */
export const isPlainXml = (xml: string): boolean => !xml.includes('<!')

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const codePoint = (code: number): string =>
  Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''

/** The text that a piece of XML stands for. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) =>
    name.startsWith('#x')
      ? codePoint(Number.parseInt(name.slice(2), 16))
      : name.startsWith('#')
        ? codePoint(Number(name.slice(1)))
        : (entities[name] ?? whole),
  )

/** A text as it may stand between tags or in an attribute. Characters that XML cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** An attribute of a tag by its name without prefix; null when the tag has none. */
export const attribute = (xml: string, tag: Tag, name: string): string | null => {
  const text = xml.slice(tag.from, tag.to)
  for (const match of text.matchAll(/\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (match[1] === name) return unescapeXml((match[2] ?? '').slice(1, -1))
  return null
}

/** An element: its opening tag and where its content ends. */
export interface Element {
  readonly tag: Tag
  /** Where the closing tag begins; `tag.to` for an empty element. */
  readonly until: number
  /** Behind the whole element. */
  readonly to: number
}

/** The element that a tag opens; null when it is never closed. */
export const elementAt = (xml: string, tag: Tag): Element | null => {
  if (tag.type === 'empty') return { tag, until: tag.to, to: tag.to }
  let depth = 1
  for (let next = nextTag(xml, tag.to); next; next = nextTag(xml, next.to)) {
    if (next.name !== tag.name) continue
    if (next.type === 'open') depth++
    if (next.type === 'close') depth--
    if (depth === 0) return { tag, until: next.from, to: next.to }
  }
  return null
}

/** All elements of a name inside a stretch of text, in order, none inside another of them. */
export const elementsOf = (xml: string, name: string, from = 0, until = xml.length): readonly Element[] => {
  const found: Element[] = []
  for (let tag = nextTag(xml, from); tag && tag.from < until; ) {
    const isMeant = tag.name === name && tag.type !== 'close'
    const element = isMeant ? elementAt(xml, tag) : null
    // What is never closed ends the text: looking on from each such tag would take for ever.
    if (isMeant && !element) break
    if (element) found.push(element)
    tag = nextTag(xml, element?.to ?? tag.to)
  }
  return found
}

/** The text inside an element, without tags. */
export const textOf = (xml: string, { tag, until }: Element): string => unescapeXml(xml.slice(tag.to, until))

/** The outermost element's tag; null for a text without one. */
export const rootTag = (xml: string): Tag | null => {
  const tag = nextTag(xml, 0)
  return tag && tag.type !== 'close' ? tag : null
}
