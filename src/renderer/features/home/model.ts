import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useMemo } from 'react'
import { create } from 'zustand'
import { addFiles } from '#renderer/attachments.ts'
import type { HistoryEntry, SaveProblem, Write } from '#renderer/engine.ts'
import { savePaper } from '#renderer/print.ts'
import { createReading } from '#renderer/reading.ts'
import { changedFields, voidWrite } from '#renderer/record-edit.ts'
import { useServices } from '#renderer/services.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { whileSame } from '#shared/base/once.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { attachment } from '#shared/domain/attachment.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import { type HomeRating, homeRating, homeScore } from '#shared/domain/home.ts'
import { organisation } from '#shared/domain/organisation.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { scoringTable } from '#shared/domain/template.ts'
import type { PickedFile } from '#shared/host.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { packOf, packsInForce } from '#shared/rules/choose.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { LevelScheme, ScoringTable } from '#shared/rules/rating.ts'
import { buildSelfRating } from './papers.ts'
import {
  type AttachmentRec,
  evidenceOf,
  type RatingRow,
  ratingRows,
  readSchemes,
  readTables,
  type ScoreDraft,
} from './rating.ts'

/** Everything the screens of ratings read, redrawn when it changes. */
export interface HomeData {
  readonly rows: readonly RatingRow[]
  readonly tables: readonly ScoringTable[]
  readonly schemes: readonly LevelScheme[]
  /** Files by the score they prove. */
  readonly evidence: ReadonlyMap<string, readonly AttachmentRec[]>
  readonly orgs: ReadonlyMap<string, { readonly name: string }>
}

export const useHomePlace = () => {
  const { workspace, today } = useServices()
  const above = workspace.level === 'school' || workspace.level === 'city'
  return { level: workspace.level, org: workspace.org, name: workspace.name, today: today(), above }
}

/** The ids of shipped tables, which are examples. */
export const shippedTables: ReadonlySet<string> = new Set(shippedPacks.tables.map((one) => one.id))

const useRead = createReading((records) =>
  Promise.all([
    records.list(homeRating),
    records.list(homeScore),
    records.list(attachment),
    records.list(scoringTable),
    records.list(rulePack),
    records.orgs(),
  ]),
)

const homeOf = whileSame((read: NonNullable<ReturnType<typeof useRead>>, day: Day): HomeData => {
  const [ratings, scores, attachments, tableRecords, packs, orgs] = read
  const tables = readTables([...tableRecords.map(packOf), ...shippedPacks.tables])
  const schemes = readSchemes(packsInForce(packs, 'levels', day, shippedPacks.levels))
  const ids = new Set<string>(scores.map((one) => one.id))
  return {
    rows: ratingRows(ratings, scores, tables, schemes),
    tables,
    schemes,
    evidence: evidenceOf(attachments.filter((one) => one.values.of && ids.has(one.values.of))),
    orgs,
  }
})

/** All ratings with their sums; undefined while they are read. */
export const useHome = (): HomeData | undefined => {
  const day = useServices().today()
  const read = useRead()
  return useMemo(() => read && homeOf(read, day), [read, day])
}

const done: Result<null, SaveProblem> = ok(null)

/** What a person does to ratings. Nothing changed is no problem. */
export const useHomeDeeds = () => {
  const services = useServices()
  const { engine } = services
  const save = async (writes: readonly Write[]): Promise<Result<null, SaveProblem>> => {
    if (writes.length === 0) return done
    const saved = await engine.save(writes)
    return saved.ok || saved.error.type === 'nothing-changed' ? done : saved
  }
  /** The score record of an indicator, or the writes that make one. */
  const scoreFor = async (row: RatingRow, indicator: string) => {
    const known = row.scores.get(indicator)
    return known
      ? { entity: known.id, base: {} }
      : { entity: await engine.newId(), base: { rating: row.id, indicator } }
  }
  return {
    start: async (fields: HomeRating): Promise<Result<EntityId, SaveProblem>> => {
      const entity = await engine.newId()
      const saved = await save([{ kind: 'home-rating', entity, fields }])
      return saved.ok ? ok(entity) : saved
    },
    saveRating: (row: RatingRow, after: HomeRating) => {
      const fields = changedFields(row.record.values, after)
      return Object.keys(fields).length === 0
        ? Promise.resolve(done)
        : save([{ kind: 'home-rating', entity: row.id, fields }])
    },
    /** The changed scores of a rating in one save; `column` says whose. */
    saveScores: async (
      row: RatingRow,
      drafts: ReadonlyMap<string, ScoreDraft>,
      column: 'self' | 'schoolScore',
    ) => {
      const writes: Write[] = []
      for (const [indicator, draft] of drafts) {
        const { entity, base } = await scoreFor(row, indicator)
        writes.push({ kind: 'home-score', entity, fields: { ...base, [column]: draft } })
      }
      return save(writes)
    },
    /** Keeps files as evidence of one indicator; its score is made first when nobody has scored it. */
    addEvidence: async (row: RatingRow, indicator: string, files: readonly PickedFile[]) => {
      const { entity, base } = await scoreFor(row, indicator)
      if (Object.keys(base).length > 0) {
        const made = await save([{ kind: 'home-score', entity, fields: base }])
        if (!made.ok) return { added: 0, refused: files.map(({ name }) => ({ name, ...made.error })) }
      }
      return addFiles(
        services,
        entity,
        files.map((file) => ({ ...file, role: 'evidence' as const })),
      )
    },
    /** Approves what shows of a rating and of its scores. */
    approve: (row: RatingRow) =>
      engine.approveAll([
        { kind: homeRating.kind, entity: row.id },
        ...[...row.scores.values()].map(({ id }) => ({ kind: homeScore.kind, entity: id })),
      ]),
    undo: engine.undo,
    removeFile: (id: EntityId) => save([voidWrite('attachment', id)]),
  }
}

