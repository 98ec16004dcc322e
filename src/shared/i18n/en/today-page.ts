import type { todayPage as zh } from '../zh/today-page.ts'

const s = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

export const todayPage: typeof zh = {
  title: 'Today',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  date: (day, weekday) => `${weekday}, ${day}`,
  members: (name, count) => `${name} · ${s(count, 'member')}`,
  branches: (name, count) => `${name} · ${s(count, 'branch', 'branches')}`,
  join: ', ',
  due: {
    title: 'To do',
    none: 'Nothing is due today.',
    start: 'Begin with the members: import them from Excel, or add them one by one.',
    toMembers: 'Add members',
    more: (count) => `Show ${count} more`,
    less: 'Show fewer',
    count: (count) => s(count, 'line'),
    when: {
      late: (days) => (days > 0 ? `${s(days, 'day')} late` : 'Late'),
      now: 'Today',
      soon: (days) => (days === 1 ? 'Tomorrow' : `In ${days} days`),
      open: 'Open',
    },
  },
  what: {
    birthday: (name) => `${name}: birthday`,
    service: (name, years) => `${name}: ${s(years, 'year')} at the school`,
    teaching: (name, years) => `${name}: ${s(years, 'year')} of teaching`,
    retirement: (name, day) => `${name} reaches retirement age on ${day}`,
    termDue: (posts, day, over) =>
      over
        ? `The term of ${posts === 1 ? 'a post' : `${posts} posts`} ended on ${day}: hold the election`
        : `The term of ${posts === 1 ? 'a post' : `${posts} posts`} ends on ${day}: prepare the election`,
    notVisited: (name, event, days) =>
      days > 0
        ? `${name}: ${event}, ${s(days, 'day')} ago and not visited`
        : `${name}: ${event}, not visited yet`,
    visitIncomplete: (name, event, missing) => `Visit to ${name} (${event}) lacks ${missing}`,
    activityIncomplete: (title, missing) => `Activity “${title}” lacks ${missing}`,
    proposalReview: (title) => `Proposal “${title}” waits for the chair’s review`,
    proposalSeconders: (title, have, need) =>
      `Proposal “${title}” has ${s(have, 'seconder')}, ${need - have} more needed`,
    proposalRevise: (title) => `Proposal “${title}” is to be revised`,
    proposalSubmit: (title) => `Proposal “${title}” is reviewed and not submitted`,
    rating: (year, missing) =>
      missing > 0
        ? `Self-rating ${year}: ${s(missing, 'item')} not scored`
        : `Self-rating ${year} is scored and not submitted`,
    hardshipReviews: (count) => `${count} hardship ${count === 1 ? 'file is' : 'files are'} due for review`,
    claimSteps: (count) => `${count} ${count === 1 ? 'claim waits' : 'claims wait'} for the next step`,
    notExported: (changes, days) =>
      days === null
        ? `${s(changes, 'change')} never sent`
        : `${s(changes, 'change')} not sent; the last file was made ${s(days, 'day')} ago`,
    backup: (days) => (days === null ? 'Never backed up' : `The last backup is ${s(days, 'day')} old`),
    unknown: '(this member’s record has not arrived)',
  },
  missing: {
    evidence: 'evidence',
    approval: 'approval form',
    receipt: 'receipt list',
    'sign-in': 'sign-in list',
    photo: 'photos',
  },
  act: {
    visit: 'Visit',
    view: 'Look',
    complete: 'Complete',
    review: 'Review',
    submit: 'Submit',
    score: 'Score',
    export: 'Export',
    backup: 'Back up',
  },
  actOn: (act, what) => `${act}: ${what}`,
  send: {
    title: 'Sending',
    last: (day) => `Last exported ${day}`,
    never: 'Never exported',
    fresh: (count) => `${s(count, 'record')} new or changed since`,
    nothingNew: 'Nothing new since',
    noParent: 'The organisation above is not known yet; read in its card file first.',
    button: 'To export',
    card: 'To the card',
  },
  safe: {
    title: 'Safety',
    last: (age) => `Backed up ${age}`,
    today: 'today',
    days: (count) => `${s(count, 'day')} ago`,
    never: 'Never backed up',
    old: 'Older than a week; back up now',
    damaged: (count) => `${s(count, 'damaged place')} could not be repaired`,
    check: 'To the check',
    noRecovery: 'No recovery sheet yet: if this PC breaks, no backup can be opened',
    makeRecovery: 'Make one',
    secondLost: 'The second place for backups cannot be reached',
    button: 'To backup',
    browserPlace: (address) => `the browser’s own storage (${address})`,
    place: 'Data kept in',
    inside: 'It lies inside the browser: clearing browser data loses it, so back up often.',
  },
  year: {
    title: (year) => String(year),
    activities: 'Activities',
    activityNote: (people, share) =>
      share === null ? s(people, 'participation') : `${s(people, 'participation')}, ${share} of the members`,
    visits: 'Visits',
    visitNote: (people, money) => `${s(people, 'member')}, ${money} yuan`,
    proposals: 'Proposals',
    proposalNote: (submitted) => `${submitted} submitted`,
    home: 'Self-rating',
    homeNone: 'not begun',
    homeNote: (level) => `may apply for ${level}`,
    homeGap: (level, points) => `${points} points short of ${level}`,
    noLevel: 'no level reached',
    times: (count) => String(count),
    persons: (count) => String(count),
    pieces: (count) => String(count),
  },
  months: {
    title: 'Activities and visits by month',
    month: (month) => String(month),
    activities: 'Activities',
    visits: 'Visits',
    text: (parts) => `Activities and visits by month: ${parts}.`,
    part: (month, activities, visits) =>
      `month ${month}: ${s(activities, 'activity', 'activities')}, ${s(visits, 'visit')}`,
    none: 'No activities or visits this year yet.',
  },
  school: {
    figures: 'Branches',
    branches: 'Branches known',
    branchNote: (silent) => (silent > 0 ? `${silent} never sent anything` : 'all have sent'),
    files: 'Files received this year',
    fileNote: (branches) => `from ${s(branches, 'branch', 'branches')}`,
    conflicts: 'Conflicts waiting',
    conflictNote: 'a field with more than one value',
    list: 'What the branches sent',
    name: 'Branch',
    members: 'Members',
    lastFile: 'Last file',
    never: 'never',
    filesShort: 'Files',
    visits: 'Visits this year',
    activities: 'Activities this year',
    proposals: 'Proposals',
    none: 'No branches yet. Give them your card file; they appear here when their files arrive.',
    toExchange: 'To exchange',
    count: (n) => String(n),
    files2: (n) => String(n),
    pieces: (n) => String(n),
  },
  conflicts: (n) => `${n} fields hold different values and wait for a decision.`,
  toConflicts: 'Decide',
}
