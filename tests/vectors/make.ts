// Makes the test vectors of the bundle format: `npx tsx tests/vectors/make.ts`.
//
// Released vectors are never edited. A file that is here stays as it is; only files that are missing are made, and only
// entries that are missing are added to expected.json and keys.json. `--again` makes all of them anew (before a release,
// while the format is still being settled). Keys and chance follow from names, so each run gives the same bytes.
// The table of kinds in docs/bundle-format.md is written anew, too.
import { join } from 'node:path'
import { writeAppendix } from '#tests/support/vectors/appendix.ts'
import { runGenerator } from '#tests/support/vectors/generator.ts'

await runGenerator(import.meta.dirname, process.argv.includes('--again'))
writeAppendix(join(import.meta.dirname, '../../docs/bundle-format.md'))
