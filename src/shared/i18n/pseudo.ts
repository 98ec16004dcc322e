/**
 * Marks every text of a tree of messages, and the result of every function: `⟦慰问⟧`. A text on the screen without marks
 * is one that was hard-coded; `⟦⟦` shows a text that was put together out of others.
 */
export const pseudo = <T>(messages: T): T => {
  // The shape stays the same, only texts change; that is what the assertion says.
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return `⟦${value}⟧`
    if (typeof value === 'function') return (...args: readonly unknown[]) => mark(value(...args))
    if (Array.isArray(value)) return value.map(mark)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mark(part)]))
    return value
  }
  return mark(messages) as T
}
