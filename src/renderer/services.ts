import { createContext, useContext } from 'react'
import type { Day } from '#shared/base/day.ts'
import type { Host } from '#shared/host.ts'
import type { Records } from './db/records.ts'
import type { Engine, Workspace } from './engine.ts'

/** What an open workspace gives every feature. */
export interface Services {
  readonly host: Host
  readonly engine: Engine
  /** Live, typed reads of the view. Use inside `useLiveQuery`. */
  readonly records: Records
  readonly workspace: Workspace
  readonly now: () => number
  readonly today: () => Day
}

const ServicesContext = createContext<Services | null>(null)

export const ServicesProvider = ServicesContext.Provider

/** Everything a feature may need. */
export const useServices = (): Services => {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('useServices outside an open workspace')
  return services
}
