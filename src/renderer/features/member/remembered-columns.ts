import { stored } from '#renderer/ui/stored.ts'
import { importFields, type Mapping } from '#shared/sheet/member-columns.ts'

/** How many rosters' columns are remembered. */
const remembered = 20

const isMapping = (value: unknown): value is Mapping =>
  Array.isArray(value) && value.every((one) => one === null || importFields.some((field) => field === one))

/** What a person took the columns of a roster for, by their headings; the latest last. */
const mappings = stored<Readonly<Record<string, Mapping>>>('xiaojia-roster-columns', (value) =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, mapping]) => isMapping(mapping)))
    : {},
)

/** The columns as a person once took those with the same headings; null for headings never seen. */
export const rememberedMapping = (headings: readonly string[]): Mapping | null => {
  const known = mappings.get()
  const key = JSON.stringify(headings)
  const mapping = Object.hasOwn(known, key) ? known[key] : undefined
  return mapping?.length === headings.length ? mapping : null
}

/** Keeps what a person took the columns of a roster for. */
export const rememberMapping = (headings: readonly string[], mapping: Mapping): void => {
  const key = JSON.stringify(headings)
  const others = Object.entries(mappings.get()).filter(([one]) => one !== key)
  mappings.set(Object.fromEntries([...others.slice(1 - remembered), [key, mapping]]))
}
