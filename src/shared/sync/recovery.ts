/** The secret of a recovery key as it stands on the sheet: groups of four signs, easy to type and to compare. */
export const recoveryGroups = (secret: string): readonly string[] =>
  secret.replace(/^AGE-SECRET-KEY-/, '').match(/.{1,4}/g) ?? []

/**
 * A recovery secret as a person typed it: with or without its first words, in any case, with blanks, hyphens and
 * full-width signs. Null when it cannot be one. Whether it is right, its own checksum says when it is used.
 */
export const readRecoverySecret = (typed: string): string | null => {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_.]/g, '')
    .replace(/^AGESECRETKEY/, '')
  return /^1[02-9AC-HJ-NP-Z]{58}$/.test(signs) ? `AGE-SECRET-KEY-${signs}` : null
}
