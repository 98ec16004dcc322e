// Makes the test vectors of the bundle format: `npx tsx tests/vectors/make.ts`.
//
// Released vectors are never edited. A file that is here stays as it is; only files that are missing are made, and only
// entries that are missing are added to expected.json and keys.json. `--again` makes all of them anew (before a release,
// while the format is still being settled). Keys and chance follow from names, so each run gives the same bytes.
import { runGenerator } from '#tests/support/vectors/generator.ts'

await runGenerator(import.meta.dirname, process.argv.includes('--again'))
