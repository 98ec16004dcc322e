import { readFileSync, writeFileSync } from 'node:fs'
import { kinds } from '#shared/domain/registry.ts'

/** The rows of the table of kinds and fields in docs/bundle-format.md. */
export const kindRows = (): readonly (readonly string[])[] =>
  Object.entries(kinds).flatMap(([kind, { fields }]) =>
    Object.entries(fields).map(([field, { is, class: name, owner }]) => [
      kind,
      field,
      `\`${JSON.stringify(is)}\``,
      name,
      owner,
    ]),
  )

/** Writes the table anew at the end of the document. */
export const writeAppendix = (document: string): void => {
  const text = readFileSync(document, 'utf8')
  const heading = '| kind | field | type | class | owner |\n|---|---|---|---|---|\n'
  const at = text.indexOf(heading)
  if (at < 0) throw new Error('the document ends with the table of kinds')
  const rows = kindRows().map((row) => `| ${row.join(' | ')} |\n`)
  writeFileSync(document, text.slice(0, at) + heading + rows.join(''))
}
