import { useHashValue } from '#renderer/ui/hash.ts'
import type { EntityId } from '#shared/base/id.ts'
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

const postDialogs: readonly (string | null)[] = ['post', 'posts']

/** The dialogs of posts, honours and dues; nothing for any other. */
export const RecordDialogs = (props: Omit<Props, 'dialog'> & { readonly dialog: string | null }) => {
  const { dialog } = props
  if (dialog === null) return null
  if (postDialogs.includes(dialog)) return <PostDialogs {...props} dialog={dialog} />
  return null
}

const PostDialogs = (props: Props) => {
  const data = usePosts()
  const { showsBranch } = usePlace()
  const [editing, setEditing] = useHashValue('post')
  if (!data) return null
  const { row, branches } = props
  if (props.dialog === 'posts')
    return (
      <PostsDialog
        data={data}
        branchOf={showsBranch ? (home) => branches.find(({ id }) => id === home)?.name ?? '' : null}
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
