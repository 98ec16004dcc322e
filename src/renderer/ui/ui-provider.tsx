import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { Locale } from '#shared/i18n/messages.ts'
import { ConfirmProvider } from './confirm.tsx'
import { MessagesProvider } from './messages.tsx'
import { type Scheme, type TypeSize, themeOf } from './theme.ts'
import { ToastProvider } from './toast.tsx'

/** Language, colours, type size, questions and notices for everything below. */
export const UiProvider = (props: {
  readonly locale: Locale
  readonly scheme: Scheme
  readonly typeSize: TypeSize
  readonly children: ReactNode
}) => {
  const { locale, scheme, typeSize } = props
  const theme = useMemo(() => themeOf(scheme, typeSize), [scheme, typeSize])
  useEffect(() => {
    const root = document.documentElement
    root.lang = locale === 'en' ? 'en' : 'zh-CN'
    root.dataset.scheme = scheme
    root.dataset.type = typeSize
  }, [locale, scheme, typeSize])
  return (
    <ConfigProvider
      theme={theme}
      locale={locale === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <MessagesProvider locale={locale}>
        <ToastProvider>
          <ConfirmProvider>{props.children}</ConfirmProvider>
        </ToastProvider>
      </MessagesProvider>
    </ConfigProvider>
  )
}
