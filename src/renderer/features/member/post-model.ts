import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { voidWrite } from '#renderer/record-edit.ts'
import { useServices } from '#renderer/services.ts'
import type { SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import type { Rec } from '#shared/domain/field.ts'
import { member, memberEvent } from '#shared/domain/member.ts'
import { type MemberPost, memberPost } from '#shared/domain/post.ts'
import { rulePack } from '#shared/domain/rule-pack.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { memberPacks } from '#shared/rules/topic-packs.ts'
import { postRows, postWrites, voidPostWrites } from './post-rows.ts'

/** The posts of all members with the rules for terms; undefined while they are read. */
export const usePosts = () => {
  const { records, today } = useServices()
  const read = useLiveQuery(async () => {
    const [posts, members, events, packs] = await Promise.all([
      records.list(memberPost),
      records.list(member),
      records.list(memberEvent),
      records.list(rulePack),
    ])
    return { posts, members, events, packs }
  }, [records])
  const day = today()
  return useMemo(() => {
    if (!read) return undefined
    const pack = memberPacks.known(read.packs).on(day, null)?.pack ?? null
    const rule = pack?.rule ?? null
    return {
      ...read,
      rule,
      source: pack ? sourceLine(pack) : null,
      rows: postRows(read.posts, read.members, read.events, rule, day),
    }
  }, [read, day])
}

/** What `usePosts` gives once it is read. */
export type PostData = NonNullable<ReturnType<typeof usePosts>>

/** What a person does to posts. */
export const usePostDeeds = (data: Pick<PostData, 'posts' | 'members'>) => {
  const { engine, today } = useServices()
  const write = async (
    draft: MemberPost,
    base: Rec<MemberPost> | null,
  ): Promise<Result<SaveId, SaveProblem>> => {
    const person = data.members.find(({ id }) => id === draft.member)
    if (!person) return err({ type: 'nothing-changed' })
    const writes = postWrites(draft, base, await engine.newId(), {
      person,
      posts: data.posts,
      today: today(),
    })
    return writes.length > 0 ? engine.save(writes) : err({ type: 'nothing-changed' })
  }
  return {
    save: write,
    void: async (post: Rec<MemberPost>): Promise<Result<SaveId, SaveProblem>> => {
      const person = data.members.find(({ id }) => id === post.values.member)
      return engine.save(
        person
          ? voidPostWrites(post, { person, posts: data.posts, today: today() })
          : [voidWrite(memberPost.kind, post.id)],
      )
    },
  }
}
