import { activity as activityEn } from './en/activity.ts'
import { activityPage as activityPageEn } from './en/activity-page.ts'
import { activityYear as activityYearEn } from './en/activity-year.ts'
import { app as appEn } from './en/app.ts'
import { approval as approvalEn } from './en/approval.ts'
import { attachment as attachmentEn } from './en/attachment.ts'
import { border as borderEn } from './en/border.ts'
import { check as checkEn } from './en/check.ts'
import { cli as cliEn } from './en/cli.ts'
import { club as clubEn } from './en/club.ts'
import { condolence as condolenceEn } from './en/condolence.ts'
import { condolencePage as condolencePageEn } from './en/condolence-page.ts'
import { conflictPage as conflictPageEn } from './en/conflict-page.ts'
import { dues as duesEn } from './en/dues.ts'
import { exchange as exchangeEn } from './en/exchange.ts'
import { exchangePage as exchangePageEn } from './en/exchange-page.ts'
import { fund as fundEn } from './en/fund.ts'
import { fundPage as fundPageEn } from './en/fund-page.ts'
import { hardship as hardshipEn } from './en/hardship.ts'
import { help as helpEn } from './en/help.ts'
import { helpPage as helpPageEn } from './en/help-page.ts'
import { home as homeEn } from './en/home.ts'
import { homePage as homePageEn } from './en/home-page.ts'
import { honour as honourEn } from './en/honour.ts'
import { member as memberEn } from './en/member.ts'
import { memberPage as memberPageEn } from './en/member-page.ts'
import { mutualAid as mutualAidEn } from './en/mutual-aid.ts'
import { organisation as organisationEn } from './en/organisation.ts'
import { paper as paperEn } from './en/paper.ts'
import { post as postEn } from './en/post.ts'
import { proposal as proposalEn } from './en/proposal.ts'
import { proposalPage as proposalPageEn } from './en/proposal-page.ts'
import { reportPage as reportPageEn } from './en/report-page.ts'
import { rule as ruleEn } from './en/rule.ts'
import { rulePage as rulePageEn } from './en/rule-page.ts'
import { setting as settingEn } from './en/setting.ts'
import { sheet as sheetEn } from './en/sheet.ts'
import { shell as shellEn } from './en/shell.ts'
import { start as startEn } from './en/start.ts'
import { storePage as storePageEn } from './en/store-page.ts'
import { todayPage as todayPageEn } from './en/today-page.ts'
import { transfer as transferEn } from './en/transfer.ts'
import { activity as activityZh } from './zh/activity.ts'
import { activityPage as activityPageZh } from './zh/activity-page.ts'
import { activityYear as activityYearZh } from './zh/activity-year.ts'
import { app as appZh } from './zh/app.ts'
import { approval as approvalZh } from './zh/approval.ts'
import { attachment as attachmentZh } from './zh/attachment.ts'
import { border as borderZh } from './zh/border.ts'
import { check as checkZh } from './zh/check.ts'
import { cli as cliZh } from './zh/cli.ts'
import { club as clubZh } from './zh/club.ts'
import { condolence as condolenceZh } from './zh/condolence.ts'
import { condolencePage as condolencePageZh } from './zh/condolence-page.ts'
import { conflictPage as conflictPageZh } from './zh/conflict-page.ts'
import { dues as duesZh } from './zh/dues.ts'
import { exchange as exchangeZh } from './zh/exchange.ts'
import { exchangePage as exchangePageZh } from './zh/exchange-page.ts'
import { fund as fundZh } from './zh/fund.ts'
import { fundPage as fundPageZh } from './zh/fund-page.ts'
import { hardship as hardshipZh } from './zh/hardship.ts'
import { help as helpZh } from './zh/help.ts'
import { helpPage as helpPageZh } from './zh/help-page.ts'
import { home as homeZh } from './zh/home.ts'
import { homePage as homePageZh } from './zh/home-page.ts'
import { honour as honourZh } from './zh/honour.ts'
import { member as memberZh } from './zh/member.ts'
import { memberPage as memberPageZh } from './zh/member-page.ts'
import { mutualAid as mutualAidZh } from './zh/mutual-aid.ts'
import { organisation as organisationZh } from './zh/organisation.ts'
import { paper as paperZh } from './zh/paper.ts'
import { post as postZh } from './zh/post.ts'
import { proposal as proposalZh } from './zh/proposal.ts'
import { proposalPage as proposalPageZh } from './zh/proposal-page.ts'
import { reportPage as reportPageZh } from './zh/report-page.ts'
import { rule as ruleZh } from './zh/rule.ts'
import { rulePage as rulePageZh } from './zh/rule-page.ts'
import { setting as settingZh } from './zh/setting.ts'
import { sheet as sheetZh } from './zh/sheet.ts'
import { shell as shellZh } from './zh/shell.ts'
import { start as startZh } from './zh/start.ts'
import { storePage as storePageZh } from './zh/store-page.ts'
import { todayPage as todayPageZh } from './zh/today-page.ts'
import { transfer as transferZh } from './zh/transfer.ts'

