import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { en, type Locale, type Messages, zh } from '#shared/i18n/messages.ts'

type Tree = { readonly [key: string]: unknown }

/** Marks every text, so that a text without marks on the screen is one that was hard-coded. */
const mark = (value: unknown): unknown => {
  if (typeof value === 'string') return `⟦${value}⟧`
  if (typeof value === 'function') {
    return (...args: readonly unknown[]) => mark((value as (...all: readonly unknown[]) => unknown)(...args))
  }
  if (Array.isArray(value)) return value.map(mark)
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value as Tree).map(([key, part]) => [key, mark(part)]))
  }
  return value
}

/** All texts of a language. */
export const messagesOf = (locale: Locale): Messages =>
  locale === 'en' ? en : locale === 'pseudo' ? (mark(zh) as Messages) : zh

const MessagesContext = createContext<{ readonly locale: Locale; readonly messages: Messages }>({
  locale: 'zh',
  messages: zh,
})

/** Gives everything below it the texts of a language. */
export const MessagesProvider = (props: { readonly locale: Locale; readonly children: ReactNode }) => {
  const { locale, children } = props
  const value = useMemo(() => ({ locale, messages: messagesOf(locale) }), [locale])
  return <MessagesContext value={value}>{children}</MessagesContext>
}

/** The texts of the chosen language. */
export const useMessages = (): Messages => useContext(MessagesContext).messages

/** The chosen language. */
export const useLocale = (): Locale => useContext(MessagesContext).locale
