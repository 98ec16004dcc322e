import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { en, type Locale, type Messages, zh } from '#shared/i18n/messages.ts'
import { pseudo } from '#shared/i18n/pseudo.ts'

/** All texts of a language. */
export const messagesOf = (locale: Locale): Messages =>
  locale === 'en' ? en : locale === 'pseudo' ? pseudo(zh) : zh

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
