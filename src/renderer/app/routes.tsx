import { type ComponentType, lazy } from 'react'
import type { IconName } from '#renderer/ui/icon.tsx'
import type { Level } from '#shared/base/level.ts'
import type { Messages } from '#shared/i18n/messages.ts'

/** One screen of the product. */
export interface Route {
  /** `/member`; the screen also answers to what follows, such as `/member/2026`. */
  readonly path: string
  readonly title: (t: Messages) => string
  /** Which unions use it. */
  readonly levels: readonly Level[]
  readonly icon: IconName
  readonly inRail: boolean
  /** The folder under `features` whose `page.tsx` exports the screen as `<Noun>Page`. */
  readonly feature: string
}

const everywhere = ['group', 'branch', 'school', 'city'] as const
const branchUp = ['branch', 'school', 'city'] as const
const schoolUp = ['school', 'city'] as const

type Nav = keyof Messages['shell']['nav']

const route = (feature: Nav, icon: IconName, levels: readonly Level[], path = `/${feature}`): Route => ({
  path,
  title: (t) => t.shell.nav[feature],
  levels,
  icon,
  inRail: true,
  feature,
})

/** Every screen, in the order of the rail. A folder that is not there yet has no screen. */
export const allRoutes: readonly Route[] = [
  route('today', 'today', everywhere, '/'),
  route('branch', 'branches', schoolUp),
  route('decision', 'decision', schoolUp),
  route('member', 'member', everywhere),
  route('home', 'home', everywhere),
  route('activity', 'activity', everywhere),
  route('condolence', 'condolence', everywhere),
  route('help', 'help', branchUp),
  route('proposal', 'proposal', everywhere),
  route('fund', 'fund', branchUp),
  route('ledger', 'ledger', everywhere),
  route('report', 'report', everywhere),
  route('exchange', 'exchange', everywhere),
  route('conflict', 'warn', everywhere),
  route('rule', 'file', branchUp),
  route('setting', 'setting', everywhere),
]

const pages = import.meta.glob<Readonly<Record<string, ComponentType>>>([
  '../features/*/page.tsx',
  '!../features/start/page.tsx',
])

const pageOf = (feature: string) => pages[`../features/${feature}/page.tsx`]

/** By feature: its screen, or until that is loaded one that waits for it. */
const screens = new Map<string, ComponentType>()

const load = async ({ feature }: Route): Promise<ComponentType> => {
  const name = `${feature.charAt(0).toUpperCase()}${feature.slice(1)}Page`
  const page = (await pageOf(feature)?.())?.[name]
  if (!page) throw new Error(`features/${feature}/page.tsx does not export ${name}`)
  screens.set(feature, page)
  return page
}

/** The screen of a route; before it is loaded, one that waits for it. */
export const screenOf = (route: Route): ComponentType => {
  const screen = screens.get(route.feature) ?? lazy(async () => ({ default: await load(route) }))
  screens.set(route.feature, screen)
  return screen
}

/** Loads screens one after the other while the window has nothing else to do, so that none is waited for. */
export const loadAhead = (routes: readonly Route[]): (() => void) => {
  // A browser that does not tell when it is idle loads each when it is opened.
  if (!('requestIdleCallback' in globalThis)) return () => {}
  const rest = [...routes]
  let idle = 0
  const next = (): void => {
    const route = rest.shift()
    if (!route) return
    // One that cannot be loaded says so when it is opened.
    idle = requestIdleCallback(() => void load(route).then(next, next))
  }
  next()
  return () => {
    rest.length = 0
    cancelIdleCallback(idle)
  }
}

/** The screens a union of this level uses. */
export const routesFor = (level: Level): readonly Route[] =>
  allRoutes.filter((one) => one.levels.includes(level) && pageOf(one.feature) !== undefined)

/** The route a path belongs to. */
export const routeAt = (routes: readonly Route[], path: string): Route | undefined =>
  routes.find((one) => path === one.path || (one.path !== '/' && path.startsWith(`${one.path}/`)))
