import { resolve } from 'node:path'
import { disk, replaceFile } from '#node/disk.ts'
import type { Engine, OutFile } from '#renderer/engine.ts'
import type { OrgId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentence } from './answer.ts'
import type { Answer, Command, Io, Typed } from './command.ts'
import { withEngine } from './engine.ts'
import { exitCode } from './exit-code.ts'

const quiet = (): void => undefined

/** Makes one file and writes it to disk. */
const write = (
  io: Io,
  typed: Typed,
  words: Messages,
  make: (engine: Engine, to: 'parent' | 'own' | OrgId) => Promise<Result<OutFile, { readonly type: string }>>,
): Promise<Answer> => {
  const t = words.cli
  const to = typed.text('to')
  if (!to) return Promise.resolve(sentence(exitCode.usage, t.needs('--to')))
  return withEngine(io, typed, words, async (engine) => {
    const made = await make(engine, to as 'parent' | 'own' | OrgId)
    if (!made.ok) {
      return made.error.type === 'no-recipient'
        ? sentence(exitCode.usage, t.noRecipient)
        : sentence(exitCode.disk, t.codes.disk, { problem: made.error })
    }
    const path = resolve(io.folder, typed.text('out') ?? made.value.name)
    await replaceFile(disk, path, made.value.bytes)
    return sentence(exitCode.ok, t.written(path), { file: path, bytes: made.value.bytes.length })
  })
}

/** `export --to parent|own|ORG [--full] [--out FILE]`: what is missing there, or everything. */
export const exportFile: Command = {
  name: 'export',
  options: { to: { type: 'string' }, full: { type: 'boolean' }, out: { type: 'string' } },
  run: (io, typed, words) =>
    write(io, typed, words, (engine, to) => engine.exportBundle(to, typed.is('full'), quiet)),
}

/** `receipt --to parent|own|ORG [--out FILE]`: what is held here and what became of that union's files. */
export const receipt: Command = {
  name: 'receipt',
  options: { to: { type: 'string' }, out: { type: 'string' } },
  run: (io, typed, words) => write(io, typed, words, (engine, to) => engine.exportReceipt(to, quiet)),
}
