import type { OrgId } from '../base/id.ts'

/** Why a file is not taken. Part of the format: each id has a sentence in every language. Nothing was written. */
export type Refusal =
  | { readonly type: 'empty' }
  | { readonly type: 'not-a-bundle' }
  | { readonly type: 'truncated'; readonly got: number; readonly expected: number }
  | { readonly type: 'too-large' }
  | { readonly type: 'damaged' }
  | { readonly type: 'newer-version' }
  | { readonly type: 'wrong-kind'; readonly kind: string }
  | { readonly type: 'wrong-recipient'; readonly recipient: OrgId }
  | { readonly type: 'unknown-sender' }
  | { readonly type: 'bad-signature' }
  | { readonly type: 'cannot-decrypt' }
  | { readonly type: 'wrong-code' }
  | { readonly type: 'older-card' }
