import { type RefObject, useCallback, useEffect, useLayoutEffect } from 'react'

const scrolling = '.xj-main, .ant-drawer-body, .ant-modal-wrap'
/** Below this a list is no longer read but peeped at: the page scrolls then. */
const least = 240
const dialogMargin = 24

/** The height a box may have so that all around it fits into what scrolls it; null where nothing does. */
const roomOf = (box: HTMLElement): number | null => {
  const outer = box.closest<HTMLElement>(scrolling)
  if (!outer || outer.clientHeight === 0) return null
  const { top, bottom } = box.getBoundingClientRect()
  const dialog = outer.querySelector<HTMLElement>(':scope > .ant-modal')
  const last = outer.lastElementChild
  if (!last) return null
  const frame = outer.getBoundingClientRect()
  const above = dialog
    ? top - dialog.getBoundingClientRect().top + dialogMargin
    : top - frame.top + outer.scrollTop
  const below = dialog
    ? dialog.getBoundingClientRect().bottom - bottom + dialogMargin
    : last.getBoundingClientRect().bottom - bottom + Number.parseFloat(getComputedStyle(outer).paddingBottom)
  const room = Math.floor(outer.clientHeight - above - below)
  return room < least ? Math.max(least, outer.clientHeight - 2 * dialogMargin) : room
}

/**
 * Tells a box that scrolls how much room is left for it in its page, drawer or dialog (`--room`), so that there is one
 * scroll bar and not one inside another.
 */
export const useRoom = (ref: RefObject<HTMLElement | null>): void => {
  const fit = useCallback(() => {
    const box = ref.current
    const room = box && roomOf(box)
    if (!box || room === null) return
    box.style.setProperty('--room', `${room}px`)
  }, [ref])
  // What stands around it changes with what is shown, hence after each drawing.
  useLayoutEffect(fit)
  useEffect(() => {
    const box = ref.current
    const outer = box?.closest(scrolling)
    if (!box || !outer || typeof ResizeObserver === 'undefined') return
    const watcher = new ResizeObserver(fit)
    for (let one: Element | null = box.parentElement; one && one !== outer; one = one.parentElement)
      watcher.observe(one)
    watcher.observe(outer)
    return () => watcher.disconnect()
  }, [ref, fit])
}
