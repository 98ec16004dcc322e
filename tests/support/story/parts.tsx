import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, ChoicesInput, FilterChips, FlagInput, RadioInput } from '#renderer/ui/choice-input.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { BigCode, Fingerprint } from '#renderer/ui/fingerprint.tsx'
import { Form, FormSection } from '#renderer/ui/form.tsx'
import { HistoryList } from '#renderer/ui/history-list.tsx'
import {
  Card,
  EmptyState,
  ErrorState,
  Grid,
  PageHeader,
  Row,
  Stack,
  Stat,
  Tag,
} from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { PeoplePicker, PersonPicker } from '#renderer/ui/person-picker.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { Day } from '#shared/base/day.ts'
import { type Fen, formatFen, sumFen } from '#shared/base/money.ts'

interface Visit {
  readonly id: string
  readonly name: string
  readonly event: string
  readonly day: Day
  readonly amount: Fen
}

const names = [
  '王建国',
  '欧阳明',
  '单雄信',
  '曾小燕',
  '李齉',
  '赵爩',
  '吕布',
  '买买提·吐尔逊',
  '陈静',
  '刘洋',
]
const events = ['生日', '生病住院', '结婚', '退休', '春节慰问']
const visits: readonly Visit[] = Array.from({ length: 230 }, (_, n) => ({
  id: String(n),
  name: `${names[n % names.length]}${n >= names.length ? n : ''}`,
  event: events[n % events.length] ?? '',
  day: `2026-0${(n % 9) + 1}-${String((n % 28) + 1).padStart(2, '0')}` as Day,
  amount: (30_000 + n * 125) as Fen,
}))

const columns: readonly Column<Visit>[] = [
  { key: 'name', title: '姓名', value: (row) => row.name },
  {
    key: 'event',
    title: '事由',
    value: (row) => row.event,
    render: (row) => <Tag tone="info">{row.event}</Tag>,
  },
  { key: 'day', title: '日期', value: (row) => row.day, width: 110 },
  {
    key: 'amount',
    title: '金额（元）',
    value: (row) => row.amount,
    render: (row) => formatFen(row.amount),
    end: true,
    total: (rows) => formatFen(sumFen(rows.map((row) => row.amount))),
  },
]

const people = names.map((name, n) => ({ id: String(n), name, number: `20100${n}`, note: '机械系' }))
const today = '2026-03-08' as Day

const VisitForm = (props: { readonly onDone: () => void }) => {
  const [person, setPerson] = useState<string | null>(null)
  const [companions, setCompanions] = useState<readonly string[]>(['3'])
  const [day, setDay] = useState<Day | null>(today)
  const [amount, setAmount] = useState<Fen | null>(30_000 as Fen)
  const [event, setEvent] = useState<string | null>('生日')
  const [flags, setFlags] = useState<readonly string[]>([])
  const [words, setWords] = useState<string | null>(null)
  const [count, setCount] = useState<number | null>(1)
  const [flag, setFlag] = useState(false)
  const [dirty, setDirty] = useState(false)
  const change =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value)
      setDirty(true)
    }
  return (
    <Form onSave={props.onDone} dirty={dirty} columns={2} label="慰问">
      <PersonPicker
        label="慰问对象"
        required
        people={people}
        value={person}
        onChange={change(setPerson)}
        autoFocus
      />
      <ChoiceInput
        label="事由"
        required
        value={event}
        onChange={change(setEvent)}
        options={events.map((value) => ({ value, label: value }))}
      />
      <DayInput label="日期" required value={day} onChange={change(setDay)} today={today} />
      <MoneyInput label="金额" value={amount} onChange={change(setAmount)} min={0} />
      <VerdictStrip state={(amount ?? 0) > 30_000 ? 'warn' : 'ok'} source="日常慰问管理办法 2023 第三条">
        会员生日 实物 300 元，分工会列支
      </VerdictStrip>
      <FormSection title="其他" note="可以不填" />
      <PeoplePicker label="同行" people={people} value={companions} onChange={change(setCompanions)} />
      <NumberInput label="份数" integer min={1} value={count} onChange={change(setCount)} unit="份" />
      <ChoicesInput
        label="形式"
        value={flags}
        onChange={change(setFlags)}
        options={['实物', '现金', '蛋糕券'].map((value) => ({ value, label: value }))}
      />
      <FlagInput label="已签收" value={flag} onChange={change(setFlag)} />
      <TextArea label="慰问词" value={words} onChange={change(setWords)} wide hint="会印在签领表上" />
      <FileDrop label="照片" compact onFiles={() => {}} />
    </Form>
  )
}

