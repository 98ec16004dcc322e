import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolders } from '#tests/support/folder.ts'
import { programOf, projectFolder } from '../../scripts/tools.mjs'

// The table of docs: who may import whom. Each row is planted in an empty project under the project's own rules, so
// that a rule that stops catching anything is seen.
const rows: readonly {
  readonly folder: string
  readonly legal: readonly string[]
  readonly forbidden: readonly string[]
  readonly ending?: string
}[] = [
  {
    folder: 'src/shared/base',
    legal: ['./id.ts'],
    forbidden: ['../domain/field.ts', '#shared/sync/change.ts', 'node:fs'],
  },
  {
    folder: 'src/shared/domain',
    legal: ['../base/id.ts'],
    forbidden: ['../sync/change.ts', '#shared/rules/a.ts', 'react'],
  },
  { folder: 'src/shared/sheet', legal: ['../i18n/a.ts'], forbidden: ['../sync/change.ts', 'hucre'] },
  { folder: 'src/shared/rules', legal: ['../domain/a.ts'], forbidden: ['../i18n/a.ts', 'valibot'] },
  {
    folder: 'src/shared/rules/packs',
    legal: ['../rule.ts', '../../domain/a.ts'],
    forbidden: ['../../sync/a.ts'],
  },
  {
    folder: 'src/shared/sync',
    legal: ['../domain/a.ts', 'age-encryption', '@noble/hashes/argon2.js', '@noble/hashes/sha2.js'],
    forbidden: ['../rules/a.ts', 'node:crypto', 'dexie'],
  },
  { folder: 'src/shared/i18n', legal: ['../domain/a.ts'], forbidden: ['../sync/change.ts', 'dayjs'] },
  {
    folder: 'src/shared/i18n/en',
    legal: ['../zh/app.ts', '../../base/day.ts'],
    forbidden: ['../../sync/change.ts', 'react'],
  },
  {
    folder: 'src/shared/documents',
    legal: ['../rules/a.ts', 'pdfmake/interfaces'],
    forbidden: ['../sync/change.ts', 'pdfmake'],
  },
  { folder: 'src/shared/sample', legal: ['../sync/change.ts'], forbidden: ['../i18n/a.ts', 'node:fs'] },
  { folder: 'src/shared', legal: ['./base/result.ts'], forbidden: ['./domain/field.ts', 'electron'] },
  {
    folder: 'src/node',
    legal: ['#shared/sync/change.ts', 'node:fs', 'node:fs/promises'],
    forbidden: ['electron', '#shared/domain/a.ts', '#main/a.ts'],
  },
  {
    folder: 'src/main',
    legal: ['electron', '#node/disk.ts', '#shared/host.ts'],
    forbidden: ['#renderer/engine.ts', '#shared/sync/change.ts', 'dexie'],
  },
  {
    folder: 'src/preload',
    legal: ['electron', '#shared/host.ts'],
    forbidden: ['node:fs', '#shared/base/id.ts'],
  },
  {
    folder: 'src/cli',
    legal: ['#node/disk.ts', '#shared/sync/a.ts'],
    forbidden: ['electron', '#renderer/worker/session.ts', '#renderer/db/schema.ts'],
  },
  {
    folder: 'src/renderer/host',
    legal: ['comlink', '#shared/host.ts'],
    forbidden: ['#renderer/db/a.ts', '#shared/sync/a.ts', 'electron'],
  },
  {
    folder: 'src/renderer/db',
    legal: ['dexie', '#shared/domain/a.ts'],
    forbidden: ['#renderer/ui/a.tsx', '../host/browser.ts', '#shared/i18n/a.ts', 'react'],
  },
  {
    folder: 'src/renderer/worker',
    legal: ['#renderer/db/a.ts', '#renderer/engine.ts', 'comlink'],
    forbidden: ['#renderer/ui/a.tsx', 'react', 'node:fs'],
  },
  {
    folder: 'src/renderer/pdf',
    legal: ['pdfmake/build/pdfmake', '#shared/documents/a.ts'],
    forbidden: ['hucre', '#renderer/db/a.ts', '#shared/sync/a.ts'],
  },
  {
    folder: 'src/renderer/sheet',
    legal: ['hucre/xlsx', '#shared/sheet/a.ts'],
    forbidden: ['pdfmake', '#renderer/db/a.ts'],
  },
  {
    folder: 'src/renderer/ui',
    legal: ['antd', '#shared/i18n/a.ts', 'react'],
    forbidden: ['#renderer/services.ts', '#shared/domain/a.ts', 'dexie', 'zustand'],
    ending: 'tsx',
  },
  {
    folder: 'src/renderer/features/member',
    legal: ['#renderer/services.ts', '#renderer/engine.ts', '#renderer/db/records.ts', 'zustand'],
    forbidden: [
      '#renderer/features/fund/model.ts',
      '../fund/model.ts',
      'dexie',
      'comlink',
      'wouter',
      '#renderer/ui/button.tsx',
    ],
  },
  {
    folder: 'src/renderer/features/member',
    legal: ['./model.ts', '#renderer/ui/button.tsx', 'antd', '#shared/rules/a.ts'],
    forbidden: ['#renderer/db/records.ts', '#shared/sync/change.ts', '../fund/page.tsx', 'zustand', 'wouter'],
    ending: 'tsx',
  },
  {
    folder: 'src/renderer/app',
    legal: ['#renderer/features/member/page.tsx', 'wouter', 'comlink'],
    forbidden: ['electron', 'dexie', 'pdfmake', '#node/disk.ts'],
    ending: 'tsx',
  },
  {
    folder: 'src/renderer',
    legal: ['./engine.ts', '#shared/sync/change.ts'],
    forbidden: ['./features/member/model.ts', 'antd', 'electron'],
  },
  { folder: 'scripts', legal: ['node:fs'], forbidden: ['electron'] },
  { folder: 'tests/unit', legal: ['#main/host.ts', 'node:fs'], forbidden: ['electron'] },
]

