import { useSyncExternalStore } from 'react'

/** Where the page is: `#/member?drawer=new` is path `/member` with the query `drawer=new`. */
export interface HashPlace {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** Reads the part of the address after `#`. */
export const parseHash = (hash: string): HashPlace => {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  return { path: `/${path}`, query: Object.fromEntries(new URLSearchParams(query)) }
}

/** Writes an address; empty and missing query values are left out. */
export const hashOf = (
  path: string,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  const text = search.toString()
  return `#${path}${text ? `?${text}` : ''}`
}

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** Goes to an address inside the product. */
export const goTo = (hash: string, replace = false): void => {
  const url = hash.startsWith('#') ? hash : `#${hash}`
  if (url === location.hash) return
  if (replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
  dispatchEvent(new Event('hashchange'))
}

let held: { readonly hash: string; readonly place: HashPlace } = { hash: '', place: { path: '/', query: {} } }
const place = (): HashPlace => {
  if (held.hash !== location.hash) held = { hash: location.hash, place: parseHash(location.hash) }
  return held.place
}

/** The current place, redrawn when it changes. */
export const useHash = (): HashPlace => useSyncExternalStore(subscribe, place)

/**
 * One value of the query, such as `drawer`: an overlay is open when its address is, so it can be linked and tested.
 * Setting null closes it. Opening adds to the browser's history, closing replaces.
 */
export const useHashValue = (name: string): readonly [string | null, (value: string | null) => void] => {
  const { query } = useHash()
  const set = (value: string | null) => {
    const now = place()
    goTo(hashOf(now.path, { ...now.query, [name]: value }), value === null)
  }
  return [query[name] ?? null, set]
}

/** Location for wouter, so that routes match the path without its query. */
export const useHashLocation = (): [
  string,
  (to: string, options?: { readonly replace?: boolean }) => void,
] => [useHash().path, (to, options) => goTo(to, options?.replace)]
