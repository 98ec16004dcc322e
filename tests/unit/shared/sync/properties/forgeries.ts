import { type Change, homeField, systemKind } from '#shared/sync/change.ts'
import type { Author, Draft } from '#shared/sync/change-build.ts'
import { revokeValue, targetsField } from '#shared/sync/system-value.ts'
import { choose, draftOf, isOurs, newDraft, recordsOf } from './drafts.ts'
import { approvalDraft, chainOf, eraseDraft, otherHome, retireDraft } from './rulings.ts'
import { lineage, linkOf, orgs, type Replica, save, stretchesOf, type World } from './world.ts'

/** What is written without authority, on purpose. */
export const forgeries = [
  ...['bad-owner', 'bad-home', 'bad-role', 'bad-org', 'bad-revoke', 'bad-revoke'],
  ...['bad-approve', 'bad-move'],
  ...['bad-retire', 'bad-admit', 'bad-erase', 'bad-set-aside', 'bad-same'],
] as const

export type Forgery = (typeof forgeries)[number]

/** Never with authority, whatever is certified later: the organisation is neither this one nor planned below it. */
const isForeign = (org: string | null, replica: Replica): boolean =>
  org !== null && !lineage(orgs.find(({ id }) => id === org)?.id ?? null).includes(replica.org.id)

const foreignRecords = (world: World, replica: Replica) =>
  recordsOf(replica).filter(({ home, entity }) => {
    const honest = [...replica.changes.values()].filter(({ id }) => !world.bad.has(id))
    const minter = honest.find(({ header }) => entity.startsWith(header.device))
    // A record may be moved to this organisation one day: only what its home's own line can never give is certain.
    return isForeign(home, replica) && isForeign(minter?.header.org ?? null, replica)
  })

/** What others wrote under their own names. */
const foreignChanges = (world: World, replica: Replica): readonly Change[] =>
  [...replica.changes.values()].filter(
    ({ id, header }) => isForeign(header.org, replica) && !world.bad.has(id),
  )

/** The draft of a forgery; null where there is nothing to forge. */
const draftFor = (
  world: World,
  replica: Replica,
  act: Forgery,
  pick: number,
  value: number,
): Draft | null => {
  const records = recordsOf(replica)
  const ours = records.filter((record) => isOurs(replica, record))
  const isBelow = replica.org.level !== 'school'
  switch (act) {
    case 'bad-owner': {
      const record =
        isBelow &&
        choose(
          ours.filter(({ kind }) => kind === 'member'),
          pick,
        )
      return record ? draftOf(record, { rating: `bad${value}` }) : null
    }
    case 'bad-approve': {
      const record = isBelow && choose(ours, pick)
      return record ? approvalDraft(record) : null
    }
    case 'bad-move': {
      const record = isBelow && choose(ours, pick)
      const to = record && otherHome(record, value)
      return record && to ? draftOf(record, { [homeField]: to }, true) : null
    }
    case 'bad-erase': {
      const change = choose(foreignChanges(world, replica), pick)
      return change ? eraseDraft(world, replica, [change]) : null
    }
    case 'bad-set-aside': {
      const some = foreignChanges(world, replica).slice(pick % 3, (pick % 3) + 4)
      const value = { import: 'none', stretches: stretchesOf(some.map(linkOf)) }
      return some.length > 0 ? newDraft(world, replica, systemKind.setAside, value) : null
    }
    case 'bad-retire':
    case 'bad-admit': {
      const target = choose(foreignChanges(world, replica), pick)
      if (!target) return null
      const chain = chainOf(replica, target.header.device)
      if (act === 'bad-retire') return retireDraft(world, replica, target.header.device, undefined)
      return newDraft(world, replica, systemKind.admit, { stretches: stretchesOf(chain.map(linkOf)) })
    }
    case 'bad-same': {
      const [a, b] = foreignRecords(world, replica).filter(({ kind }) => kind === 'member')
      const records = [a, b].flatMap((record) => (record ? [record.entity] : [])).sort()
      return records.length === 2
        ? newDraft(world, replica, systemKind.sameAs, { of: 'member', records })
        : null
    }
    default: {
      const record = choose(act === 'bad-home' ? foreignRecords(world, replica) : ours, pick)
      return record ? draftOf(record, { [record.kind === 'note' ? 'text' : 'name']: `bad${value}` }) : null
    }
  }
}

/** Another organisation's word, or a forged word of the right one: neither takes anything back. */
const badRevoke = async (world: World, replica: Replica, pick: number, value: number): Promise<void> => {
  const all = [...replica.changes.values()].filter(({ id }) => !world.bad.has(id))
  const candidates = all.filter(({ header }) => header.org !== replica.org.id)
  const first = choose(candidates, pick)
  if (!first) return
  const whole = candidates.filter(({ header }) => header.save[0] === first.header.save[0])
  const draft = newDraft(world, replica, systemKind.revoke, { [targetsField]: revokeValue(whole) })
  const as = value % 2 === 0 ? {} : { org: first.header.org, role: first.header.role }
  for (const change of await save(world, replica, [draft], as)) world.bad.add(change.id)
}

/** Writes something without authority and notes that it was. */
export const forge = async (
  world: World,
  replica: Replica,
  act: Forgery,
  pick: number,
  value: number,
): Promise<void> => {
  if (act === 'bad-revoke') return badRevoke(world, replica, pick, value)
  const draft = draftFor(world, replica, act, pick, value)
  if (!draft) return
  const stranger = (orgs.find(({ id }) => id !== replica.org.id) ?? replica.org).id
  const role = replica.org.level === 'city' ? 'school' : 'city'
  const as: Partial<Author> = act === 'bad-role' ? { role } : act === 'bad-org' ? { org: stranger } : {}
  for (const change of await save(world, replica, [draft], as)) world.bad.add(change.id)
}
