// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form, FormFold } from '#renderer/ui/form.tsx'
import { weeksOf } from '#renderer/ui/month-grid.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { UiProvider } from '#renderer/ui/ui-provider.tsx'
import type { Day } from '#shared/base/day.ts'
import type { Fen } from '#shared/base/money.ts'

afterEach(cleanup)

const people = [
  { id: 'a', name: '王建国', number: '001' },
  { id: 'b', name: '欧阳明', number: '002' },
]

const Visit = (props: { readonly onSave: (values: unknown) => void }) => {
  const [day, setDay] = useState<Day | null>(null)
  const [money, setMoney] = useState<Fen | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  return (
    <Form dirty onSave={() => props.onSave({ day, money, person })}>
      <PersonPicker label="对象" people={people} value={person} onChange={setPerson} />
      <DayInput label="日期" value={day} onChange={setDay} today={'2026-03-08' as Day} />
      <MoneyInput label="金额" value={money} onChange={setMoney} />
    </Form>
  )
}

const show = (onSave: (values: unknown) => void) =>
  render(
    <UiProvider locale="zh" scheme="light" typeSize="normal">
      <Visit onSave={onSave} />
    </UiProvider>,
  )

const type = (label: string, text: string) => {
  const input = screen.getByLabelText<HTMLInputElement>(label)
  fireEvent.change(input, { target: { value: text } })
  fireEvent.blur(input)
  return input
}

describe('a form', () => {
  it('saves with Ctrl+S what was typed in the ways people write', () => {
    const onSave = vi.fn()
    show(onSave)
    expect(type('日期', '2026年3月8日').value).toBe('2026-03-08')
    expect(type('金额', '1,234.5元').value).toBe('1,234.50')
    fireEvent.keyDown(window, { key: 's', ctrlKey: true })
    expect(onSave).toHaveBeenCalledWith({ day: '2026-03-08', money: 123_450, person: null })
  })

  it('is not saved while a field cannot be read, and says which', () => {
    const onSave = vi.fn()
    show(onSave)
    const input = type('日期', '三月八日')
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(onSave).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(input)
    expect(screen.getByText(/日期看不懂/)).toBeTruthy()
    type('日期', '')
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(onSave).toHaveBeenCalledWith({ day: null, money: null, person: null })
  })

  it('unfolds the part whose field cannot be read when it is to be saved', () => {
    const onSave = vi.fn()
    render(
      <UiProvider locale="zh" scheme="light" typeSize="normal">
        <Form dirty onSave={onSave}>
          <FormFold title="更多">
            <MoneyInput label="金额" value={null} onChange={() => {}} />
          </FormFold>
        </Form>
      </UiProvider>,
    )
    const fold = screen.getByText('更多').closest('details')
    fireEvent.change(screen.getByLabelText('金额'), { target: { value: '三百' } })
    expect(fold?.open).toBe(false)
    fireEvent.keyDown(document, { key: 's', ctrlKey: true })
    expect(onSave).not.toHaveBeenCalled()
    expect(fold?.open).toBe(true)
    expect(document.activeElement).toBe(screen.getByLabelText('金额'))
  })

  it('takes a person by keyboard alone', () => {
    const onSave = vi.fn()
    show(onSave)
    const input = screen.getByRole('combobox')
    fireEvent.change(input, { target: { value: '明' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(onSave).not.toHaveBeenCalled()
    fireEvent.keyDown(window, { key: 's', ctrlKey: true })
    expect(onSave).toHaveBeenCalledWith({ day: null, money: null, person: 'b' })
  })
})

describe('a month', () => {
  it('begins each week on Monday and shows the month whole', () => {
    const weeks = weeksOf('2026-03-08' as Day)
    expect(weeks[0]?.[0]).toBe('2026-02-23')
    expect(weeks.at(-1)?.at(-1)).toBe('2026-04-05')
    expect(weeksOf('2027-02-10' as Day)).toHaveLength(4)
  })
})

describe('leaving a window with unsaved content', () => {
  const Edit = (props: { readonly onClose: () => void }) => {
    const [dirty, setDirty] = useState(true)
    return (
      <Dialog open title="修改" onClose={props.onClose}>
        <Form dirty={dirty} onSave={() => undefined}>
          <input aria-label="姓名" onChange={() => setDirty(false)} />
        </Form>
      </Dialog>
    )
  }
  const question = () => screen.queryByText('放弃未保存的内容？')
  const begin = () => {
    const onClose = vi.fn()
    render(
      <UiProvider locale="zh" scheme="light" typeSize="normal">
        <Edit onClose={onClose} />
      </UiProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: '关闭' }))
    expect(question()).not.toBeNull()
    return onClose
  }

  it('asks, and goes when that is said', async () => {
    const onClose = begin()
    fireEvent.click(screen.getByRole('button', { name: '放弃' }))
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  })

  it('asks no longer once a save that was under way is done', async () => {
    const onClose = begin()
    type('姓名', '王建国')
    await vi.waitFor(() => expect(question()).toBeNull())
    expect(onClose).not.toHaveBeenCalled()
  })
})
