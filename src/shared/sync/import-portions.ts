/** New changes that are held, compared or merged at a time: a million of them would take seven gigabytes of memory. */
export const changesAtOnce = 150_000

/** Files in their order, in portions of at most so many new changes; one that has more is a portion of its own. */
export const importPortions = <T>(
  files: readonly T[],
  changesOf: (file: T) => number,
  most = changesAtOnce,
): readonly (readonly T[])[] => {
  const portions: T[][] = []
  let room = 0
  for (const file of files) {
    const changes = changesOf(file)
    const last = portions.at(-1)
    if (last && changes <= room) last.push(file)
    else {
      portions.push([file])
      room = most
    }
    room -= changes
  }
  return portions
}
