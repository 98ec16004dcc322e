import { app as appEn } from './en/app.ts'
import { exchange as exchangeEn } from './en/exchange.ts'
import { paper as paperEn } from './en/paper.ts'
import { app as appZh } from './zh/app.ts'
import { exchange as exchangeZh } from './zh/exchange.ts'
import { paper as paperZh } from './zh/paper.ts'

/** All messages in Chinese, one part per noun. English satisfies the same type, so a missing one does not compile. */
export const zh = { app: appZh, exchange: exchangeZh, paper: paperZh }

/** Every text the product shows. A message with parameters is a function. */
export type Messages = typeof zh

export const en: Messages = { app: appEn, exchange: exchangeEn, paper: paperEn }

/** The languages a person can choose; `pseudo` marks every text and shows what was hard-coded (tests only). */
export type Locale = 'zh' | 'en' | 'pseudo'
