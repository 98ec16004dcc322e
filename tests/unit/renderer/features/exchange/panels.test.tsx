// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '#renderer/engine.ts'
import type { ImportRow, InboxFile, QuarantineRow } from '#renderer/engine-exchange.ts'
import type { ImportEntry, Refused } from '#renderer/engine-review.ts'
import { RefusedPanel } from '#renderer/features/conflict/refused-panel.tsx'
import { AsideCard } from '#renderer/features/exchange/aside-card.tsx'
import { ForkCards } from '#renderer/features/exchange/fork-card.tsx'
import { ReceivePanel } from '#renderer/features/exchange/receive-panel.tsx'
import { ReceivedPanel } from '#renderer/features/exchange/received-panel.tsx'
import { ReturnsPanel } from '#renderer/features/exchange/returns-panel.tsx'
import { SentPanel } from '#renderer/features/exchange/sent-panel.tsx'
import { ServicesProvider } from '#renderer/services.ts'
import { UiProvider } from '#renderer/ui/ui-provider.tsx'
import type { Day } from '#shared/base/day.ts'
import type { BlobId, ChangeId, DeviceId, EntityId, OrgId } from '#shared/base/id.ts'
import { err, ok } from '#shared/base/result.ts'
import { fakeEngine, fakeHost, fakeRecords, fakeWorkspace } from '#tests/support/fake-engine.ts'

