import { describe, expect, it } from 'vitest'
import type { ImportRow } from '#renderer/engine-exchange.ts'
import type { NewsGroup } from '#renderer/engine-review.ts'
import { chosenRows } from '#renderer/features/exchange/model.ts'
import { comparedOf, groupsOf, newsRows, sumOf } from '#renderer/features/exchange/preview-model.ts'
import type { OrgId } from '#shared/base/id.ts'

const org = 'AAAAAAAAAAAAAAAAAAAAAA' as OrgId
const row = (key: string, state: ImportRow['state'], sender: OrgId | null = null): ImportRow => ({
  key,
  fileName: `${key}.xjb`,
  sender: sender && { org: sender, name: '甲', level: 'branch', device: '', fingerprint: '' },
  createdAt: null,
  state,
  newChanges: 0,
  newRecords: 0,
  changedRecords: 0,
  conflicts: 0,
  rejected: 0,
  quarantined: 0,
  gaps: [],
  forked: false,
})

describe('the files that are compared', () => {
  const ready = [1, 2, 3].map((n) => ({ ...row(`${n}`, { type: 'ready' }), newChanges: 70_000 }))

  it('are all that are ready and all that are ticked', () => {
    const ticked = row('back', { type: 'nothing-new', older: false, takenBack: true })
    const [one] = ready
    if (!one) throw new Error('there are three')
    expect(comparedOf([one], [one, ticked])).toEqual({ compared: [one, ticked], later: [] })
    expect(comparedOf([], [])).toEqual({ compared: [], later: [] })
  })

  it('are so many that they fit into memory; the others wait', () => {
    const { compared, later } = comparedOf(ready, ready)
    expect(compared.map(({ key }) => key)).toEqual(['1', '2'])
    expect(later.map(({ key }) => key)).toEqual(['3'])
  })
})

describe('the files that would be merged', () => {
  const rows = [
    row('ready', { type: 'ready' }),
    row('stranger', { type: 'unknown-sender' }, org),
    row('old', { type: 'nothing-new', older: false, takenBack: false }),
    row('back', { type: 'nothing-new', older: false, takenBack: true }),
    row('bad', { type: 'refused', refusal: { type: 'empty' } }),
  ]
  const keys = (accepted: readonly OrgId[], selected: readonly string[]) =>
    chosenRows(rows, accepted, new Set(selected)).map(({ key }) => key)

  it('are all that are ready when nothing is ticked; a new sender only after its number was compared', () => {
    expect(keys([], [])).toEqual(['ready'])
    expect(keys([org], [])).toEqual(['ready', 'stranger'])
  })

  it('are those ticked among them; what was taken back comes again only when ticked', () => {
    expect(keys([org], ['stranger', 'old', 'bad'])).toEqual(['stranger'])
    expect(keys([], ['stranger'])).toEqual([])
    expect(keys([], ['back'])).toEqual(['back'])
  })
})

describe('the overview of a preview', () => {
  const group = (name: string, kind: string, more: Partial<NewsGroup>): NewsGroup => ({
    org: name,
    orgName: name,
    kind,
    fresh: 0,
    changed: 0,
    conflicting: 0,
    rejected: 0,
    voided: 0,
    erased: 0,
    parallel: 0,
    ...more,
  })
  const groups = [
    group('甲', 'member', { fresh: 3 }),
    group('甲', 'visit', { fresh: 2, changed: 1 }),
    group('乙', 'member', { conflicting: 1, fresh: 1 }),
  ]

  it('has a row per union, those with conflicts first', () => {
    expect(newsRows(groups, null).map(({ orgName, kind }) => [orgName, kind])).toEqual([
      ['乙', null],
      ['甲', null],
    ])
    expect(newsRows(groups, null)[1]?.counts).toMatchObject({ new: 5, changed: 1 })
  })

  it('has a row per kind of the union looked at, or of the only one', () => {
    expect(newsRows(groups, '甲').map(({ kind }) => kind)).toEqual(['member', 'visit'])
    expect(newsRows(groups.slice(2), null).map(({ kind }) => kind)).toEqual(['member'])
  })

  it('sums what the filters leave', () => {
    expect(sumOf(groups)).toMatchObject({ new: 6, changed: 1, conflict: 1 })
    expect(sumOf(groupsOf(groups, { org: null, kind: 'member', type: null }))).toMatchObject({ new: 4 })
  })
})
