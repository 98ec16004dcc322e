import type { ClubPack, ClubRule } from '#shared/rules/club.ts'
import { type Draft, written } from './written.ts'

/** The rules of clubs while they are typed: no rows, a few numbers. */
export type ClubDraft = Draft<ClubRule>

/** Rules that nobody has written a line of. */
export const blankClub: ClubDraft = {}

/** Rules opened for changes. */
export const clubDraftOf = ({ rule }: ClubPack): ClubDraft => rule

/** The body of a draft. */
export const clubBody = (draft: ClubDraft): object => ({ format: 1, ...written(draft) })
