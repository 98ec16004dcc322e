import { rememberedBy } from '#renderer/ui/stored.ts'
import { openTable } from '#renderer/workbook.ts'
import { guessVisits, type RawSheet, readVisitColumns, type VisitGuess } from './import-rows.ts'

/** What a person took the columns of old lists of visits for, by their headings. */
export const rememberedVisits = rememberedBy('xiaojia-visit-columns', readVisitColumns)

/** Guesses a list of visits as a person once said of the same headings. */
export const guessOldVisits = (sheet: RawSheet, headingRow?: number): VisitGuess =>
  guessVisits(sheet, rememberedVisits.get, headingRow)

/** Reads a chosen list of visits. */
export const openVisits = openTable
