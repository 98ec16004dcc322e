import type { Definition, PlacedNode } from './definition.ts'

const keepMark = 'keep:'

/** The id of a text that must stand on the same page as `followedBy(key)`. */
export const keepWith = (key: string): string => keepMark + key

/** The id of the text that `keepWith(key)` waits for. */
export const followedBy = (key: string): string => `kept:${key}`

/**
 * Watches a layout for texts whose companion fell on a later page: a heading at the foot, signatures alone on a page.
 * The first one's key goes to `found`; the paper is then built again with a break there. (The engine's own way, a break
 * before a text in a cell, tears table rows apart.)
 */
export const watchForStrays = (definition: Definition, found: (key: string) => void): Definition => {
  let done = false
  return {
    ...definition,
    pageBreakBefore: (node: PlacedNode, query): boolean => {
      if (done || !node.id?.startsWith(keepMark)) return false
      const key = node.id.slice(keepMark.length)
      const companion = followedBy(key)
      if (!query.getFollowingNodesOnPage().some((following) => following.id === companion)) {
        done = true
        found(key)
      }
      return false
    },
  }
}
