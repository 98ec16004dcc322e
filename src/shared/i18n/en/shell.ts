import type { shell as zh } from '../zh/shell.ts'

export const shell: typeof zh = {
  rail: 'Main menu',
  skip: 'Skip to content',
  collapse: 'Collapse menu',
  expand: 'Expand menu',
  nav: {
    today: 'Today',
    member: 'Members',
    home: 'Home',
    activity: 'Activities',
    condolence: 'Visits',
    help: 'Help',
    proposal: 'Proposals',
    fund: 'Funds',
    ledger: 'Ledgers',
    report: 'Reports',
    exchange: 'Exchange',
    conflict: 'Conflicts',
    branch: 'Branches',
    decision: 'Decisions',
    rule: 'Rules',
    setting: 'Settings',
  },
  sample: 'Sample data',
  workspace: {
    switch: 'Switch workspace',
    title: 'Workspaces',
    current: 'open now',
    open: 'Open',
    add: 'Make or join another workspace',
    under: (name: string) => `under ${name}`,
  },
  search: {
    open: 'Search members, activities, proposals …',
    title: 'Search',
    label: 'Name, pinyin, initials, title or number',
    hint: 'Arrow keys choose, Enter opens',
    none: 'Nothing found',
    pages: 'Pages',
    kind: {
      member: 'Member',
      activity: 'Activity',
      proposal: 'Proposal',
      visit: 'Visit',
      setting: 'Settings',
    },
  },
  exchange: {
    never: 'Never sent',
    sent: (day: string) => `Sent ${day}`,
    title: 'When a file was last made for the union above; opens the exchange',
  },
  backup: {
    never: 'No backup',
    today: 'Backed up today',
    age: (days: number) => `Backup ${days} days old`,
    title: 'State of the backup; opens the backup settings',
  },
  undo: {
    button: 'Undo last save',
    nothing: 'There is no save to undo',
    title: 'Undo the last save?',
    body: (what: string, records: number, time: string) =>
      `What was saved at ${time} (${what}, ${records} records) goes back to how it was before. The history keeps it.`,
    action: 'Undo',
    done: 'The last save was undone.',
  },
  undoShort: 'Undo',
  typeLarge: 'Large type',
  typeNormal: 'Normal type',
  dark: 'Dark',
  light: 'Light',
  opening: 'Opening …',
  torn: (bytes: number) =>
    `${bytes} bytes had not been written to the end when this PC went off; they were cut off. Everything saved is there.`,
  rebuilt:
    'The data used for looking up was damaged or lost; all of it came back from the journal, nothing is missing.',
  replayed: (n) =>
    `${n} changes had not been sorted in; they came back from the journal, nothing is missing.`,
  recovered: (changes: number) =>
    `Part of the data was damaged; ${changes} changes were taken back from a backup or a copy. Nothing is missing.`,
  recoveredPart: (changes: number, count: number) =>
    `Part of the data was damaged: ${changes} changes were taken back from a backup or a copy, but ${count} places could not be repaired; something may be missing. See Settings.`,
  damaged: (count: number) =>
    `${count} damaged places of the data could not be repaired; something may be missing. See Settings.`,
  copied:
    'These data were copied from another PC. This PC has a new number now, so that the two are never confused. Everything is there.',
  inUse: {
    title: 'Xiaojia is open in another window',
    body: 'Only one window may write a workspace, so that two never overwrite each other. Go back to that window, or close it and try again.',
  },
  newerStore: {
    title: 'A newer version of Xiaojia wrote these data',
    body: 'This version is too old for them and would damage them, so nothing was touched. Install the newest Xiaojia and open them again.',
  },
  noKeys: {
    title: 'The keys cannot be read on this PC',
    body: 'The data are there, unchanged. The keys may have been sealed by another account or another PC: log in with the account that was used before. If that is not possible, restore with a backup and the recovery sheet under “Restore”.',
    restore: 'Restore',
  },
  diskFull: {
    title: 'The disk is almost full; nothing was opened',
    body: 'Putting the data in order needs twice their space. Delete some files you do not need and try again. The data are unchanged.',
  },
  locked: {
    title: (name: string) => `Open ${name}`,
    lead: 'This workspace is protected by a pass phrase.',
    phrase: 'Pass phrase',
    open: 'Open',
    need: 'Write the pass phrase.',
    wrong: 'The pass phrase is not right; try again.',
    forgot: 'When it is forgotten, restore with a backup and the recovery sheet under “Restore”.',
  },
  failed: {
    title: 'This workspace cannot be opened',
    body: 'Nothing is lost: the journal is where it was. Try again, or save a copy of the data for your administrator first.',
  },
  missingPage: {
    title: 'There is no such page',
    body: 'The address may be wrong, or this level of the union does not use it.',
    action: 'Go to Today',
  },
  rescue: {
    button: 'Save a copy of my data',
    done: (name: string) => `${name} was saved. Copy it to a USB stick and keep it safe.`,
    failed: 'It could not be saved. Do not close the window; call your administrator.',
    file: (name: string) => `xiaojia-data-${name}.journal`,
  },
}
