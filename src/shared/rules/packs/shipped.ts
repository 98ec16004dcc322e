import type { PackSource } from '../read.ts'
import { activityAnhui } from './activity-anhui.ts'
import { activityGpnu2022 } from './activity-gpnu-2022.ts'
import { activityHdu2021 } from './activity-hdu-2021.ts'
import { activityZjsu2024 } from './activity-zjsu-2024.ts'
import { activityZju2019 } from './activity-zju-2019.ts'
import { clubS51, clubS52, clubS54 } from './club-examples.ts'
import { condolenceS66 } from './condolence-s66.ts'
import { cugb2023 } from './cugb-2023.ts'
import { fundGzucm2015, fundShu2012, fundZju2019 } from './fund-examples.ts'
import { gdut2023 } from './gdut-2023.ts'
import { gpnu2022 } from './gpnu-2022.ts'
import { helpS77 } from './help-s77.ts'
import { homeS14 } from './home-s14.ts'
import { homeS15 } from './home-s15.ts'
import { hut2014 } from './hut-2014.ts'
import { levelsS9 } from './levels-s9.ts'
import { memberS102 } from './member-examples.ts'
import { muc2019 } from './muc-2019.ts'
import { proposalS80, proposalS81, proposalS82 } from './proposals.ts'
import { anhui2018, beijing2019, fujian2018, guizhou2018, hubei2018 } from './provinces.ts'
import { sdjtu2025 } from './sdjtu-2025.ts'
import { syvtc2022 } from './syvtc-2022.ts'
import { usc2013 } from './usc-2013.ts'

/** The shipped examples by topic; the first of each is used until a school sends its own. */
export const shippedPacks = {
  condolence: [
    cugb2023,
    gdut2023,
    sdjtu2025,
    muc2019,
    syvtc2022,
    hut2014,
    usc2013,
    gpnu2022,
    condolenceS66,
    anhui2018,
    fujian2018,
    hubei2018,
    guizhou2018,
    beijing2019,
  ],
  activity: [activityZju2019, activityHdu2021, activityZjsu2024, activityGpnu2022, activityAnhui],
  tables: [homeS15, homeS14],
  levels: [levelsS9],
  proposal: [proposalS81, proposalS80, proposalS82],
  fund: [fundZju2019, fundShu2012, fundGzucm2015],
  member: [memberS102],
  help: [helpS77],
  club: [clubS51, clubS52, clubS54],
} as const satisfies Readonly<Record<string, readonly [PackSource, ...PackSource[]]>>
