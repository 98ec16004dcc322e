import { err, ok, type Result } from '#shared/base/result.ts'
import type { BlobRef } from '#shared/domain/field.ts'

/** Longest edge of a kept picture, in pixels: sharp on A4, about 300 kB. */
const longestEdge = 1600
const jpegQuality = 0.82
const pdfLimit = 10 * 1024 * 1024
const pictureLimit = 60 * 1024 * 1024

export type AttachmentProblem = { readonly type: 'not-a-picture' } | { readonly type: 'too-large' }

/** What a file really is, by its first bytes; its name proves nothing. */
export const mediaOf = (
  bytes: Uint8Array,
): 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | null => {
  const starts = (...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP')
    return 'image/webp'
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  return null
}

/** Draws a picture anew, no longer than `longestEdge`: smaller, upright, and without the place and time a phone wrote in. */
const redrawPicture = async (bytes: Uint8Array, media: string): Promise<Uint8Array | null> => {
  try {
    const picture = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: media }))
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height))
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    )
    const context = canvas.getContext('2d')
    if (!context) return null
    // A transparent PNG becomes black in JPEG without a ground.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality })
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    return null
  }
}

/** Makes an attachment ready to be kept: pictures redrawn as JPEG, PDF as it is; anything else is refused. */
export const prepareAttachment = async (
  bytes: Uint8Array,
): Promise<Result<{ readonly media: BlobRef['media']; readonly bytes: Uint8Array }, AttachmentProblem>> => {
  const media = mediaOf(bytes)
  if (media === null) return err({ type: 'not-a-picture' })
  if (media === 'application/pdf')
    return bytes.length > pdfLimit ? err({ type: 'too-large' }) : ok({ media, bytes })
  if (bytes.length > pictureLimit) return err({ type: 'too-large' })
  const redrawn = await redrawPicture(bytes, media)
  return redrawn ? ok({ media: 'image/jpeg', bytes: redrawn }) : err({ type: 'not-a-picture' })
}