/** What was typed and not saved, by rating: it outlives a look at another tab or page. */
interface Unsaved {
  readonly scores: Readonly<Record<string, ReadonlyMap<string, ScoreDraft>>>
  readonly ratings: Readonly<Record<string, HomeRating>>
}

const useUnsaved = create<Unsaved>(() => ({ scores: {}, ratings: {} }))

const noDrafts: ReadonlyMap<string, ScoreDraft> = new Map()
const noEdits: HomeRating = {}

/** The unsaved scores of a rating in one column. */
export const useScoreDrafts = (rating: EntityId, column: 'self' | 'schoolScore') => {
  const key = `${rating} ${column}`
  const drafts = useUnsaved((state) => state.scores[key] ?? noDrafts)
  return {
    drafts,
    set: (indicator: string, draft: ScoreDraft) =>
      useUnsaved.setState(({ scores }) => ({
        scores: { ...scores, [key]: new Map(scores[key] ?? noDrafts).set(indicator, draft) },
      })),
    clear: () => useUnsaved.setState(({ scores }) => ({ scores: { ...scores, [key]: noDrafts } })),
  }
}

/** The unsaved edits of a rating itself. */
export const useRatingEdits = (rating: EntityId) => {
  const edits = useUnsaved((state) => state.ratings[rating] ?? noEdits)
  return {
    edits,
    set: (part: HomeRating) =>
      useUnsaved.setState(({ ratings }) => ({
        ratings: { ...ratings, [rating]: { ...ratings[rating], ...part } },
      })),
    clear: () => useUnsaved.setState(({ ratings }) => ({ ratings: { ...ratings, [rating]: noEdits } })),
  }
}

/** The bytes of an attachment. */
export const useLoadFile = () => {
  const { engine } = useServices()
  return useCallback((ref: BlobRef) => engine.getBlob(ref), [engine])
}

/** Who wrote what of a rating and of its scores, newest first. */
export const useHomeHistory = (
  row: RatingRow,
): readonly (HistoryEntry & { readonly indicator: string | null })[] | undefined => {
  const { engine } = useServices()
  return useLiveQuery(async () => {
    const own = (await engine.history('home-rating', row.id)).map((one) => ({ ...one, indicator: null }))
    const scores = await Promise.all(
      [...row.scores].map(async ([indicator, score]) =>
        (await engine.history('home-score', score.id)).map((one) => ({ ...one, indicator })),
      ),
    )
    return [...own, ...scores.flat()].sort((a, b) => b.at - a.at)
  }, [engine, row])
}

/** Printing 自评表. */
export const useHomePapers = (locale: Locale, messages: Messages) => {
  const services = useServices()
  const { records, workspace } = services
  const head = useLiveQuery(async () => (await records.list(organisation))[0]?.values ?? null, [records])
  const t = messages.homePage
  return {
    print: async (row: RatingRow, data: HomeData) => {
      const org =
        row.home === workspace.org
          ? (head?.paperName ?? workspace.name)
          : (data.orgs.get(row.home)?.name ?? workspace.name)
      const paper = buildSelfRating(
        row,
        data.evidence,
        { org, school: head?.schoolName ?? null },
        { period: t.year(row.year), evidence: t.item.evidence },
      )
      return paper && savePaper(services, 'self-rating', paper, locale, t.file(org, row.year))
    },
  }
}
