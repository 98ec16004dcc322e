import type { PackSource } from '../read.ts'
import { cugb2023 } from './cugb-2023.ts'
import { gdut2023 } from './gdut-2023.ts'
import { homeS14 } from './home-s14.ts'
import { homeS15 } from './home-s15.ts'
import { levelsS9 } from './levels-s9.ts'
import { proposalS80, proposalS81, proposalS82 } from './proposals.ts'

/** The shipped examples by topic; the first of each is used until a school sends its own. */
export const shippedPacks = {
  condolence: [cugb2023, gdut2023],
  tables: [homeS15, homeS14],
  levels: [levelsS9],
  proposal: [proposalS81, proposalS80, proposalS82],
} as const satisfies Readonly<Record<string, readonly [PackSource, ...PackSource[]]>>
