import { expect, test } from 'vitest'
import {
  bodyDraftOf,
  editedTopics,
  fieldsOf,
  isEdited,
  readPack,
  startFrom,
} from '#renderer/features/rule/draft.ts'
import { yuan } from '#shared/base/money.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { packOf, packsInForce } from '#shared/rules/choose.ts'
import { parseCondolencePack, suggest } from '#shared/rules/condolence.ts'
import { sdjtu2025 } from '#shared/rules/packs/sdjtu-2025.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import {
  activityPacks,
  clubPacks,
  condolencePacks,
  fundPacks,
  helpPacks,
  memberPacks,
} from '#shared/rules/topic-packs.ts'
import { exported, introduce, must, newPc, taken } from '#tests/support/engine.ts'
import { day } from '#tests/support/record.ts'

test('rules a school saves reach every branch with its return file and judge there; what a branch writes judges nothing', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branches = [await newPc('机械学院分工会', 'branch'), await newPc('化学院分工会', 'branch')]
  for (const branch of branches) await introduce(branch, school)
  const fields = {
    topic: 'condolence',
    title: '慰问办法',
    source: '校工会〔2026〕1号',
    validFrom: day('2026-01-01'),
    body: sdjtu2025.body,
  }
  const pack = await school.engine.newId()
  must(await school.engine.save([{ kind: 'rule-pack', entity: pack, fields }]))
  for (const branch of branches) {
    await taken(school, [await exported(branch)])
    await taken(branch, [await exported(school, branch.workspace.org)])
    const [arrived] = await branch.records.list(rulePack)
    expect(arrived && packOf(arrived)).toMatchObject({ id: pack, title: '慰问办法', body: sdjtu2025.body })
    const records = await branch.records.list(rulePack)
    const [first] = packsInForce(records, 'condolence', day('2026-03-01'), shippedPacks.condolence)
    const read = first && parseCondolencePack(first)
    expect(read?.ok && suggest(read.value, { event: 'marriage' })?.amount).toBe(yuan(600))
    // What a branch writes itself waits for the school and judges nothing.
    const own = await branch.engine.newId()
    must(await branch.engine.save([{ kind: 'rule-pack', entity: own, fields }]))
    const later = await branch.records.list(rulePack)
    expect(packsInForce(later, 'condolence', day('2026-03-01'), []).map(({ id }) => id)).toEqual([pack])
  }
})

test('rules of every topic, as the editor writes them, are those a branch judges by from their first day on', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const topics = {
    condolence: condolencePacks,
    activity: activityPacks,
    fund: fundPacks,
    member: memberPacks,
    help: helpPacks,
    club: clubPacks,
  }
  const [from, before] = [day('2026-03-01'), day('2026-02-28')]
  for (const topic of editedTopics) {
    const read = readPack(topic, shippedPacks[topic][0])
    if (!read.ok) throw new Error(topic)
    const draft = { ...startFrom(read.value, false, from, 2026, String), title: `学校的${topic}` }
    const entity = await school.engine.newId()
    must(await school.engine.save([{ kind: 'rule-pack', entity, fields: { ...fieldsOf(draft) } }]))
  }
  await taken(school, [await exported(branch)])
  await taken(branch, [await exported(school, branch.workspace.org)])
  const records = await branch.records.list(rulePack)
  expect(records).toHaveLength(editedTopics.length)
  for (const [topic, packs] of Object.entries(topics)) {
    const known = packs.known(records)
    expect(known.on(from, null)).toMatchObject({ origin: 'school', pack: { title: `学校的${topic}` } })
    expect(known.on(before, null)?.origin).toBe('example')
  }
  // Opened at the branch, they are the rows they were made of.
  for (const record of records) {
    const topic = record.values.topic
    if (!isEdited(topic)) continue
    const made = readPack(topic, shippedPacks[topic][0])
    const arrived = readPack(topic, packOf(record))
    expect(arrived.ok && bodyDraftOf(arrived.value)).toEqual(made.ok && bodyDraftOf(made.value))
  }
})
