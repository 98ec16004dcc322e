import { refusalSentence } from '#renderer/engine-words.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { bundleKinds } from '#shared/sync/bundle-header.ts'
import { openFile } from '#shared/sync/open-file.ts'
import { isPlace, noPlace } from './answer.ts'
import type { Answer, Command, Io } from './command.ts'
import { exitCode } from './exit-code.ts'
import { readLedger } from './ledger.ts'
import { findPlace } from './place.ts'
import { listPaths, readPicked } from './read-file.ts'

const verifyFiles = async (io: Io, words: Messages, paths: readonly string[]): Promise<Answer> => {
  const files: { readonly file: string; readonly refusal: unknown; readonly line: string }[] = []
  for (const path of paths) {
    const picked = await readPicked(io, path)
    const opened = picked && (await openFile(io.crypto, picked.bytes, bundleKinds))
    if (!opened) files.push({ file: path, refusal: { type: 'unreadable' }, line: words.cli.unreadable(path) })
    else if (opened.ok)
      files.push({ file: picked.name, refusal: null, line: `${picked.name}  ${words.cli.sound}` })
    else if (opened.error.type !== 'cancelled') {
      const line = `${picked.name}  ${refusalSentence(words, opened.error)}`
      files.push({ file: picked.name, refusal: opened.error, line })
    }
  }
  return {
    code: files.every(({ refusal }) => refusal === null) ? exitCode.ok : exitCode.refused,
    json: { files: files.map(({ file, refusal }) => ({ file, refusal })) },
    lines: files.map(({ line }) => line),
  }
}

/** `verify [FILE...]`: every signed byte of the files, or every frame, hash and change of the journal. */
export const verify: Command = {
  name: 'verify',
  options: {},
  run: async (io, typed, words) => {
    const paths = await listPaths(io, typed.files)
    if (paths.length > 0) return verifyFiles(io, words, paths)
    const found = await findPlace(io, typed)
    if (!isPlace(found)) return noPlace(words, found)
    const t = words.cli
    const { view, frames, changes, damage, tail } = await readLedger(found.files, found.workspace, io.crypto)
    const records = view.records().size
    return {
      code: damage.length > 0 ? exitCode.damaged : exitCode.ok,
      json: { frames, changes, records, damage, tail },
      lines: [
        t.journal(frames, changes, records),
        ...(damage.length > 0 ? [t.damage(damage.length)] : []),
        ...(tail > 0 ? [t.tail(tail)] : []),
        ...(damage.length === 0 && tail === 0 ? [t.sound] : []),
      ],
    }
  },
}
