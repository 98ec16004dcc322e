import { afterEach, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { payers, type Visit, visit } from '#shared/domain/condolence.ts'
import { zh } from '#shared/i18n/messages.ts'
import { fieldText } from '#shared/i18n/record-text.ts'
import { judgeVisit } from '#shared/rules/condolence-judge.ts'
import { condolencePacks } from '#shared/rules/topic-packs.ts'
import { exported, introduce, must, newPc, type TestPc, taken } from '#tests/support/engine.ts'
import { day } from '#tests/support/record.ts'

const payer = visit.fields.gift.is.of.payer
const whole = [...payers]

/** An older version of the program: it does not know that a college's administration may pay. */
const forget = (): void => {
  Object.assign(payer, { of: whole.filter((one) => one !== 'college-administration') })
}
const upgrade = (): void => {
  Object.assign(payer, { of: whole })
}
afterEach(upgrade)

const visits = async (pc: TestPc): Promise<readonly Visit[]> =>
  (await pc.records.list(visit)).map(({ values }) => values)

test('an older version keeps a payer it does not know, shows and judges it, writes beside it and passes it on', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const entity = await branch.engine.newId()
  const gift = { form: 'cash', amount: yuan(200), payer: 'college-administration' } as const
  const fields = { event: 'illness', visitedOn: day('2026-03-02'), gift }
  must(await branch.engine.save([{ kind: 'visit', entity, fields }]))

  forget()
  await taken(school, [await exported(branch)])
  expect(await school.engine.quarantine()).toEqual([])
  const [held] = await visits(school)
  expect(held?.gift).toEqual(gift)
  const format = { day: String, money: String, recordOf: () => undefined }
  expect(fieldText(zh, 'visit', 'gift', held?.gift, format)).toContain('200')
  const cugb = condolencePacks.known([]).on(day('2026-03-02'), 'cugb-2023')?.pack ?? null
  const judged = judgeVisit(cugb, held ?? {}, { member: { name: '甲' }, status: 'active', others: [] })
  expect(judged.sentences.map(({ type }) => type)).toContain('payer-not-allowed')
  must(await school.engine.save([{ kind: 'visit', entity, fields: { words: '早日康复' } }]))
  const back = await exported(school, branch.workspace.org)

  upgrade()
  await taken(branch, [back])
  expect(await visits(branch)).toMatchObject([{ gift, words: '早日康复' }])
})
