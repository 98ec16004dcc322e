import { hostname } from 'node:os'
import { refusalSentence } from '#renderer/engine-words.ts'
import { sentence } from './answer.ts'
import type { Command } from './command.ts'
import { joinCommandLine } from './engine.ts'
import { exitCode } from './exit-code.ts'
import { readLedger } from './ledger.ts'
import { readPicked } from './read-file.ts'
import { takePlace } from './taking.ts'

/** `setup --join FILE --code CODE`: makes the command line a PC of the organisation. */
export const setup: Command = {
  name: 'setup',
  options: { join: { type: 'string' }, code: { type: 'string' }, name: { type: 'string' } },
  run: async (io, typed, words) => {
    const t = words.cli
    const path = typed.text('join')
    const code = typed.text('code')
    if (!path || !code) return sentence(exitCode.usage, t.needs(path ? '--code' : '--join'))
    const file = await readPicked(io, path)
    if (!file) return sentence(exitCode.refused, t.unreadable(path))
    const place = await takePlace(io, typed, words)
    if ('code' in place) return place
    try {
      const { org } = await readLedger(place.files, place.workspace, io.crypto)
      const name = typed.text('name') ?? hostname()
      const joined = await joinCommandLine(io, place, words, { file, code, name, org })
      if (joined.ok) return sentence(exitCode.ok, t.setUp(joined.value), { workspace: place.workspace })
      const { error } = joined
      if (error.type === 'other-org') return sentence(exitCode.refused, t.otherOrg)
      if (error.type === 'no-pass-phrase') return sentence(exitCode.noAccess, t.needs('XIAOJIA_PASSPHRASE'))
      if (error.type === 'disk') return sentence(exitCode.disk, t.codes.disk)
      return sentence(exitCode.refused, refusalSentence(words, error), { refusal: error })
    } finally {
      await place.files.close()
    }
  },
}
