// The few web-standard types that exist everywhere this code runs. Implementations come in as arguments
// where they matter (digest, signing, gzip, clock, chance); these two are pure and always there.
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array | ArrayBuffer): string
}
