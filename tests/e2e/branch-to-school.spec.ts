import { writeFileSync } from 'node:fs'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Fen } from '#shared/base/money.ts'
import { formatFen } from '#shared/base/money.ts'
import { zh } from '#shared/i18n/messages.ts'
import { expect, test } from '#tests/support/app.ts'
import { activityPageOf } from '#tests/support/pages/activity-page.ts'
import { condolencePageOf } from '#tests/support/pages/condolence-page.ts'
import { cardOf, exchangePageOf } from '#tests/support/pages/exchange-page.ts'
import { asChosen, begin, field, frameOf, untilOpen } from '#tests/support/pages/frame.ts'
import { homePageOf } from '#tests/support/pages/home-page.ts'
import { memberPageOf } from '#tests/support/pages/member-page.ts'
import { proposalPageOf } from '#tests/support/pages/proposal-page.ts'
import { reportPageOf } from '#tests/support/pages/report-page.ts'
import { hasPdfText, textOf } from '#tests/support/pdf-text.ts'
import { keptFiles, phonePhoto, phoneSecret } from '#tests/support/photo.ts'
import { writeSample } from '#tests/support/sample-files.ts'

const yuan = (fen: number): string => formatFen(fen as Fen)
const { condolence } = zh

test('what a branch enters ends in the table of its school, beside sixty others', async ({
  app: school,
  otherApp: branch,
}) => {
  test.skip(!hasPdfText, 'pdftotext is not on this machine')
  test.setTimeout(600_000)

  // The school begins, and gives its card away.
  await begin(school.page(), { role: '校工会', name: '端到端大学工会' })
  const card = await cardOf(school)
  const sampling = writeSample(card.bytes, school.home, { branches: 60, members: 80 })

  // The branch begins, compares the number and accepts.
  const page = branch.page()
  const frame = frameOf(page)
  await begin(page, { role: '分工会', name: '测试学院分工会' })
  const exchange = exchangePageOf(page)
  await exchange.open()
  await exchange.acceptParent(asChosen(card), card.number)

  await test.step('members: one by form, the others from Excel', async () => {
    const members = memberPageOf(page)
    await members.add({
      姓名: '齉爩',
      职工号: '0001',
      性别: '女',
      入会日期: '2015-9-1',
      教代会代表: true,
    })
    const rows = [
      ['姓名', '职工号', '性别', '入会日期', '教代会代表'],
      ['甲一', '0002', '男', '2016-09-01', '是'],
      ['乙二', '0003', '女', '2016-09-01', '是'],
      ['丙三', '0004', '男', '2016-09-01', '否'],
    ]
    await members.importFile({
      name: '名册.xlsx',
      bytes: await writeXlsx({ sheets: [{ name: '名册', rows }] }),
    })
    await members.preview()
    await members.importButton.click()
    await frame.saved(/^已导入 3 人/)
    await expect(page.getByText(/^4 人/)).toBeVisible()
  })

  let typed = 0
  await test.step('visits: one within the rules with its papers, one over them with a reason', async () => {
    const visits = condolencePageOf(page)
    await visits.open()
    await visits.startVisit()
    await visits.fill({ member: '齉爩', event: '结婚' })
    await expect(visits.verdict.first()).toHaveAttribute('data-state', 'ok')
    const amount = await visits.dialog.getByLabel('金额').inputValue()
    typed += Math.round(Number(amount.replaceAll(',', '')) * 100)
    expect(typed).toBeGreaterThan(0)
    await visits.save()
    const form = await branch.saved(() => visits.print('审批表'))
    expect(textOf(form.bytes)).toMatch(/慰问审批表[\s\S]*齉爩/)
    const receipt = await branch.saved(() => visits.print('签领表'))
    expect(textOf(receipt.bytes)).toMatch(/签领表[\s\S]*齉爩/)
    await visits.finish()

    await visits.startVisit()
    await visits.fill({ member: '甲一', event: '生育', amount: '5000' })
    await expect(visits.verdict.first()).toHaveAttribute('data-state', 'warn')
    await visits.dialog.getByRole('button', { name: '保存', exact: true }).click()
    await expect(visits.dialog.getByText('超出规定，要保存请写明理由。')).toBeVisible()
    await field(visits.dialog, '超出规定的理由').fill('双胞胎，经分工会委员会讨论')
    await visits.save()
    await visits.finish()
    typed += 500_000
    await expect(page.getByRole('row').filter({ hasText: '甲一' })).toContainText('5,000.00')
  })

  await test.step('an activity with people, spending and a photo without the place it was taken', async () => {
    const activities = activityPageOf(page)
    await activities.open()
    await activities.create('秋季登山', '2025-10-18')
    await activities.signIn('齉爩')
    await activities.signIn('乙二')
    await activities.spend('矿泉水', '86.50')
    const photo = await phonePhoto(page)
    expect(photo.includes(phoneSecret)).toBe(true)
    await activities.addPhoto({ name: '合影.jpg', bytes: photo })
    await expect(activities.picture).toBeVisible()
    const kept = await keptFiles(page)
    expect(kept).toHaveLength(1)
    for (const file of kept) {
      expect(file.subarray(0, 2).toString('hex')).toBe('ffd8')
      expect([file.includes('Exif'), file.includes(phoneSecret)]).toEqual([false, false])
    }
    await activities.close()
  })

  await test.step('a proposal with two seconders, reviewed and submitted', async () => {
    const proposals = proposalPageOf(page)
    await proposals.open()
    await proposals.create({
      title: '关于延长图书馆开放时间的提案',
      proposer: '齉爩',
      seconders: ['甲一', '乙二'],
      reason: '晚间座位不足。',
      measures: '延长至二十三点。',
    })
    await proposals.review('丙三', '2026-11-01')
    await proposals.submit('关于延长图书馆开放时间的提案')
    await proposals.close()
  })

  await test.step('a rating with points', async () => {
    const home = homePageOf(page)
    await home.open()
    await home.begin()
    await home.score(['1', '2'])
  })

  await exchange.open()
  const bundle = await exchange.send(branch)
  expect(bundle.name).toMatch(/\.(xjb|bin)$/)

  // The school takes it in with sixty others.
  const sample = await sampling
  const up = school.page()
  const receiving = exchangePageOf(up)
  await receiving.open()
  const path = `${school.home}/测试学院分工会.xjb`
  writeFileSync(path, bundle.bytes)
  await receiving.receive([...sample.paths, path])
  await expect(receiving.acceptAll).toBeVisible({ timeout: 90_000 })
  const ownNumber = (await cardOf(branch)).number
  await expect(up.getByRole('listitem').filter({ hasText: '测试学院分工会' })).toContainText(ownNumber)
  await receiving.acceptAll.click()
  await receiving.mergeButton.click()
  await expect(receiving.progress).toBeVisible()
  await expect(frameOf(up).notice.getByText(/^合并完成/)).toBeVisible({ timeout: 120_000 })

  // The table says exactly what was invented and typed.
  const year = new Date(sample.expected.now).getFullYear()
  const sums = sample.expected.each.flatMap(({ arrived }) =>
    arrived.visits.filter((one) => one.year === year),
  )
  const add = (of: 'count' | 'total' | 'cash') => sums.reduce((all, one) => all + one[of], 0)
  const [count, amount] = [add('count') + 2, add('total') + typed]
  const check = async (at: typeof school) => {
    const report = reportPageOf(at.page())
    await report.open()
    await expect(at.page().getByText(`${count} 人次，${yuan(amount)} 元`)).toBeVisible({ timeout: 30_000 })
    await report.view('按事项')
    for (const event of new Set(sums.map((one) => one.event))) {
      const own = sums.filter((one) => one.event === event)
      const more = event === 'childbirth' ? 500_000 : event === 'marriage' ? typed - 500_000 : 0
      const row = report.row(condolence.choices.event[event]).first()
      const says = (text: string) =>
        expect(row.getByRole('cell', { name: text, exact: true }).first()).toBeVisible()
      await says(yuan(own.reduce((all, one) => all + one.total, more)))
      await says(String(own.reduce((all, one) => all + one.count, more > 0 ? 1 : 0)))
    }
    await report.view('按分工会')
    await expect(report.row('测试学院分工会')).toContainText(yuan(typed))
    for (const { name, arrived } of sample.expected.each) {
      const own = arrived.visits.filter((one) => one.year === year)
      if (own.length === 0) continue
      await expect(report.row(name)).toContainText(yuan(own.reduce((all, one) => all + one.total, 0)))
    }
  }
  await check(school)

  const report = reportPageOf(up)
  const paper = textOf((await report.pdf(school)).bytes)
  expect(paper).toContain('测试学院分工会')
  expect(paper.replaceAll(',', '')).toContain(yuan(amount).replaceAll(',', ''))
  const book = await readXlsx((await report.excel(school)).bytes)
  const cells = book.sheets[0]?.rows ?? []
  const own = cells.filter((row) => row[0] === '测试学院分工会')
  const column = cells.find((row) => row.includes('合计（元）'))?.indexOf('合计（元）') ?? -1
  expect(own.reduce((all, row) => all + Math.round(Number(row[column]) * 100), 0)).toBe(typed)
  expect(Math.round(Number(cells.at(-1)?.[column]) * 100)).toBe(amount)

  // Closed and opened again, all is there.
  await school.reopen()
  await untilOpen(school.page(), 60_000)
  await check(school)
  await frameOf(school.page()).go('提案')
  await expect(school.page().getByText('关于延长图书馆开放时间的提案')).toBeVisible()
  // The photo came along, still without the place.
  const arrived = await keptFiles(school.page())
  expect(arrived.length).toBeGreaterThan(0)
  expect(arrived.some((file) => file.includes(phoneSecret))).toBe(false)
})
