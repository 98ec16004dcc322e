import { useState } from 'react'
import type { FieldProps } from '#renderer/ui/field.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { TypedInput } from '#renderer/ui/typed-input.tsx'
import type { Share } from '#shared/domain/activity-verdict.ts'
import type { MonthDay } from '#shared/rules/activity.ts'
import {
  type Goods,
  goodsText,
  readGoods,
  readShare,
  readWords,
  readYearDate,
  shareText,
  yearDateText,
} from './typed.ts'

const readMonthDay = (text: string): MonthDay | null => {
  const read = readYearDate(text)
  return read && read.day !== null ? { month: read.month, day: read.day } : null
}

/** A date of every year: `12-31`. */
export const MonthDayInput = (
  props: FieldProps & {
    readonly value: MonthDay | null | undefined
    readonly onChange: (value: MonthDay | null) => void
  },
) => {
  const t = useMessages().rulePage.activity
  return (
    <TypedInput<MonthDay>
      {...props}
      hint={t.hint.date}
      value={props.value ?? null}
      read={readMonthDay}
      show={yearDateText}
      unreadable={t.bad.date}
    />
  )
}

/** A share: `2/3` or `60%`. */
export const ShareInput = (props: {
  readonly value: Share | null | undefined
  readonly onChange: (value: Share | null) => void
}) => {
  const t = useMessages().rulePage.activity
  return (
    <TypedInput<Share>
      label={t.key.share}
      hint={t.hint.share}
      value={props.value ?? null}
      read={readShare}
      show={shareText}
      unreadable={t.bad.share}
      onChange={props.onChange}
    />
  )
}

/** Words one after another: `现金、购物卡`. */
export const WordsInput = (
  props: FieldProps & {
    readonly value: readonly string[] | null | undefined
    readonly onChange: (value: readonly string[]) => void
  },
) => {
  const t = useMessages().rulePage
  return (
    <TypedInput<readonly string[]>
      {...props}
      required
      hint={t.activity.hint.words}
      value={props.value?.length ? props.value : null}
      read={(text) => {
        const words = readWords(text)
        return words.length > 0 ? words : null
      }}
      show={(words) => words.join(t.join)}
      unreadable={t.activity.hint.words}
      onChange={(words) => props.onChange(words ?? [])}
    />
  )
}

/** Goods, one a line. The text stays as it is typed; what it says is kept. */
export const GoodsInput = (props: {
  readonly value: readonly Goods[] | null | undefined
  readonly onChange: (value: readonly Goods[]) => void
}) => {
  const t = useMessages().rulePage.activity
  const [text, setText] = useState(goodsText(props.value ?? []))
  return (
    <TextArea
      label={t.key.goodsList}
      hint={t.hint.goods}
      rows={6}
      value={text}
      onChange={(next) => {
        setText(next ?? '')
        props.onChange(readGoods(next ?? ''))
      }}
    />
  )
}