const history = [
  {
    save: 'a',
    at: Date.UTC(2026, 2, 8),
    orgName: '机械学院分工会',
    deviceName: '办公室1号机',
    field: '金额',
    value: '300.00',
    state: 'shown' as const,
    fileName: null,
  },
  {
    save: 'a',
    at: Date.UTC(2026, 2, 8),
    orgName: '机械学院分工会',
    deviceName: '办公室1号机',
    field: '事由',
    value: '生日',
    state: 'conflict' as const,
    fileName: null,
  },
  {
    save: 'b',
    at: Date.UTC(2026, 2, 1),
    orgName: '示例大学工会',
    deviceName: '校工会',
    field: '金额',
    value: '500.00',
    state: 'revoked' as const,
    fileName: null,
  },
]

/** Every part of the interface on one page. */
export const Parts = () => {
  const [open, setOpen] = useState<Visit | null>(null)
  const [dialog, setDialog] = useState(false)
  const [chips, setChips] = useState<readonly string[]>(['生日'])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1']))
  const [text, setText] = useState<string | null>('9165')
  const [role, setRole] = useState<'a' | 'b'>('a')
  const confirm = useConfirm()
  const toast = useToast()
  const ask = async () => {
    const yes = await confirm({
      title: '作废这条慰问？',
      body: '历史里仍然看得到。',
      action: '作废',
      danger: true,
    })
    toast(
      yes
        ? { text: '已作废', action: { label: '撤销', onClick: () => {} } }
        : { text: '没有作废', tone: 'bad' },
    )
  }
  return (
    <main className="xj-main">
      <PageHeader
        title="慰问"
        note="31 人次，12,400.00 元"
        actions={
          <>
            <MenuButton
              label="打印"
              icon="print"
              items={[
                { key: 'a', label: '审批表', onClick: () => {} },
                { key: 'b', label: '签领表', onClick: () => {} },
              ]}
            />
            <Button onClick={() => void ask()}>作废</Button>
            <Button kind="primary" icon="add" onClick={() => setDialog(true)}>
              登记慰问
            </Button>
          </>
        }
      />
      <Stack>
        <Grid min={160}>
          <Stat label="会员" value="86" note="女 41" href="#/member" />
          <Stat label="逾期" value="2" tone="bad" />
          <Stat label="待办" value="5" tone="warn" />
          <Stat label="已慰问" value="31" tone="good" />
        </Grid>
        <Row>
          {(['neutral', 'info', 'good', 'warn', 'bad'] as const).map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
          <Button kind="danger">删除</Button>
          <Button kind="link">查看</Button>
          <Button disabled>不可用</Button>
          <Button busy>保存</Button>
        </Row>
        <DataTable
          label="慰问"
          rows={visits}
          rowKey={(row) => row.id}
          columns={columns}
          onOpen={setOpen}
          openKey={open?.id}
          selected={selected}
          onSelect={setSelected}
          filters={
            <FilterChips
              label="事由"
              value={chips}
              onChange={setChips}
              options={events.map((value) => ({ value, label: value, count: 46 }))}
            />
          }
          actions={<Button icon="download">导出</Button>}
        />
        <Grid min={320}>
          <Card title="进度">
            <ProgressBar label="合并" done={3} total={12} onCancel={() => {}} />
            <VerdictStrip state="bad">本年第 3 次，规定不超过 2 次。</VerdictStrip>
            <VerdictStrip state="info">说明文字</VerdictStrip>
          </Card>
          <Card title="指纹">
            <Fingerprint value="0412 8837 1190 2264 5501" />
            <BigCode label="口令" value="4821-7730-9165" />
          </Card>
          <Card title="输入">
            <TextInput label="工号" value={text} onChange={setText} problem="工号应为 7 位。" required />
            <RadioInput
              label="角色"
              cards
              value={role}
              onChange={setRole}
              options={[
                { value: 'a', label: '分工会', note: '学院' },
                { value: 'b', label: '校工会', note: '汇总' },
              ]}
            />
          </Card>
        </Grid>
        <FileDrop label="收到的文件" multiple onFiles={() => {}} />
        <EmptyState title="还没有慰问" action={<Button kind="primary">登记第一次慰问</Button>}>
          先登记会员，再登记慰问。
        </EmptyState>
        <ErrorState title="读不出来" action={<Button>再试一次</Button>}>
          磁盘出错
        </ErrorState>
      </Stack>
      <RecordDrawer
        open={open !== null}
        title={open?.name ?? ''}
        note={open?.event}
        onClose={() => setOpen(null)}
        tabs={[
          { key: 'record', label: '内容', content: <VisitForm onDone={() => setOpen(null)} /> },
          {
            key: 'history',
            label: '历史',
            content: (
              <HistoryList
                entries={history}
                fieldLabel={(field) => field}
                showValue={(_, value) => String(value)}
                showTime={(at) => new Date(at).toISOString().slice(0, 10)}
              />
            ),
          },
        ]}
      />
      <Dialog open={dialog} title="登记慰问" onClose={() => setDialog(false)} width={720}>
        <VisitForm
          onDone={() => {
            setDialog(false)
            toast({ text: '已保存' })
          }}
        />
      </Dialog>
    </main>
  )
}
