import { ActivityTables } from './activity-tables.tsx'
import { ClubCard } from './club-card.tsx'
import { CondolenceTables } from './condolence-tables.tsx'
import { type BodyDraft, readBody } from './draft.ts'
import { FundTables } from './fund-tables.tsx'
import { HelpTables } from './help-tables.tsx'
import { MemberTables } from './member-tables.tsx'

/** The lists of a pack, whatever it is about. */
export const Tables = (props: {
  readonly draft: BodyDraft
  readonly editable: boolean
  readonly onChange: (draft: BodyDraft) => void
}) => {
  const { draft, editable, onChange } = props
  const problemsOf = (of: BodyDraft) => {
    const read = readBody(of)
    return read.ok ? [] : read.error
  }
  switch (draft.topic) {
    case 'condolence':
      return (
        <CondolenceTables
          body={draft.body}
          editable={editable}
          problemsOf={(body) => problemsOf({ topic: draft.topic, body })}
          onChange={(body) => onChange({ topic: draft.topic, body })}
        />
      )
    case 'activity':
      return (
        <ActivityTables
          body={draft.body}
          editable={editable}
          problemsOf={(body) => problemsOf({ topic: draft.topic, body })}
          onChange={(body) => onChange({ topic: draft.topic, body })}
        />
      )
    case 'member':
      return (
        <MemberTables
          body={draft.body}
          editable={editable}
          problemsOf={(body) => problemsOf({ topic: draft.topic, body })}
          onChange={(body) => onChange({ topic: draft.topic, body })}
        />
      )
    case 'help':
      return (
        <HelpTables
          body={draft.body}
          editable={editable}
          problemsOf={(body) => problemsOf({ topic: draft.topic, body })}
          onChange={(body) => onChange({ topic: draft.topic, body })}
        />
      )
    case 'club':
      return (
        <ClubCard
          body={draft.body}
          editable={editable}
          problemsOf={(body) => problemsOf({ topic: draft.topic, body })}
          onChange={(body) => onChange({ topic: draft.topic, body })}
        />
      )
    case 'fund':
      return (
        <FundTables
          body={draft.body}
          editable={editable}
          problemsOf={(body) => problemsOf({ topic: draft.topic, body })}
          onChange={(body) => onChange({ topic: draft.topic, body })}
        />
      )
  }
}
