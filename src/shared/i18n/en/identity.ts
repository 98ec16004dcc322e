import type { identityProblems as zh } from '../zh/identity.ts'

export const identityProblems: typeof zh = {
  'id-wrong-length': ({ length }) => `An identity number has 18 characters, this one ${length}.`,
  'id-first-generation': 'This is an old number of 15 digits. Please enter the one with 18.',
  'id-bad-character': 'An identity number has digits only; the last may be X.',
  'id-bad-birthday': 'Characters 7 to 14 of the identity number are no date of birth.',
  'id-bad-check': 'The last character of the identity number does not fit: a digit may be wrong.',
}
