import { problemNotice } from '#renderer/engine-words.ts'
import { Form } from '#renderer/ui/form.tsx'
import { Split } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { checkScore } from '#shared/rules/rating-score.ts'
import { ItemCard } from './item-card.tsx'
import { type HomeData, useHomeDeeds, useScoreDrafts } from './model.ts'
import { pointsText, type RatingRow } from './rating.ts'
import { RatingSide } from './side.tsx'

const noFiles: readonly never[] = []

/** All indicators as cards under their groups; what changed is saved at once. */
export const ItemsPanel = (props: {
  readonly row: RatingRow
  readonly data: HomeData
  readonly column: 'self' | 'schoolScore'
}) => {
  const messages = useMessages()
  const t = messages.homePage
  const toast = useToast()
  const deeds = useHomeDeeds()
  const { row, data, column } = props
  const unsaved = useScoreDrafts(row.id, column)
  const { drafts } = unsaved
  const { busy, saving } = useSaving(problemNotice)
  const { table } = row
  const totals = column === 'self' ? row.totals : row.schoolTotals
  if (!table || !totals) return <p className="xj-note">{t.unknownTable}</p>
  const onSave = async () => {
    // Points that cannot be true keep the form open, with the sentence at the item.
    const wrong = table.groups
      .flatMap((group) => group.items)
      .find((item) => drafts.has(item.id) && checkScore(item, drafts.get(item.id) ?? {}).length > 0)
    if (wrong) {
      const card = document.getElementById(`item-${wrong.id}`)
      card?.scrollIntoView({ block: 'center' })
      card?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
      return
    }
    const saved = await saving(deeds.saveScores(row, drafts, column))
    if (!saved.ok) return
    toast({ text: t.saved(drafts.size) })
    unsaved.clear()
  }
  return (
    <Split
      main={
        <div className="xj-items">
          <Form
            onSave={() => void onSave()}
            dirty={drafts.size > 0}
            busy={busy}
            saveLabel={t.save}
            label={t.tab.items}
          >
            {table.groups.map((group, at) => (
              <section key={group.title} className="xj-stack" aria-label={group.title}>
                <h2 className="xj-item-group">
                  <span>{group.title}</span>
                  <span className="xj-note">
                    {t.ofMax(
                      pointsText(totals.groups[at]?.points ?? 0),
                      pointsText(totals.groups[at]?.max ?? 0),
                    )}
                  </span>
                </h2>
                {group.items.map((indicator) => {
                  const score = row.scores.get(indicator.id)
                  return (
                    <ItemCard
                      key={indicator.id}
                      row={row}
                      indicator={indicator}
                      column={column}
                      files={(score && data.evidence.get(score.id)) ?? noFiles}
                      draft={drafts.get(indicator.id) ?? score?.values[column] ?? {}}
                      onDraft={(draft) => unsaved.set(indicator.id, draft)}
                    />
                  )
                })}
              </section>
            ))}
          </Form>
        </div>
      }
      side={
        <RatingSide row={row} table={table} totals={totals} data={data} above={column === 'schoolScore'} />
      }
    />
  )
}