const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `export const a${i} = ${i}\n`).join('')

/** Rules beside the table: the file, what it holds, and what must be said about it. */
const habits: readonly (readonly [title: string, path: string, text: string, rule: string])[] = [
  ['a default export', 'src/node/planted.ts', 'export default 1\n', 'style/noDefaultExport'],
  ['a barrel file', 'src/node/barrel.ts', "export * from './planted.ts'\n", 'performance/noBarrelFile'],
  [
    'a name that is not kebab-case',
    'src/node/camelCase.ts',
    'export const a = 1\n',
    'style/useFilenamingConvention',
  ],
  ['any', 'src/node/any.ts', 'export const a = (b: any): unknown => b\n', 'suspicious/noExplicitAny'],
  ['a file of 401 lines', 'src/node/long.ts', lines(401), 'style/noExcessiveLinesPerFile'],
  ['a test of 501 lines', 'tests/unit/long.ts', lines(501), 'style/noExcessiveLinesPerFile'],
  [
    'the clock in shared',
    'src/shared/base/clock.ts',
    'export const a = (): number => Date.now()\n',
    'plugin',
  ],
  [
    'the clock by another name',
    'src/shared/base/date.ts',
    'export const a = (): Date => new Date()\n',
    'plugin',
  ],
  ['the clock handed on', 'src/shared/base/now.ts', 'export const a = [Date.now]\n', 'plugin'],
  [
    'chance in shared',
    'src/shared/base/chance.ts',
    'export const a = (): number => Math.random()\n',
    'plugin',
  ],
  [
    'an import cycle',
    'src/node/cycle-a.ts',
    "import { b } from './cycle-b.ts'\n\nexport const a = (): number => b()\n",
    'suspicious/noImportCycles',
  ],
]

/** What must not be reported by the rules above. */
const clean: Readonly<Record<string, string>> = {
  'src/node/cycle-b.ts': "import { a } from './cycle-a.ts'\n\nexport const b = (): number => a()\n",
  'src/node/enough.ts': lines(400),
  'src/shared/i18n/zh/long.ts': lines(600),
  'src/shared/rules/packs/long.ts': lines(600),
  'src/shared/base/given.ts': 'export const a = (at: number): Date => new Date(at)\n',
  'vitest.config.ts': 'export default {}\n',
}

const newFolder = temporaryFolders()
const found = new Map<string, string>()

const importing = (specifier: string): string =>
  `import * as planted from '${specifier}'\n\nexport const a = planted\n`
const rowPath = (row: number, kind: string, i: number): string =>
  `${rows[row]?.folder}/${kind}-${row}-${i}.${rows[row]?.ending ?? 'ts'}`

beforeAll(() => {
  const folder = realpathSync(newFolder())
  const plant = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const rules = JSON.parse(readFileSync(join(projectFolder, 'biome.json'), 'utf8')) as object
  plant('biome.json', JSON.stringify({ ...rules, vcs: { enabled: false } }))
  plant('scripts/no-clock.grit', readFileSync(join(projectFolder, 'scripts/no-clock.grit'), 'utf8'))
  for (const [row, { legal, forbidden }] of rows.entries()) {
    for (const [i, specifier] of legal.entries()) plant(rowPath(row, 'legal', i), importing(specifier))
    for (const [i, specifier] of forbidden.entries()) plant(rowPath(row, 'planted', i), importing(specifier))
  }
  for (const [, path, text] of habits) plant(path, text)
  for (const [path, text] of Object.entries(clean)) plant(path, text)
  const biome = programOf('@biomejs/biome', 'biome')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  for (const [, rule = '', file = ''] of stdout.matchAll(/^::\w+ title=([^,]+),file=([^,]+),/gm)) {
    const path = relative(folder, decodeURIComponent(file)).split(sep).join('/')
    found.set(path, `${found.get(path) ?? ''} ${rule.replace('lint/', '')}`)
  }
  if (found.size === 0) throw new Error(`the linter reported nothing: ${stderr}`)
})

describe('who may import whom', () => {
  for (const [row, { folder, legal, forbidden, ending = 'ts' }] of rows.entries()) {
    it(`${folder}/*.${ending} may not import ${forbidden.join(', ')}`, () => {
      for (const [i, specifier] of forbidden.entries()) {
        expect(found.get(rowPath(row, 'planted', i)) ?? '', specifier).toContain('style/noRestrictedImports')
      }
    })

    it(`${folder}/*.${ending} may import ${legal.join(', ')}`, () => {
      for (const [i, specifier] of legal.entries()) {
        expect(found.get(rowPath(row, 'legal', i)) ?? '', specifier).not.toContain('noRestrictedImports')
      }
    })
  }
})

describe('habits that the linter keeps', () => {
  for (const [title, path, , rule] of habits) {
    it(`${title} is reported`, () => expect(found.get(path) ?? '').toContain(rule))
  }

  it('what is allowed is not reported', () => {
    for (const path of Object.keys(clean)) {
      const reported = (found.get(path) ?? '').replace('suspicious/noImportCycles', '').trim()
      expect(reported, path).toBe('')
    }
  })
})
