import type { Rec, Values } from '#shared/domain/field.ts'
import { transfer } from '#shared/domain/transfer.ts'
import { createRecords } from '../db/records.ts'
import type { Session } from './session.ts'

/** A file made or taken in, as its record says. */
export type Transfer = Rec<Values<typeof transfer>>

/** All files this organisation made or took in, oldest first. */
export const transfersOf = (session: Session): Promise<readonly Transfer[]> =>
  createRecords(session.db).list(transfer)
