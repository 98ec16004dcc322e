/**
 * The seed of everything that tests invent. Beside the other tests always the same, so that a failure is the change's
 * own and not a find of chance; the long runs look further, each with a new one, which is printed. `SEED` repeats one.
 */
export const seed = Number(
  process.env.SEED ?? (process.env.RUNS || process.env.POWER_CUTS ? Date.now() % 1_000_000 : 20261120),
)