const show = (part: ReactNode, over: Partial<Engine>) => {
  const saved: { readonly name: string; readonly bytes: Uint8Array }[] = []
  const host = {
    ...fakeHost(),
    saveFile: async (name: string, bytes: Uint8Array) => {
      saved.push({ name, bytes })
      return ok(true)
    },
  }
  render(
    <UiProvider locale="zh" scheme="light" typeSize="normal">
      <ServicesProvider
        value={{
          host,
          engine: fakeEngine(over),
          records: fakeRecords({}),
          workspace: fakeWorkspace({ level: 'school' }),
          now: () => 0,
          today: () => '2026-03-08' as Day,
        }}
      >
        {part}
      </ServicesProvider>
    </UiProvider>,
  )
  return saved
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const org = (n: number) => `${n}`.repeat(22).slice(0, 22) as OrgId

describe('return files', () => {
  const two = [1, 2].map((n) => ({ org: org(n), name: `第${n}分工会`, lastAt: null, since: n }))

  it('all in one ZIP, each made for its own union', async () => {
    const exportBundle = vi.fn(async (to: string) =>
      ok({ name: `${to.slice(0, 1)}.xjb`, bytes: new Uint8Array([Number(to.slice(0, 1))]) }),
    )
    const saved = show(<ReturnsPanel />, {
      returns: async () => two,
      exportBundle: exportBundle as unknown as Engine['exportBundle'],
    })
    fireEvent.click(await screen.findByRole('button', { name: /全部生成（2 个文件/ }))
    await screen.findByText('已生成 回执-2026-03-08.zip，里面有 2 个文件。解压后分别发给各单位。')
    expect(exportBundle.mock.calls.map(([to]) => to)).toEqual([org(1), org(2)])
    const text = Buffer.from(saved[0]?.bytes ?? []).toString('latin1')
    expect([text.startsWith('PK'), text.includes('1.xjb'), text.includes('2.xjb')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('says what went wrong, and saves nothing', async () => {
    const saved = show(<ReturnsPanel />, {
      returns: async () => two,
      exportBundle: async () => err({ type: 'cancelled' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: '生成给 第1分工会 的文件' }))
    await screen.findByText('已取消，没有写入任何内容。')
    expect(saved).toEqual([])
  })
})

describe('files sent', () => {
  it('are red with a word when nobody answered for 14 days', async () => {
    show(<SentPanel />, {
      sentFiles: async () => [
        {
          entity: 'e1' as EntityId,
          at: 0,
          party: org(1),
          partyName: '校工会',
          number: 7,
          fileName: '七.xjb',
          state: 'exported',
          since: null,
          overdue: true,
        },
      ],
    })
    const row = (await screen.findByText('七.xjb')).closest('tr')
    expect(row?.dataset.tone).toBe('bad')
    expect(row?.textContent).toContain('超过 14 天没有回音')
  })

  it('say what failed and can be asked for again', async () => {
    let tries = 0
    show(<SentPanel />, {
      sentFiles: async () => {
        if (tries++ === 0) throw new Error('index')
        return []
      },
    })
    fireEvent.click(await screen.findByRole('button', { name: '再试一次' }))
    await screen.findByText('还没有发过文件。')
  })
})

describe('a copied PC', () => {
  const question = {
    device: 'd' as DeviceId,
    deviceName: '办公室电脑',
    orgName: '机械学院分工会',
    since: [0],
  }

  it('asks which one is the copy, and takes a new identity only there', async () => {
    const becomeNewPc = vi.fn(async () => ok(null))
    show(<ForkCards />, { forks: async () => [{ ...question, isOurs: true }], becomeNewPc })
    fireEvent.click(await screen.findByRole('button', { name: '这台是复制的，换新身份' }))
    await screen.findByText('已换新身份，两台电脑可以各用各的了。')
    expect(becomeNewPc).toHaveBeenCalledOnce()
  })

  it('of another union is only told of', async () => {
    show(<ForkCards />, { forks: async () => [{ ...question, isOurs: false }] })
    await screen.findByText(/^机械学院分工会有两台电脑都在用“办公室电脑”的身份填写/)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('is no longer asked about where a person said it is the original', async () => {
    const becomeNewPc = vi.fn(async () => ok(null))
    show(<ForkCards />, { forks: async () => [{ ...question, isOurs: true }], becomeNewPc })
    fireEvent.click(await screen.findByRole('button', { name: /^这台是原来的/ }))
    expect(screen.queryByText('好像有一台电脑是复制出来的')).toBeNull()
    expect(becomeNewPc).not.toHaveBeenCalled()
  })
})

describe('files of a newer version', () => {
  const kept = (id: string, more: Partial<InboxFile> = {}): InboxFile => ({
    id: id as BlobId,
    fileName: `${id}.xjb`,
    bytes: 2048,
    keptAt: 0,
    orgName: '机械学院分工会',
    number: 3,
    createdAt: 0,
    isProven: false,
    isReadable: false,
    isRefused: false,
    ...more,
  })
  const row = (state: ImportRow['state']): ImportRow => ({
    key: '0',
    fileName: '新.xjb',
    sender: null,
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

  it('are kept when they are dropped, and a full inbox says so', async () => {
    const keepNewer = vi.fn<Engine['keepNewer']>(async () => ok([row({ type: 'inbox-full' })]))
    const refusal = { type: 'newer-version' } as const
    show(<ReceivePanel />, { inspect: async () => [row({ type: 'refused', refusal })], keepNewer })
    const input = document.querySelector('input[type=file]') as HTMLInputElement
    fireEvent.change(input, { target: { files: [new File(['x'], '新.xjb')] } })
    await screen.findByText('由更新的版本生成；收件箱满了，没有放进去，原文件请留好')
    expect(keepNewer).toHaveBeenCalledOnce()
    fireEvent.click(screen.getByRole('button', { name: '清空列表' }))
  })

  it('say whom they claim to be from and what to do, and are let go only after a question', async () => {
    const putAway = vi.fn<Engine['putAway']>(async () => ok(null))
    const readKept = vi.fn<Engine['readKept']>(async () => ok([]))
    const inbox = async () => [
      kept('甲'),
      kept('乙', { isProven: true }),
      kept('丙', { orgName: null, number: null, createdAt: null }),
      kept('丁', { isReadable: true, isRefused: true }),
    ]
    show(<ReceivePanel />, { inbox, putAway, readKept })
    await screen.findByText('甲.xjb')
    const rowOf = (name: string) => within(screen.getByText(name).closest('tr') as HTMLElement)
    expect(rowOf('甲.xjb').getByText('自称 机械学院分工会')).toBeTruthy()
    expect(rowOf('甲.xjb').getByText('请先升级小家')).toBeTruthy()
    expect(rowOf('乙.xjb').getByText('机械学院分工会')).toBeTruthy()
    expect(rowOf('丙.xjb').getByText('看不出是谁发来的')).toBeTruthy()
    expect(rowOf('丁.xjb').getByText('升级后仍读不了，请对方重新发送')).toBeTruthy()
    expect(screen.getByText(/最多放 20 个文件、共 256/)).toBeTruthy()
    // What was refused once is read again only when somebody asks for it.
    expect(readKept).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: '读取 1 个文件' }))
    await waitFor(() => expect(readKept.mock.calls.map(([ids]) => ids)).toEqual([['丁']]))
    fireEvent.click(rowOf('甲.xjb').getByRole('button', { name: '移出 甲.xjb' }))
    await screen.findByText('把 甲.xjb 移出收件箱？')
    expect(putAway).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: /^移\s?出$/ }))
    await screen.findByText('已移出收件箱。')
    expect(putAway).toHaveBeenCalledWith(['甲'])
  })

  it('are read by themselves after an upgrade, once, and nothing is merged', async () => {
    const readKept = vi.fn<Engine['readKept']>(async () => ok([{ ...row({ type: 'ready' }), newRecords: 7 }]))
    const merge = vi.fn<Engine['merge']>(async () => ok([]))
    show(<ReceivePanel />, { inbox: async () => [kept('戊', { isReadable: true })], readKept, merge })
    await screen.findByText('可以合并')
    fireEvent.click(screen.getByRole('button', { name: '清空列表' }))
    await waitFor(() => expect(screen.queryByText('可以合并')).toBeNull())
    expect(readKept).toHaveBeenCalledOnce()
    expect(merge).not.toHaveBeenCalled()
  })

  it('say which are in when a merge failed half-way', async () => {
    const both = ['甲', '乙'].map((key) => ({ ...row({ type: 'ready' }), key, newRecords: 7 }))
    show(<ReceivePanel />, {
      inspect: async () => both,
      merge: async () => err({ type: 'disk-full' }),
      onTable: async () => [
        { ...row({ type: 'merged' }), key: '甲' },
        { ...row({ type: 'ready' }), key: '乙' },
      ],
    })
    const input = document.querySelector('input[type=file]') as HTMLInputElement
    fireEvent.change(input, { target: { files: [new File(['x'], '新.xjb')] } })
    fireEvent.click(await screen.findByRole('button', { name: '合并 2 个文件' }))
    await screen.findByRole('button', { name: '合并 1 个文件' })
    expect(screen.getByText('已合并')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '清空列表' }))
  })
})

describe('what was put aside', () => {
  const row: QuarantineRow = {
    id: 'q',
    orgName: '机械学院分工会',
    deviceName: '办公室电脑',
    kind: 'member',
    seq: 12,
    reason: 'newer-version',
    where: '',
  }

  it('is listed with its reason in words, also a reason of a later version, and can be read again', async () => {
    const retryQuarantine = vi.fn(async () => ok(1))
    show(<AsideCard />, {
      quarantine: async () => [row, { ...row, id: 'r', kind: null, reason: 'from-the-future' }],
      retryQuarantine,
    })
    await screen.findByText('由更新的版本写成，升级后再试')
    expect(screen.getByText('读不懂')).toBeTruthy()
    expect(document.body.textContent).not.toContain('from-the-future')
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    await screen.findByText('1 处内容已经采用。')
  })
})

describe('files taken in', () => {
  const entry = (n: number, more: Partial<ImportEntry> = {}): ImportEntry => ({
    entity: `e${n}` as EntityId,
    at: 0,
    party: org(n),
    partyName: `第${n}分工会`,
    fileName: `${n}.xjb`,
    number: n,
    changes: 3,
    state: 'merged',
    ...more,
  })

  beforeEach(() => {
    location.hash = ''
  })

  it('can be taken back several at once, after all that would go is listed together, and the notice undoes it', async () => {
    const previewTakeBack = vi.fn<Engine['previewTakeBack']>(async () => ({
      kinds: [{ kind: 'member', gone: 5, changed: 0 }],
      dependants: [],
      stays: 0,
    }))
    const takeBack = vi.fn<Engine['takeBack']>(async () => fakeEngine().takeBack([]))
    const undo = vi.fn<Engine['undo']>(async (save) => ok(save))
    const imports = [entry(1), entry(2), entry(3, { state: 'taken-back' }), entry(4, { changes: 0 })]
    show(<ReceivedPanel />, { imports: async () => imports, previewTakeBack, takeBack, undo })
    await screen.findByText('1.xjb')
    fireEvent.click(screen.getByRole('checkbox', { name: '全选本页' }))
    expect(screen.getByRole('button', { name: '恢复选中的 1 个' })).toBeTruthy()
    // A file that brought nothing has nothing to take back.
    fireEvent.click(screen.getByRole('button', { name: '撤回选中的 2 个' }))
    const dialog = within(await screen.findByRole('dialog', { name: '撤回：2 个文件' }))
    expect(within(dialog.getByRole('list', { name: '文件' })).getAllByRole('listitem').length).toBe(2)
    await dialog.findByText('会员：5 条不再显示')
    fireEvent.click(dialog.getByRole('button', { name: /^撤\s?回$/ }))
    await screen.findByText('已撤回 2 个文件。需要时可以恢复。')
    expect(previewTakeBack).toHaveBeenCalledWith(['e1', 'e2'])
    expect(takeBack).toHaveBeenCalledWith(['e1', 'e2'])
    fireEvent.click(screen.getByRole('button', { name: /^撤\s?销$/ }))
    await screen.findByText('已恢复 2 个文件。')
    expect(undo).toHaveBeenCalledWith('AAAAAAAAAAAAAAAA')
  })
})

describe('what did not count', () => {
  const refused = (id: string, reason: string, canTakeIn: boolean): Refused => ({
    kind: 'member',
    entity: id as EntityId,
    homeName: '机械学院分工会',
    field: 'phone',
    reason,
    values: { name: `会员${id}` },
    side: {
      id: id as ChangeId,
      value: '1',
      at: 0,
      orgName: '机械学院分工会',
      deviceName: '电脑',
      actor: null,
      fileName: null,
    },
    isRevoke: false,
    canTakeIn,
  })

  it('names a late revoke, and counts it in every record it was too late for', async () => {
    const takeIn = vi.fn<Engine['takeIn']>(async () => fakeEngine().takeIn([]))
    const revoke = (id: string): Refused => {
      const { side, ...row } = refused(id, 'late-approval', true)
      return { ...row, field: null, isRevoke: true, side: { ...side, id: 'r' as ChangeId, value: null } }
    }
    show(<RefusedPanel />, { refused: async () => [revoke('a'), revoke('b')], takeIn })
    const button = await screen.findByRole('button', { name: '采用：会员a' })
    expect(screen.getAllByText('撤销已核定的内容').length).toBe(2)
    fireEvent.click(button)
    await screen.findByText('已采用 2 条。')
    expect(takeIn).toHaveBeenCalledWith(['r'])
  })

  it('says why; only what is late can be taken in, one by one or together', async () => {
    const takeIn = vi.fn<Engine['takeIn']>(async () => fakeEngine().takeIn([]))
    const rows = [
      refused('a', 'late-approval', true),
      refused('b', 'rejected-owner', false),
      refused('c', 'late-home', true),
    ]
    show(<RefusedPanel />, { refused: async () => rows, takeIn })
    await screen.findByRole('cell', { name: '核定以后才到' })
    const rowOf = (name: string) => within(screen.getByText(name).closest('tr') as HTMLElement)
    expect(rowOf('会员b').getByText('这一栏归上级填写')).toBeTruthy()
    expect(rowOf('会员b').queryByRole('button')).toBeNull()
    fireEvent.click(rowOf('会员a').getByRole('button', { name: '采用：会员a' }))
    await waitFor(() => expect(takeIn).toHaveBeenCalledWith(['a']))
    fireEvent.click(screen.getByRole('checkbox', { name: '全选本页' }))
    fireEvent.click(screen.getByRole('button', { name: '采用选中的 2 条' }))
    await waitFor(() => expect(takeIn).toHaveBeenLastCalledWith(['a', 'c']))
  })
})
