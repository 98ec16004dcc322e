import type { Page } from '@playwright/test'

/** What a phone wrote into the picture below. */
export const phoneSecret = 'GPS 23.1291N 113.2644E'

/** A JPEG as a phone makes it, with place and camera in its EXIF part. */
export const phonePhoto = async (page: Page): Promise<Buffer> => {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    for (let at = 0; at < 48; at++) {
      context.fillStyle = `hsl(${at * 7} 60% 50%)`
      context.fillRect((at % 8) * 80, Math.floor(at / 8) * 80, 80, 80)
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  const jpeg = Buffer.from(base64, 'base64')
  const body = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0', 'latin1'),
    Buffer.from(phoneSecret),
  ])
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xffe1, 0)
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** Every attachment this profile keeps, as it lies in the index: what is shown, exported and printed. */
export const keptFiles = async (page: Page): Promise<readonly Buffer[]> => {
  const all = await page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found: string[] = []
    for (const { name } of await indexedDB.databases()) {
      const db = await promised(indexedDB.open(name ?? ''))
      if (db.objectStoreNames.contains('blob')) {
        const rows: { readonly bytes: Uint8Array }[] = await promised(
          db.transaction('blob').objectStore('blob').getAll(),
        )
        for (const { bytes } of rows) {
          found.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))
        }
      }
      db.close()
    }
    return found
  })
  return all.map((base64) => Buffer.from(base64, 'base64'))
}
