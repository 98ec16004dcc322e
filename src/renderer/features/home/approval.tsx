import { type EngineProblem, problemSentence } from '#renderer/engine-words.ts'
import { ApproveButton } from '#renderer/ui/approval.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useHomeDeeds } from './model.ts'
import type { RatingRow } from './rating.ts'

/** Approves what is shown of a rating of a union below. */
export const ApproveRating = (props: { readonly row: RatingRow }) => {
  const messages = useMessages()
  const t = messages.homePage.approval
  const deeds = useHomeDeeds()
  const { row } = props
  return (
    <ApproveButton
      approval={row.approval}
      sure={t.sure}
      body={t.body}
      approve={() => deeds.approve(row)}
      undo={deeds.undo}
      problemOf={(problem: EngineProblem | { readonly type: 'in-conflict' }) =>
        problem.type === 'in-conflict' ? t.inConflict : problemSentence(messages, problem)
      }
    />
  )
}
