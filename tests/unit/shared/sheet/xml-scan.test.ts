import { describe, expect, test } from 'vitest'
import {
  attribute,
  elementAt,
  elementsOf,
  escapeXml,
  isPlainXml,
  nextTag,
  rootTag,
  textOf,
  unescapeXml,
} from '#shared/sheet/xml-scan.ts'

describe('scanning the XML of a workbook', () => {
  test('tags are found with their prefix; declarations are passed over, an angle in an attribute ends nothing', () => {
    const xml = '<?xml version="1.0"?>\n<x:a b="1 > 0" c=\'"\'><d/></x:a>'
    const first = nextTag(xml, 0)
    expect(first).toMatchObject({ name: 'a', prefix: 'x:', type: 'open' })
    const second = nextTag(xml, first?.to ?? 0)
    expect(second).toMatchObject({ name: 'd', prefix: '', type: 'empty' })
    expect(nextTag(xml, second?.to ?? 0)).toMatchObject({ name: 'a', type: 'close', to: xml.length })
    expect(nextTag(xml, xml.length)).toBe(null)
    expect(rootTag(xml)?.from).toBe(22)
  })

  test('attributes are read by their name alone, whatever prefix and quotes they have', () => {
    const xml = '<c r="B5" r:id="rId1" s=\'3\' t="a &amp; b"/>'
    const tag = nextTag(xml, 0)
    if (!tag) throw new Error('no tag')
    expect(['r', 'id', 's', 't', 'x'].map((name) => attribute(xml, tag, name))).toEqual([
      'B5',
      'rId1',
      '3',
      'a & b',
      null,
    ])
  })

  test('an element ends with its own closing tag, nested ones and torn ones told apart', () => {
    const xml = '<a><a>1</a>2</a><a>3</a><b>'
    const all = elementsOf(xml, 'a')
    expect(all.map((one) => xml.slice(one.tag.from, one.to))).toEqual(['<a><a>1</a>2</a>', '<a>3</a>'])
    expect(all[1] && textOf(xml, all[1])).toBe('3')
    const torn = nextTag(xml, xml.length - 3)
    expect(torn && elementAt(xml, torn)).toBe(null)
  })

  test('texts go out and come back; what XML cannot hold is left out', () => {
    const text = '<甲> & "乙"\n'
    expect(unescapeXml(escapeXml(text))).toBe(text)
    expect(escapeXml('a\u0000b\ufffec\ud800d')).toBe('abcd')
    expect(unescapeXml('&#x7532;&#20057;&unknown;&#x110000;')).toBe('甲乙&unknown;')
  })

  test('comments, CDATA and a DOCTYPE are not plain', () => {
    for (const part of ['<!-- -->', '<![CDATA[x]]>', '<!DOCTYPE a>'])
      expect(isPlainXml(`<a>${part}</a>`)).toBe(false)
    expect(isPlainXml('<a>&lt;!</a>')).toBe(true)
  })
})
