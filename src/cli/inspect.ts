import { refusalSentence } from '#renderer/engine-words.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { type BundleHeader, bundleKinds } from '#shared/sync/bundle-header.ts'
import { openFile } from '#shared/sync/open-file.ts'
import { sentence, table } from './answer.ts'
import type { Command, Io } from './command.ts'
import { exitCode } from './exit-code.ts'
import { listPaths, readPicked } from './read-file.ts'

const facts = (words: Messages, header: BundleHeader): readonly string[] => {
  const t = words.cli
  return table([
    [`  ${t.kind}`, words.exchange.fileKind[header.kind] ?? header.kind],
    [`  ${t.sender}`, header.sender.org],
    [`  ${t.recipient}`, header.recipient?.org ?? '-'],
    [`  ${t.number}`, `${header.chain.n}`],
    [`  ${t.madeAt}`, new Date(header.createdAt).toISOString()],
  ])
}

/** What one file is by its signed outside: nothing secret is needed for it. */
const inspectOne = async (io: Io, words: Messages, path: string) => {
  const file = await readPicked(io, path)
  if (!file)
    return {
      ok: false,
      json: { file: path, refusal: { type: 'unreadable' } },
      lines: [words.cli.unreadable(path)],
    }
  const opened = await openFile(io.crypto, file.bytes, bundleKinds)
  if (!opened.ok) {
    if (opened.error.type === 'cancelled') throw new Error('nobody can cancel this')
    const why = refusalSentence(words, opened.error)
    return {
      ok: false,
      json: { file: file.name, refusal: opened.error },
      lines: [words.cli.file(file.name), `  ${why}`],
    }
  }
  const { header, headerHash } = opened.value
  return {
    ok: true,
    json: { file: file.name, header, headerHash },
    lines: [words.cli.file(file.name), ...facts(words, header)],
  }
}

/** `inspect FILE...`: from whom, to whom, which number. */
export const inspect: Command = {
  name: 'inspect',
  options: {},
  run: async (io, typed, words) => {
    const paths = await listPaths(io, typed.files)
    if (paths.length === 0) return sentence(exitCode.usage, words.cli.needs('FILE'))
    const found = []
    for (const path of paths) found.push(await inspectOne(io, words, path))
    return {
      code: found.every(({ ok }) => ok) ? exitCode.ok : exitCode.refused,
      json: { files: found.map(({ json }) => json) },
      lines: found.flatMap(({ lines }) => lines),
    }
  },
}
