import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Electron 45 carries a Chromium older than the newest; the target keeps newer syntax out of the build.
const target = 'chrome140'

export default defineConfig({
  main: { build: { outDir: 'out/main', externalizeDeps: true } },
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
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      target,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
})
