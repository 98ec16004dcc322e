import type { Page } from '@playwright/test'
import type { App } from '#tests/support/app.ts'
import { field, frameOf } from './frame.ts'

/** 报表 as a person uses it. */
export const reportPageOf = (page: Page) => ({
  open: () => frameOf(page).go('报表'),
  period: async (from: string, to: string) => {
    await field(page, '从').fill(from)
    await field(page, '到').fill(to)
    await field(page, '到').blur()
  },
  view: (name: '明细' | '按分工会' | '按事项') => page.getByRole('button', { name, exact: true }).click(),
  table: page.getByRole('region', { name: '慰问情况统计表' }),
  row: (text: string | RegExp) =>
    page.getByRole('region', { name: '慰问情况统计表' }).getByRole('row').filter({ hasText: text }),
  pdf: (app: App) => app.saved(() => page.getByRole('button', { name: '生成 PDF' }).click()),
  excel: (app: App) => app.saved(() => page.getByRole('button', { name: '导出 Excel' }).click()),
})
