import type { Level } from '#shared/base/level.ts'

/** A dialog or drawer that an address opens, so that a link, a key or a test can. */
export interface Overlay {
  readonly id: string
  /** `*` stands for the id of any record of `record`, a second one for that of another. */
  readonly hash: string
  /** The kind whose record the address names. */
  readonly record?: string
  /** The unions that have it; all when not said. */
  readonly levels?: readonly Level[]
}

/** Every overlay of the product. A feature adds a line here for each of its own. */
export const overlays: readonly Overlay[] = [
  { id: 'search', hash: '#/?search=open' },
  { id: 'member', hash: '#/member?open=*', record: 'member' },
  { id: 'member-history', hash: '#/member?open=*&tab=history', record: 'member' },
  { id: 'member-new', hash: '#/member?dialog=new' },
  { id: 'member-staff', hash: '#/member?dialog=staff' },
  { id: 'member-import', hash: '#/member?dialog=import' },
  { id: 'member-fill', hash: '#/member?dialog=fill' },
  { id: 'member-life', hash: '#/member?open=*&tab=life', record: 'member' },
  { id: 'member-edit', hash: '#/member?open=*&dialog=edit', record: 'member' },
  { id: 'member-event', hash: '#/member?open=*&dialog=event', record: 'member' },
  { id: 'member-void', hash: '#/member?open=*&dialog=void', record: 'member' },
  {
    id: 'member-move',
    hash: '#/member?open=*&dialog=move',
    record: 'member',
    levels: ['school'],
  },
  { id: 'member-erase', hash: '#/member?open=*&dialog=erase', record: 'member' },
  { id: 'visit', hash: '#/condolence?open=*', record: 'visit' },
  { id: 'visit-approval', hash: '#/condolence?open=*&tab=approval', record: 'visit' },
  { id: 'visit-history', hash: '#/condolence?open=*&tab=history', record: 'visit' },
  { id: 'visit-new', hash: '#/condolence?dialog=new' },
  { id: 'visit-edit', hash: '#/condolence?open=*&dialog=edit', record: 'visit' },
  { id: 'visit-void', hash: '#/condolence?open=*&dialog=void', record: 'visit' },
  { id: 'visit-batch', hash: '#/condolence?dialog=batch' },
  { id: 'activity', hash: '#/activity?open=*', record: 'activity' },
  { id: 'activity-new', hash: '#/activity?dialog=new' },
  { id: 'activity-people', hash: '#/activity?open=*&tab=people', record: 'activity' },
  { id: 'activity-spending', hash: '#/activity?open=*&tab=spending', record: 'activity' },
  { id: 'activity-prizes', hash: '#/activity?open=*&tab=prize', record: 'activity' },
  { id: 'activity-claim', hash: '#/activity?open=*&tab=claim', record: 'activity' },
  { id: 'activity-photos', hash: '#/activity?open=*&tab=photos', record: 'activity' },
  { id: 'activity-history', hash: '#/activity?open=*&tab=history', record: 'activity' },
  { id: 'activity-sign-in', hash: '#/activity?open=*&dialog=sign-in', record: 'activity' },
  { id: 'fund-income', hash: '#/fund?dialog=income', levels: ['branch'] },
  { id: 'fund-spending', hash: '#/fund?dialog=spending', levels: ['branch'] },
  { id: 'fund-allocate', hash: '#/fund?dialog=allocate', levels: ['branch'] },
  { id: 'fund-plan', hash: '#/fund?dialog=budget', levels: ['branch'] },
  { id: 'fund-budget', hash: '#/fund?view=budget', levels: ['branch'] },
  { id: 'fund-list', hash: '#/fund?list=closing', levels: ['branch'] },
  { id: 'fund-entry', hash: '#/fund?open=*', record: 'fund-entry', levels: ['branch'] },
  { id: 'fund-history', hash: '#/fund?open=*&tab=history', record: 'fund-entry', levels: ['branch'] },
  { id: 'fund-correct', hash: '#/fund?open=*&dialog=correct', record: 'fund-entry', levels: ['branch'] },
  { id: 'proposal', hash: '#/proposal?open=*', record: 'proposal' },
  { id: 'proposal-new', hash: '#/proposal?dialog=new' },
  { id: 'proposal-board', hash: '#/proposal?view=board' },
  { id: 'proposal-review', hash: '#/proposal?open=*&tab=review', record: 'proposal' },
  { id: 'proposal-history', hash: '#/proposal?open=*&tab=history', record: 'proposal' },
  { id: 'home', hash: '#/home?open=*', record: 'home-rating' },
  { id: 'home-review', hash: '#/home?open=*&tab=review', record: 'home-rating' },
  { id: 'home-history', hash: '#/home?open=*&tab=history', record: 'home-rating' },
  { id: 'home-new', hash: '#/home?dialog=new' },
  { id: 'exchange-send', hash: '#/exchange?tab=send' },
  { id: 'exchange-receive', hash: '#/exchange?tab=receive' },
  { id: 'exchange-sent', hash: '#/exchange?tab=sent' },
  { id: 'exchange-received', hash: '#/exchange?tab=received' },
  {
    id: 'exchange-take-back',
    hash: '#/exchange?tab=received&open=*',
    record: 'transfer',
    levels: ['school'],
  },
  {
    id: 'exchange-take-back-several',
    hash: '#/exchange?tab=received&open=*,*',
    record: 'transfer',
    levels: ['school'],
  },
  { id: 'exchange-preview', hash: '#/exchange?view=preview' },
  { id: 'conflict-duplicate', hash: '#/conflict?tab=duplicate' },
  { id: 'conflict-refused', hash: '#/conflict?tab=refused' },
  { id: 'rule-pack', hash: '#/rule?pack=muc-2019' },
  { id: 'rule-row', hash: '#/rule?pack=muc-2019&open=festival' },
  { id: 'rule-edit', hash: '#/rule?pack=new&from=muc-2019', levels: ['school'] },
  { id: 'rule-row-edit', hash: '#/rule?pack=new&from=muc-2019&open=festival', levels: ['school'] },
  { id: 'rule-changes', hash: '#/rule?pack=new&from=muc-2019&dialog=changes', levels: ['school'] },
  { id: 'setting-backup', hash: '#/setting?dialog=backup' },
  { id: 'setting-join', hash: '#/setting?dialog=join' },
  { id: 'setting-check', hash: '#/setting?dialog=check' },
  { id: 'setting-recovery', hash: '#/setting?dialog=recovery' },
  { id: 'setting-phrase', hash: '#/setting?dialog=phrase' },
  { id: 'setting-rename', hash: '#/setting?dialog=rename' },
]
