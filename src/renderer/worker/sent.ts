import type { DeviceId, OrgId } from '#shared/base/id.ts'
import { levelRank } from '#shared/base/level.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { approvalField, type Stretch } from '#shared/sync/change.ts'
import type { Hold } from '#shared/sync/receipt.ts'
import { inStretches, type Place } from '#shared/sync/stretch.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import { type Write, writesField } from '#shared/sync/write.ts'
import type { Gap, SentFile } from '../engine-exchange.ts'
import type { Session } from './session.ts'
import {
  carriedBy,
  holdsIn,
  madeAt,
  missingNumbers,
  reportsOf,
  type Transfer,
  transfersOf,
} from './transfers.ts'
import { createFinder } from './unchanged.ts'

/** A file without a receipt is red after this long. */
const patience = 14 * 24 * 3600 * 1000

type Standing = Pick<SentFile, 'state' | 'since'>

/** Whether a receipt names all of a stretch. */
const isHeld = ({ state: { chains } }: Session, holds: readonly Hold[], stretch: Stretch): boolean =>
  holds.some(
    ({ device, from, to, tip }) =>
      device === stretch.device &&
      from <= stretch.from &&
      stretch.to <= to &&
      (tip === stretch.tip || chains.isBefore(device, stretch.to, stretch.tip, to, tip as Stretch['tip'])),
  )

/** The first file of the other side whose receipt names all that a file of ours carried. */
const mergedSince = (session: Session, file: Transfer, answers: readonly Transfer[]): number | null => {
  const carries = carriedBy(file)
  if (carries.length === 0) return null
  const answer = answers.find((one) => {
    const holds = one.values.party === file.values.party ? holdsIn(one) : null
    return holds !== null && carries.every((stretch) => isHeld(session, holds, stretch))
  })
  return answer ? madeAt(answer) : null
}

interface Decision extends Place {
  readonly at: number
}

const shared = createFinder('shared')

/** The places of changes to records on which an organisation above decided something since, and when. */
const decisionsOn = async (session: Session): Promise<readonly Decision[]> => {
  const { trust } = session.state
  const own = session.keys.org
  const rank = levelRank(trust.orgs.get(own)?.level ?? 'group')
  const isAbove = ({ org, device }: Write): boolean =>
    org !== own && (trust.claims.get(device)?.includes(org) ?? false) && isAtOrAbove(trust, org, own)
  const decides = (kind: string, write: Write): boolean =>
    writesField(write, approvalField) ||
    Object.keys(write.values).some((field) => levelRank(fieldOf(kind, field)?.owner ?? 'group') > rank)
  const found: Decision[] = []
  for (const { kind, writes } of await shared(session)) {
    const first = writes.find((write) => isAbove(write) && decides(kind, write))
    if (!first) continue
    for (const { id, device, seq, org } of writes) {
      if (!isAbove({ org, device } as Write)) found.push({ id, device, seq, at: first.at })
    }
  }
  return found
}

/** Files made here, newest first, and how far each is known to have come. */
export const sentFilesOf = async (session: Session): Promise<readonly SentFile[]> => {
  const { keys, state, now } = session
  const { orgs } = state.trust
  const transfers = await transfersOf(session)
  const files = transfers.filter(({ values }) => values.way === 'out' && values.party)
  const answers = transfers.filter(({ values }) => values.way === 'in').sort((a, b) => madeAt(a) - madeAt(b))
  const reports = new Map(
    [...new Set(files.map(({ values }) => values.party))].flatMap((party) =>
      party ? [[party, reportsOf(transfers, party as OrgId)] as const] : [],
    ),
  )
  const own = orgs.get(keys.org)
  const above = own?.parent ?? own?.wishedParent ?? null
  const decisions = above ? await decisionsOn(session) : []

  const standingOf = (file: Transfer): Standing => {
    const { bundle, party } = file.values
    const report = reports.get(party ?? '')?.get(bundle ?? '')
    if (report?.state === 'set-aside') return { state: 'set-aside', since: report.at }
    const merged = report?.state === 'merged' ? report.at : mergedSince(session, file, answers)
    if (merged === null) {
      return report ? { state: 'received', since: report.at } : { state: 'exported', since: null }
    }
    if (party === above) {
      const isCarried = inStretches(carriedBy(file), state.chains)
      const times = decisions.filter(isCarried).map(({ at }) => at)
      if (times.length > 0) return { state: 'decided', since: Math.min(...times) }
    }
    return { state: 'merged', since: merged }
  }

  return files
    .map((file): SentFile => {
      const party = (file.values.party ?? '') as OrgId
      const at = madeAt(file)
      const standing = standingOf(file)
      return {
        entity: file.id,
        at,
        party,
        partyName: orgs.get(party)?.name ?? '',
        number: file.values.number ?? 0,
        fileName: file.values.fileName ?? '',
        ...standing,
        overdue: standing.state === 'exported' && now() - at > patience,
      }
    })
    .sort((a, b) => b.at - a.at)
}

/** The files of each sender's PC that have not arrived, though later ones have. */
export const gapsOf = async (session: Session): Promise<readonly Gap[]> => {
  const { orgs, devices } = session.state.trust
  const rows = new Map<string, { readonly org: OrgId; readonly numbers: number[] }>()
  for (const { values } of await transfersOf(session)) {
    const { way, device, party, number } = values
    if (way !== 'in' || !device || !party || !number) continue
    const row = rows.get(device) ?? { org: party as OrgId, numbers: [] }
    rows.set(device, row)
    row.numbers.push(number)
  }
  return [...rows].flatMap(([device, { org, numbers }]): Gap[] => {
    const missing = missingNumbers(numbers, Math.max(...numbers))
    if (missing.length === 0) return []
    return [
      {
        org,
        orgName: orgs.get(org)?.name ?? '',
        device: device as DeviceId,
        deviceName: devices.get(device as DeviceId)?.name ?? '',
        numbers: missing,
      },
    ]
  })
}
