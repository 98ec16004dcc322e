import { useHashValue } from '#renderer/ui/hash.ts'
import type { EntityId } from '#shared/base/id.ts'
import { DuesDialog } from './dues-dialog.tsx'
import { useDues } from './dues-model.ts'
import { HonourDialog } from './honour-dialog.tsx'
import { useHonours } from './honour-model.ts'
import { HonoursDialog } from './honours-dialog.tsx'
import { usePlace } from './model.ts'
import { PostDialog } from './post-dialog.tsx'
import { usePosts } from './post-model.ts'
import { PostsDialog } from './posts-dialog.tsx'
import type { MemberRow } from './rows.ts'

/** What the dialogs of a member's other records need of the page. */
interface Props {
  readonly dialog: string
  readonly row: MemberRow | undefined
  readonly branches: readonly { readonly id: string; readonly name: string }[]
  readonly onDialog: (dialog: string | null) => void
  readonly onOpen: (member: EntityId, tab: string) => void
}

const postDialogs: readonly string[] = ['post', 'posts']
const honourDialogs: readonly string[] = ['honour', 'honours']

/** Where branches are to be seen, what one is called. */
const useBranchName = ({ branches }: Props): ((home: string) => string) | null => {
  const { showsBranch } = usePlace()
  return showsBranch ? (home) => branches.find(({ id }) => id === home)?.name ?? '' : null
}

/** The dialogs of posts, honours and dues; nothing for any other. */
export const RecordDialogs = (props: Omit<Props, 'dialog'> & { readonly dialog: string | null }) => {
  const { dialog } = props
  if (dialog === null) return null
  if (postDialogs.includes(dialog)) return <PostDialogs {...props} dialog={dialog} />
  if (dialog === 'dues') return <DuesDialogs {...props} dialog={dialog} />
  if (honourDialogs.includes(dialog)) return <HonourDialogs {...props} dialog={dialog} />
  return null
}

const PostDialogs = (props: Props) => {
  const data = usePosts()
  const branchOf = useBranchName(props)
  const [editing, setEditing] = useHashValue('post')
  if (!data) return null
  const { row } = props
  if (props.dialog === 'posts')
    return (
      <PostsDialog
        data={data}
        branchOf={branchOf}
        onOpen={(member) => props.onOpen(member, 'posts')}
        onAdd={() => props.onDialog('post')}
        onClose={() => props.onDialog(null)}
      />
    )
  return (
    <PostDialog
      data={data}
      of={row?.id ?? null}
      base={data.posts.find(({ id }) => id === editing) ?? null}
      onClose={() => {
        setEditing(null)
        props.onDialog(null)
      }}
    />
  )
}

const HonourDialogs = (props: Props) => {
  const data = useHonours()
  const branchOf = useBranchName(props)
  const [editing, setEditing] = useHashValue('honour')
  if (!data) return null
  if (props.dialog === 'honours')
    return (
      <HonoursDialog
        data={data}
        branchOf={branchOf}
        onOpen={(member) => props.onOpen(member, 'honours')}
        onAdd={() => props.onDialog('honour')}
        onClose={() => props.onDialog(null)}
      />
    )
  return (
    <HonourDialog
      data={data}
      of={props.row?.id ?? null}
      base={data.honours.find(({ id }) => id === editing) ?? null}
      onClose={() => {
        setEditing(null)
        props.onDialog(null)
      }}
    />
  )
}

const DuesDialogs = (props: Props) => {
  const data = useDues()
  if (!data) return null
  return <DuesDialog data={data} onClose={() => props.onDialog(null)} />
}
