import type { ChangeId, EntityId } from '#shared/base/id.ts'
import { seedChance } from './chance.ts'
import { bundle } from './mould.ts'
import { introduce, type Pc, segmentOf } from './people.ts'
import type { Stage, Who } from './scene.ts'
import { openMech, openSchool } from './valid-scenes.ts'

/** The PCs of a small school that knows its branches. */
interface Office {
  readonly school: Pc
  readonly mech: Pc
  readonly second: Pc
  readonly bio: Pc
}

/** What everybody says of himself: the same in all scenes, and in one file. */
export const openOffice = async (stage: Stage): Promise<Office> => {
  seedChance('office')
  const bio = stage.pc('bio')
  await introduce(bio, stage.cast.school)
  const second = stage.pc('mech', 1)
  await introduce(second, stage.cast.school)
  const all = { school: await openSchool(stage), mech: await openMech(stage), second, bio }
  for (const pc of Object.values(all)) pc.first = pc.lines.length + 1
  seedChance(`scene ${stage.scene}`)
  return all
}

export const office = 'ok-view-office.xjb'
export const officeAt = 'ok-view-office-branch.xjb'

const baseFor = (as: Who): string => (as === 'mech' ? officeAt : office)

/** A full file with the whole chains of some PCs, to an organisation of the cast. */
export const put = async (
  stage: Stage,
  name: string,
  about: string,
  pcs: readonly Pc[],
  as: Who = 'school',
): Promise<void> => {
  const written = pcs.filter((pc) => pc.lines.length >= pc.first)
  const segments = await Promise.all(written.map((pc) => segmentOf(pc, pc.first)))
  const [from] = pcs
  if (!from) throw new Error('somebody sends a file')
  await stage.put(`ok-view-${name}.xjb`, about, bundle(from, stage.cast[as], { segments }), {
    as,
    after: [baseFor(as)],
  })
}

export const target = (id: ChangeId, entity: EntityId, kind = 'member', approval?: readonly ChangeId[]) =>
  approval ? { id, kind, entity, approval } : { id, kind, entity }

export const stretch = (pc: Pc, from: number, to = pc.ids.length) => ({
  device: pc.device,
  from,
  to,
  tip: pc.ids[to - 1],
})
