import { type Fen, formatFen } from '../../base/money.ts'
import type { check as zh } from '../zh/check.ts'

export const check: typeof zh = {
  faults: {
    required: 'Please fill this in.',
    'not-text': 'This must be text without control characters.',
    'too-long': ({ max }) => `Too long: at most ${max} characters.`,
    'line-break': 'Only one line, please.',
    'bad-day': 'Not a date. Write 2026-3-8, for example.',
    'bad-amount': 'Not an amount. Write 300 or 1,234.50.',
    'bad-number': 'This must be a number.',
    'not-whole': 'This must be a whole number.',
    'too-low': ({ min, money }) => `Not below ${money ? `${formatFen(min as Fen)} yuan` : min}.`,
    'too-high': ({ max }) => `Not above ${max}.`,
    'bad-flag': 'This must be yes or no.',
    'unknown-choice': ({ value }) => `“${value}” is not one of the choices.`,
    repeated: 'Something stands twice.',
    'bad-reference': 'This points to no record.',
    'bad-file': 'This is neither a picture nor a PDF file.',
    'bad-shape': 'The value has the wrong form.',
    'too-many': ({ max }) => `Too many: at most ${max}.`,
  },
  at: (label, sentence) => `${label}: ${sentence}`,
  place: (label, position, part) =>
    [label, position === null ? '' : `no. ${position}`, part].filter((one) => one).join(' '),
}
