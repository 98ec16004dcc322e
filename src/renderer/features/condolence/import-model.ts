import { rememberedBy } from '#renderer/ui/stored.ts'
import { openTable } from '#renderer/workbook.ts'
import { readVisitColumns } from './import-rows.ts'

/** What a person took the columns of old lists of visits for, by their headings. */
export const rememberedVisits = rememberedBy('xiaojia-visit-columns', readVisitColumns)

/** Reads a chosen list of visits. */
export const openVisits = openTable
