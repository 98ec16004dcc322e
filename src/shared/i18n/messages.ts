import { app as appEn } from './en/app.ts'
import { exchange as exchangeEn } from './en/exchange.ts'
import { app as appZh } from './zh/app.ts'
import { exchange as exchangeZh } from './zh/exchange.ts'

/** All messages in Chinese, one part per noun. English satisfies the same type, so a missing one does not compile. */
export const zh = { app: appZh, exchange: exchangeZh }

/** Every text the product shows. A message with parameters is a function. */
export type Messages = typeof zh

export const en: Messages = { app: appEn, exchange: exchangeEn }

/** The languages a person can choose; `pseudo` marks every text and shows what was hard-coded (tests only). */
export type Locale = 'zh' | 'en' | 'pseudo'
