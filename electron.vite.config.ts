import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { staticStyles } from './scripts/static-styles.ts'

// Electron 45 carries a Chromium older than the newest; the target keeps newer syntax out of the build.
const target = 'chrome140'

// The page and the PDF worker name the same font files, so that each is built and fetched once.
const assetFileNames = ({ names }: { readonly names: readonly string[] }): string =>
  names.some((name) => name.endsWith('.ttf'))
    ? 'fonts/[name]-[hash][extname]'
    : 'assets/[name]-[hash][extname]'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      // The command line is built beside the main process: both are Node and share src/node.
      rollupOptions: { input: { index: resolve('src/main/index.ts'), xiaojia: resolve('src/cli/main.ts') } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      rollupOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [staticStyles(), react()],
    define: { __APP_VERSION__: JSON.stringify(version) },
    worker: { format: 'es', rollupOptions: { output: { assetFileNames } } },
    build: {
      outDir: 'out/renderer',
      minify: true,
      target,
      // Everything as a file of its own: the content security policy allows no data: scripts or fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve('src/renderer/index.html'), output: { assetFileNames } },
    },
  },
})
