import { beforeAll, expect, test } from 'vitest'
import { bundleRequest, makeBundle, mustBe, openAs, opener, refusalOf } from '#tests/support/bundle.ts'
import { createOrg, type TestOrg } from '#tests/support/school.ts'

let school: TestOrg
let branch: TestOrg

beforeAll(async () => {
  school = await createOrg('校工会', 'school')
  branch = await createOrg('机械学院分工会', 'branch', school.org)
})

test('what is packed comes out again, line for line', async () => {
  const request = await bundleRequest(branch, school, 3)
  const bytes = await makeBundle(branch, school, 3, { segments: request.segments })
  const opened = mustBe(await openAs(school, bytes))
  expect(opened.segments.map(({ segment }) => segment)).toEqual(request.segments)
  expect(opened.quarantined).toEqual([])
  expect(opened.manifest.counts).toEqual([
    ['member', 3],
    ['statement', 2],
  ])
  expect(opened.statements.size).toBe(2)
  expect(opened.sender).toMatchObject({ org: branch.org, known: false, deviceName: '机械学院分工会 PC 1' })
  expect(opened.sender.card?.name).toBe('机械学院分工会')
})
