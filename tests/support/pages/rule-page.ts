import { expect, type Page } from '@playwright/test'
import { field, frameOf } from './frame.ts'

/** A row of a school's rules as its document says it; empty parts are not touched. */
export interface RuleRow {
  readonly event: string
  readonly whom?: string
  readonly form?: string
  readonly amount: string
  readonly payer?: string
  readonly often?: string
  /** The sum of a year for each, under 更多. */
  readonly yearSum?: string
  /** Words to tick under 更多, by their label. */
  readonly more?: readonly string[]
}

/** The head of a pack. */
export interface RuleHead {
  readonly 名称: string
  readonly 出处: string
  readonly 学校?: string
  readonly 年度?: string
}

/** 规则 as a person uses it; it counts what is put in. */
export const rulePageOf = (page: Page) => {
  const drawer = page.getByRole('dialog').last()
  const table = page.getByRole('region', { name: '条文' })
  /** Puts in what a row says, and says how many inputs that took. */
  const fillRow = async (row: RuleRow): Promise<number> => {
    let inputs = 0
    const choose = async (label: string, word: string | undefined) => {
      if (word === undefined) return
      await field(drawer, label).selectOption({ label: word })
      inputs += 1
    }
    await choose('事项', row.event)
    await choose('为谁', row.whom)
    await choose('形式', row.form)
    await field(drawer, '金额（元）').fill(row.amount)
    inputs += 1
    await choose('列支', row.payer)
    await choose('次数', row.often)
    if (row.more || row.yearSum) await drawer.getByText('更多', { exact: true }).click()
    for (const word of row.more ?? []) {
      await drawer.getByRole('checkbox', { name: word, exact: true }).check()
      inputs += 1
    }
    if (row.yearSum) {
      await field(drawer, '每人每年合计').fill(row.yearSum)
      inputs += 1
    }
    return inputs
  }
  return {
    open: () => frameOf(page).go('规则'),
    table,
    drawer,
    /** A pack of the list, by its name. */
    openPack: async (title: string) => {
      await page.getByRole('button', { name: title, exact: true }).first().click()
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    },
    start: async (head: RuleHead) => {
      await page.getByRole('button', { name: '新建规则' }).click()
      for (const [label, value] of Object.entries(head)) await field(page, label).fill(value)
    },
    /** Puts in every row after another without leaving the drawer; the inputs of each row. */
    enterRows: async (rows: readonly RuleRow[]): Promise<readonly number[]> => {
      await page.getByRole('button', { name: '新增一行' }).click()
      const counts: number[] = []
      for (const [n, row] of rows.entries()) {
        await expect(drawer.getByRole('heading', { name: `第 ${n + 1} 行` })).toBeVisible()
        counts.push(await fillRow(row))
        await expect(drawer.locator('.xj-verdict')).toContainText('这一行：')
        const last = n === rows.length - 1
        await drawer.getByRole('button', { name: last ? '完成' : '完成，再加一行', exact: true }).click()
      }
      await expect(page.getByRole('dialog')).toHaveCount(0)
      return counts
    },
    openRow: async (event: string) => {
      await table.getByRole('button', { name: event, exact: true }).click()
      await expect(drawer).toBeVisible()
    },
    done: () => drawer.getByRole('button', { name: '完成', exact: true }).click(),
    /** What the rules would change among saved visits. */
    changes: page.locator('.xj-card').filter({ hasText: '会改变什么' }),
    save: async (title: string) => {
      await page.getByRole('button', { name: '保存规则' }).click()
      await frameOf(page).saved(new RegExp(`已保存“${title}”`))
    },
  }
}
