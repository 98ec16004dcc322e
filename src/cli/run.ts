import { parseArgs } from 'node:util'
import { DiskError } from '#node/file-change-store.ts'
import { en, type Messages, zh } from '#shared/i18n/messages.ts'
import type { Command, Io, Typed } from './command.ts'
import { commands } from './commands.ts'
import { type ExitCode, exitCode } from './exit-code.ts'

const everywhere = {
  home: { type: 'string' },
  workspace: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const wordsFor = (io: Io, args: readonly string[]): Messages => {
  const at = args.indexOf('--lang')
  const named = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice(7)
  const system = io.env.LC_ALL || io.env.LC_MESSAGES || io.env.LANG || ''
  return (named ?? (/^(zh|C|POSIX|$)/i.test(system) ? 'zh' : 'en')) === 'en' ? en : zh
}

const padded = (pairs: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...pairs.map(([name]) => name.length))
  return pairs.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)
}

/** The help: of one command, or of all. */
const helpOf = (words: Messages, command: Command | null): readonly string[] => {
  const t = words.cli
  const options = { ...(command?.options ?? {}), ...everywhere }
  const optionWords: Readonly<Record<string, string>> = t.options
  return [
    ...(command ? [`xiaojia ${command.name}`, t.commands[command.name]] : [t.usage, '', t.commandsTitle]),
    ...(command ? [] : padded(commands.map(({ name }) => [name, t.commands[name]]))),
    '',
    t.optionsTitle,
    ...padded(Object.keys(options).map((name) => [`--${name}`, optionWords[name] ?? ''])),
    '',
    t.environmentTitle,
    ...padded(Object.entries(t.environment)),
    '',
    t.codesTitle,
    ...padded(
      Object.entries(exitCode).map(([name, code]) => [`${code}`, t.codes[name as keyof typeof exitCode]]),
    ),
  ]
}

const readTyped = (command: Command, args: readonly string[]): Typed | string => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...everywhere, ...command.options },
      allowPositionals: true,
      strict: true,
    })
    const all = new Map<string, unknown>(Object.entries(values))
    const one = (name: string): string | null => {
      const value = all.get(name)
      return typeof value === 'string' ? value : null
    }
    return {
      files: positionals,
      text: one,
      texts: (name) => {
        const value = all.get(name)
        return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
      },
      is: (name) => all.get(name) === true,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const problemCode = (type: string): ExitCode => (type === 'in-use' ? exitCode.inUse : exitCode.disk)

/** Runs one command line and says how it ended. Throws only for faults of the program. */
export const run = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  const words = wordsFor(io, args)
  const t = words.cli
  const name = args[0]?.startsWith('-') ? undefined : args[0]
  const command = commands.find((one) => one.name === name) ?? null
  const wantsHelp = args.includes('--help') || args.includes('-h')
  if (!command) {
    if (name !== undefined) io.note(t.unknownCommand(name))
    for (const line of helpOf(words, null)) (wantsHelp ? io.out : io.note)(line)
    return wantsHelp && name === undefined ? exitCode.ok : exitCode.usage
  }
  if (wantsHelp) {
    for (const line of helpOf(words, command)) io.out(line)
    return exitCode.ok
  }
  const typed = readTyped(command, args.slice(1))
  if (typeof typed === 'string') {
    io.note(t.badOption(typed))
    return exitCode.usage
  }
  try {
    const answer = await command.run(io, typed, words)
    if (typed.is('json')) io.out(JSON.stringify({ command: command.name, code: answer.code, ...answer.json }))
    else for (const line of answer.lines) (answer.code === exitCode.ok ? io.out : io.note)(line)
    return answer.code
  } catch (error) {
    if (!(error instanceof DiskError)) throw error
    const { problem } = error
    if (typed.is('json'))
      io.out(JSON.stringify({ command: command.name, code: problemCode(problem.type), problem }))
    else
      io.note(
        problem.type === 'in-use'
          ? t.inUse
          : words.exchange.problem[problem.type === 'disk-error' ? 'not-permitted' : problem.type],
      )
    return problemCode(problem.type)
  }
}
