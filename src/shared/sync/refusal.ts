import type { OrgId } from '../base/id.ts'

/** Why a file is not taken. Part of the format: each id has a sentence in every language. Nothing was written. */
export type Refusal =
  | { readonly type: 'empty' }
  | { readonly type: 'not-a-bundle' }
  /** Bytes that are there and that should be. When not even the header is whole it is `damaged`. */
  | { readonly type: 'truncated'; readonly got: number; readonly expected: number }
  | { readonly type: 'too-large' }
  | { readonly type: 'damaged' }
  | { readonly type: 'newer-version' }
  /** A file of ours for another place: `kind` says which (`delta`, `full`, `return`, `receipt`, `card`, `join`, `backup`). */
  | { readonly type: 'wrong-kind'; readonly kind: string }
  | { readonly type: 'wrong-recipient'; readonly recipient: OrgId }
  /** Nothing in the file or known here shows that the PC that made it belongs to the organisation it names. */
  | { readonly type: 'unknown-sender' }
  | { readonly type: 'bad-signature' }
  | { readonly type: 'cannot-decrypt' }
  | { readonly type: 'wrong-code' }
  | { readonly type: 'older-card'; readonly got: number; readonly held: number }
