import { build } from 'vite'

/** Built as the product is: what runs TypeScript directly names every inner function, and that costs ours alone. */
export const buildForNode = async (folder: string, names: readonly string[]): Promise<void> => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      ssr: true,
      outDir: `${folder}out`,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [name, `${folder}${name}.ts`])),
        output: { entryFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true },
  })
}