/** All messages in Chinese, one part per noun. English satisfies the same type, so a missing one does not compile. */
export const zh = {
  cli: cliZh,
  app: appZh,
  approval: approvalZh,
  shell: shellZh,
  start: startZh,
  setting: settingZh,
  exchange: exchangeZh,
  exchangePage: exchangePageZh,
  conflictPage: conflictPageZh,
  paper: paperZh,
  border: borderZh,
  check: checkZh,
  member: memberZh,
  memberPage: memberPageZh,
  post: postZh,
  honour: honourZh,
  dues: duesZh,
  condolence: condolenceZh,
  condolencePage: condolencePageZh,
  hardship: hardshipZh,
  help: helpZh,
  helpPage: helpPageZh,
  mutualAid: mutualAidZh,
  activity: activityZh,
  activityPage: activityPageZh,
  activityYear: activityYearZh,
  club: clubZh,
  fund: fundZh,
  fundPage: fundPageZh,
  attachment: attachmentZh,
  proposal: proposalZh,
  proposalPage: proposalPageZh,
  home: homeZh,
  homePage: homePageZh,
  reportPage: reportPageZh,
  rule: ruleZh,
  rulePage: rulePageZh,
  organisation: organisationZh,
  sheet: sheetZh,
  transfer: transferZh,
  storePage: storePageZh,
  todayPage: todayPageZh,
}

/** Every text the product shows. A message with parameters is a function. */
export type Messages = typeof zh

/** All messages in English. */
export const en: Messages = {
  cli: cliEn,
  app: appEn,
  approval: approvalEn,
  shell: shellEn,
  start: startEn,
  setting: settingEn,
  exchange: exchangeEn,
  exchangePage: exchangePageEn,
  conflictPage: conflictPageEn,
  paper: paperEn,
  border: borderEn,
  check: checkEn,
  member: memberEn,
  memberPage: memberPageEn,
  post: postEn,
  honour: honourEn,
  dues: duesEn,
  condolence: condolenceEn,
  condolencePage: condolencePageEn,
  hardship: hardshipEn,
  help: helpEn,
  helpPage: helpPageEn,
  mutualAid: mutualAidEn,
  activity: activityEn,
  activityPage: activityPageEn,
  activityYear: activityYearEn,
  club: clubEn,
  fund: fundEn,
  fundPage: fundPageEn,
  attachment: attachmentEn,
  proposal: proposalEn,
  proposalPage: proposalPageEn,
  home: homeEn,
  homePage: homePageEn,
  reportPage: reportPageEn,
  rule: ruleEn,
  rulePage: rulePageEn,
  organisation: organisationEn,
  sheet: sheetEn,
  transfer: transferEn,
  storePage: storePageEn,
  todayPage: todayPageEn,
}

/** The languages a person can choose; `pseudo` marks every text and shows what was hard-coded (tests only). */
export type Locale = 'zh' | 'en' | 'pseudo'
