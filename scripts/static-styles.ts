import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'

/** Made in a process of its own: the build and the making of styles want different modes of React. */
const makeStyles = async (): Promise<string> => {
  // The configuration is bundled before it runs, so the folder of this file is not known; the build runs at the root.
  const script = resolve('scripts/library-css.ts')
  const made = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return made.stdout
}

const keyed = `
const sheets = new Map();
const held = document.createElement('style');
export const injectCSS = () => held;
export const clearContainerCache = () => {};
export const removeCSS = (key) => {
  const sheet = sheets.get(key);
  sheets.delete(key);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
};
export const updateCSS = (css, key, option) => {
  if (option && option.mark) return held;
  removeCSS(key);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(key, sheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return held;
};
`

const silent = `
export const getShadowRoot = () => null;
export const warningOnce = () => {};
export const updateCSS = () => null;
`

/**
 * Serves `virtual:library.css`, and keeps the component library from writing <style> elements, which the content
 * security policy refuses: its static styles are in that file, and the few dynamic rules
 * (scroll lock, scroll bar size) become constructed style sheets.
 */
export const staticStyles = (): Plugin => {
  const id = '/virtual:library.css'
  let css: Promise<string> | undefined
  return {
    name: 'static-styles',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^virtual:library\.css$/ },
      handler: () => id,
    },
    load: {
      filter: { id: /^\/virtual:library\.css$/ },
      handler: () => {
        css ??= makeStyles()
        return css
      },
    },
    transform: {
      filter: {
        id: [
          /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/,
          /@ant-design[\\/]icons[\\/]es[\\/]cssUtils\.js$/,
        ],
      },
      handler: (_code, file) => ({ code: file.includes('icons') ? silent : keyed, map: null }),
    },
  }
}
