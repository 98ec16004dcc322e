import { describe, expect, test } from 'vitest'
import type { Activity } from '#shared/domain/activity.ts'
import { judgeActivity } from '#shared/rules/activity-judge.ts'
import {
  branchOf,
  factsOf,
  type Scene,
  type ShippedActivityPack,
  shippedActivityPack,
  spent,
} from '#tests/support/activity.ts'
import { day } from '#tests/support/record.ts'

const judged = (id: ShippedActivityPack, scene: Scene) =>
  judgeActivity(shippedActivityPack(id), factsOf(scene), branchOf(52))

describe('what a claim must hold', () => {
  test('without the signed list or the signature of the chair it is incomplete, and allowed all the same (A4)', () => {
    const outing: Activity = { type: 'outing', area: 'province' }
    const scene: Scene = {
      values: outing,
      came: 40,
      spending: [spent('ticket', 4000, { payer: 'school-union', invoiceNo: '01' })],
    }
    expect(judged('activity-hdu-2021', scene)).toMatchObject({
      state: 'allowed',
      source: '杭州电子科技大学 关于开展2021年春游活动的通知 2021 第二至四条',
      missing: ['activity-record', 'sign-in-list', 'handler', 'chair'],
    })
    const held = (more: Activity) => judged('activity-hdu-2021', { ...scene, values: { ...outing, ...more } })
    const papers = ['sign-in-list', 'activity-record'] as const
    expect(held({ papers, signatures: ['handler', 'chair'] }).missing).toEqual([])
    expect(held({ papers, signatures: ['handler'] }).missing).toEqual(['chair'])
    expect(held({ papers: ['activity-record'], signatures: ['handler', 'chair'] }).missing).toEqual([
      'sign-in-list',
    ])
  })

  test('without all three signatures it is incomplete (A7)', () => {
    const goods: Activity = { type: 'festival-goods', startsOn: day('2026-09-28') }
    const line = spent('goods', 100, { item: '大米', invoiceNo: '01', invoicedOn: day('2026-10-01') })
    const papers = ['receipt-list', 'transfer-list'] as const
    const missing = (values: Activity) =>
      judged('activity-gpnu-2022', { values: { ...goods, papers, ...values }, spending: [line] }).missing
    expect(missing({ signatures: ['handler'] })).toEqual(['witness', 'chair'])
    expect(missing({ signatures: ['witness', 'chair'] })).toEqual(['handler'])
    expect(missing({ signatures: ['handler', 'witness', 'chair'] })).toEqual([])
    expect(missing({ signatures: ['handler', 'witness', 'chair'], papers: [] })).toEqual([
      'receipt-list',
      'transfer-list',
    ])
  })

  test('depends on what was spent: goods that were handed out ask for a receipt list', () => {
    const contest = (...spending: Scene['spending'] & object) =>
      judged('activity-zju-2019', { values: { type: 'contest' }, came: 30, spending }).missing
    expect(contest()).toEqual([])
    expect(contest(spent('venue', 100, { invoiceNo: '1', payer: 'branch-fund' }))).toEqual([])
    expect(contest(spent('souvenir', 100, { invoiceNo: '1', payer: 'branch-fund' }))).toEqual([
      'receipt-list',
    ])
  })

  test('without uses, payers and invoices the rules cannot be asked', () => {
    const scene: Scene = { values: { type: 'festival-goods' }, spending: [spent(null, 100)] }
    expect(judged('activity-gpnu-2022', scene).missing).toEqual([
      'receipt-list',
      'transfer-list',
      'invoice',
      'handler',
      'witness',
      'chair',
      'use',
      'invoice-no',
      'invoice-day',
    ])
    expect(
      judged('activity-hdu-2021', { values: { type: 'outing' }, came: 1, spending: [spent(null, 1)] })
        .missing,
    ).toContain('payer')
  })

  test('what staff paid themselves needs no paper', () => {
    const scene: Scene = {
      values: { type: 'festival-goods' },
      spending: [spent('goods', 100, { payer: 'staff' })],
    }
    expect(judged('activity-gpnu-2022', scene).missing).toEqual([])
  })
})
