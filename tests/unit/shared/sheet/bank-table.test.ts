import { describe, expect, it } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import { yuan } from '#shared/base/money.ts'
import { bankLines, bankTable } from '#shared/sheet/bank-table.ts'
import { idOf } from '#tests/support/record.ts'

const payeeOf = (id: EntityId) =>
  id === idOf(1)
    ? { name: '李敏', staffNo: '001', account: '6222 0200 0000 0001', bank: '示例银行示例支行' }
    : { name: '张伟', staffNo: null, account: null, bank: null }

describe('the list for the bank (A2, S61)', () => {
  const lines = bankLines(
    [
      { member: idOf(1), amount: yuan(1000), note: '住院慰问' },
      { member: idOf(2), amount: yuan(500), note: '住院慰问' },
      { member: idOf(1), amount: yuan(200), note: '困难补助' },
      { member: idOf(1), amount: null, note: '' },
      { member: null, amount: yuan(9), note: '' },
    ],
    payeeOf,
  )

  it('pays each person once, with the sum, the account without blanks, and says whose account is not known', () => {
    expect(lines).toEqual([
      {
        name: '李敏',
        staffNo: '001',
        account: '6222020000000001',
        bank: '示例银行示例支行',
        amount: yuan(1200),
        note: '住院慰问',
      },
      { name: '张伟', staffNo: null, account: null, bank: null, amount: yuan(500), note: '住院慰问' },
    ])
  })

  it('has the columns 收款人, 银行账号, 开户行, accounts as text in full, and the sum', () => {
    const words = {
      title: '银行发放清单',
      serial: '序号',
      payee: '收款人',
      account: '银行账号',
      bank: '开户行',
      amount: '金额（元）',
      note: '备注',
      total: '合计',
    }
    const table = bankTable(lines, '三月慰问', words)
    expect(table.columns.map(({ header, type }) => [header, type])).toEqual([
      ['序号', 'number'],
      ['收款人', 'text'],
      ['银行账号', 'text'],
      ['开户行', 'text'],
      ['金额（元）', 'money'],
      ['备注', 'text'],
    ])
    expect(table.rows).toEqual([
      [1, '李敏', '6222020000000001', '示例银行示例支行', yuan(1200), '住院慰问'],
      [2, '张伟', null, null, yuan(500), '住院慰问'],
    ])
    expect(table.totals).toEqual(['合计', null, null, null, yuan(1700), null])
  })
})
