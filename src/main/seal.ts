import { sealedElsewhere } from '#shared/host.ts'

/** The part of Electron's safeStorage that is used. The synchronous methods are deprecated and only a fallback. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Uint8Array
  decryptString(bytes: Buffer): string
  getSelectedStorageBackend?(): string
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Uint8Array>
  decryptStringAsync?(bytes: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
}

/** Keeps keys so that only this user of this PC can read them, where the system offers that. */
export interface Seal {
  readonly isAvailable: () => Promise<boolean>
  /** The text as it may lie in a file. */
  readonly close: (text: string) => Promise<Uint8Array>
  /**
   * The text again, and whether it should be sealed anew because the system changed its key. Throws `sealedElsewhere`
   * when another user or PC sealed it, so that nobody takes it for absent and makes new keys.
   */
  readonly open: (bytes: Uint8Array) => Promise<Opened>
}

interface Opened {
  readonly text: string
  readonly isStale: boolean
}

type Stored = { readonly v: 1; readonly sealed: string } | { readonly v: 1; readonly plain: string }

const parse = (bytes: Uint8Array): Stored | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value !== 'object' || value === null || !('v' in value) || value.v !== 1) return null
    if ('sealed' in value && typeof value.sealed === 'string') return { v: 1, sealed: value.sealed }
    return 'plain' in value && typeof value.plain === 'string' ? { v: 1, plain: value.plain } : null
  } catch {
    return null
  }
}

/** Seals by the operating system (DPAPI, keychain, secret service); plain where it offers nothing. */
export const createSeal = (storage: SafeStorage): Seal => {
  // Without a key ring Linux "encrypts" with a fixed password: that is no seal.
  const isReal = (): boolean => storage.getSelectedStorageBackend?.() !== 'basic_text'
  const isAsync = async (): Promise<boolean> => (await storage.isAsyncEncryptionAvailable?.()) ?? false
  const isAvailable = async (): Promise<boolean> =>
    isReal() && ((await isAsync()) || storage.isEncryptionAvailable())

  const encrypt = async (text: string): Promise<Uint8Array> =>
    storage.encryptStringAsync && (await isAsync())
      ? storage.encryptStringAsync(text)
      : storage.encryptString(text)

  const decrypt = async (bytes: Buffer): Promise<Opened> => {
    try {
      if (storage.decryptStringAsync && (await isAsync())) {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes)
        return { text: result, isStale: shouldReEncrypt }
      }
      return { text: storage.decryptString(bytes), isStale: false }
    } catch (error) {
      throw new Error(sealedElsewhere, { cause: error })
    }
  }

  return {
    isAvailable,
    close: async (text) => {
      const stored: Stored = (await isAvailable())
        ? { v: 1, sealed: Buffer.from(await encrypt(text)).toString('base64') }
        : { v: 1, plain: text }
      return new TextEncoder().encode(JSON.stringify(stored))
    },
    open: async (bytes) => {
      const stored = parse(bytes)
      if (!stored) throw new Error('the key file is damaged')
      if ('sealed' in stored) return decrypt(Buffer.from(stored.sealed, 'base64'))
      // Written while the system offered no seal: sealed as soon as it does.
      return { text: stored.plain, isStale: await isAvailable() }
    },
  }
}
