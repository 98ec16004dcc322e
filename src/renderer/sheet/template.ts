import { err, type Result } from '#shared/base/result.ts'
import type { Filling, Room, RoomProblem } from '#shared/sheet/fill-sheet.ts'
import {
  fillTemplate,
  openTemplate,
  roomInTemplate,
  type Template,
  type TemplateProblem,
} from '#shared/sheet/template.ts'
import { codec } from './codec.ts'
import { fileLimits, natureOf } from './guard.ts'

/** Why a chosen file is no template. */
export type TemplateFileProblem =
  | TemplateProblem
  | { readonly type: 'not-a-workbook' | 'encrypted' }
  /** The format before 2007: its bytes are not taken apart here. */
  | { readonly type: 'old-format' }

const refusal = (bytes: Uint8Array): TemplateFileProblem | null => {
  const nature = natureOf(bytes)
  if (nature === 'xlsx') return null
  if (nature === 'xls') return { type: 'old-format' }
  if (nature === 'too-large') return { type: 'too-large', limit: fileLimits.packed }
  return { type: nature === 'other' ? 'not-a-workbook' : nature }
}

/** The templates as the worker offers them: each refused by the guard of imports before it is unpacked. */
export const templates = {
  open: async (bytes: Uint8Array): Promise<Result<Template, TemplateFileProblem>> => {
    const problem = refusal(bytes)
    return problem ? err(problem) : openTemplate(bytes, codec)
  },
  room: async (
    bytes: Uint8Array,
    sheet: string,
    filling: Omit<Filling, 'rows'>,
    count: number,
  ): Promise<Result<{ readonly room: Room; readonly problem: RoomProblem | null }, TemplateFileProblem>> => {
    const problem = refusal(bytes)
    return problem ? err(problem) : roomInTemplate(bytes, sheet, filling, count, codec)
  },
  fill: async (
    bytes: Uint8Array,
    sheet: string,
    filling: Filling,
  ): Promise<
    Result<{ readonly bytes: Uint8Array; readonly room: Room }, TemplateFileProblem | RoomProblem>
  > => {
    const problem = refusal(bytes)
    return problem ? err(problem) : fillTemplate(bytes, sheet, filling, codec)
  },
}
