import type { Messages } from '#shared/i18n/messages.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { ExitCode } from './exit-code.ts'

/** What the command line meets outside: made once in main.ts, replaced in tests. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  /** The version of this program. */
  readonly version: string
  readonly now: () => number
  readonly crypto: Crypto
  /** One line of the answer. */
  readonly out: (line: string) => void
  /** One line beside the answer: progress and problems. */
  readonly note: (line: string) => void
  /** Asks for a secret without showing it; null where nobody can answer. */
  readonly ask: (question: string) => Promise<string | null>
}

/** The options of a command as `util.parseArgs` takes them. */
export type Options = Readonly<
  Record<
    string,
    { readonly type: 'string' | 'boolean'; readonly multiple?: boolean; readonly short?: string }
  >
>

/** What was typed, after parsing. */
export interface Typed {
  readonly files: readonly string[]
  readonly text: (name: string) => string | null
  readonly texts: (name: string) => readonly string[]
  readonly is: (name: string) => boolean
}

/** How a command ended: `json` is the whole answer for programs, `lines` for people. */
export interface Answer {
  readonly code: ExitCode
  readonly json: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}

/** One command. Its words stand in i18n under `cli.commands`. */
export interface Command {
  readonly name: keyof Messages['cli']['commands']
  readonly options: Options
  readonly run: (io: Io, typed: Typed, words: Messages) => Promise<Answer>
}
