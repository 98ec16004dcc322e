import type { Stretch } from '#shared/sync/change.ts'
import { inStretches, readStretches } from '#shared/sync/stretch.ts'
import type { Trust } from '#shared/sync/trust.ts'
import type { Write } from '#shared/sync/write.ts'
import type { Side } from '../engine-review.ts'
import type { Session } from './session.ts'
import { type Transfer, transfersOf } from './transfers.ts'

/** The name of the file a write came in; null when it was written here, or came in before that was noted. */
export type FileOf = (write: Pick<Write, 'device' | 'seq' | 'id'>) => string | null

/** The stretches a file was the first to bring. */
export const broughtBy = (values: Transfer['values']): readonly Stretch[] => readStretches(values.brought)

/** Which stretches each file was the first to bring, from the records of the files. */
export const fileNames = async (session: Session): Promise<FileOf> => {
  const { chains } = session.state
  const files = (await transfersOf(session)).flatMap(({ values }) => {
    const brought = values.way === 'in' ? broughtBy(values) : []
    return brought.length > 0
      ? [
          {
            name: values.fileName ?? '',
            devices: new Set(brought.map(({ device }) => device)),
            brings: inStretches(brought, chains),
          },
        ]
      : []
  })
  return (write) =>
    files.find(({ devices, brings }) => devices.has(write.device) && brings(write))?.name ?? null
}

/** What a person is told of one value: who, which organisation, which PC, when, and in which file it came. */
export const sideOf = (
  { orgs, devices }: Trust,
  write: Write,
  field: string | null,
  fileOf: FileOf,
): Side => ({
  id: write.id,
  value: field !== null && Object.hasOwn(write.values, field) ? write.values[field] : null,
  at: write.at,
  orgName: orgs.get(write.org)?.name ?? '',
  deviceName: devices.get(write.device)?.name ?? '',
  actor: write.actor,
  fileName: fileOf(write),
})
