import { useSyncExternalStore } from 'react'
import type { Locale } from '#shared/i18n/messages.ts'
import { stored } from './stored.ts'
import type { Scheme, TypeSize } from './theme.ts'

const oneOf =
  <V extends string>(...values: readonly [V, ...V[]]) =>
  (value: unknown): V =>
    values.find((one) => one === value) ?? values[0]

/** The language; Chinese until a person chooses. */
export const localeSetting = stored<Locale>('xiaojia.locale', oneOf('zh', 'en', 'pseudo'))
export const schemeSetting = stored<Scheme | 'system'>('xiaojia.scheme', oneOf('light', 'dark', 'system'))
export const typeSetting = stored<TypeSize>('xiaojia.type', oneOf('normal', 'large'))
export const railSetting = stored<boolean>('xiaojia.rail', (value) => value === true)

/** Stands for no workspace: the person wants to choose. No workspace has so short a name. */
export const chooseNext = 'list'

/** The workspace that was open last. */
export const lastWorkspace = stored<string | null>('xiaojia.workspace', (value) =>
  typeof value === 'string' ? value : null,
)

/** When a workspace was last backed up to a file from this PC, in milliseconds. */
export const backupSetting = (workspace: string) =>
  stored<number | null>(`xiaojia.backup.${workspace}`, (value) => (typeof value === 'number' ? value : null))

const dark = () => matchMedia('(prefers-color-scheme: dark)')

/** The colours to show, following the system when so chosen. */
export const useScheme = (): Scheme => {
  const chosen = schemeSetting.use()
  const system = useSyncExternalStore(
    (listener) => {
      const query = dark()
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => dark().matches,
  )
  return chosen === 'system' ? (system ? 'dark' : 'light') : chosen
}
