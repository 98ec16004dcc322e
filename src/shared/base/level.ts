/** The four levels of the union, lowest first. Authority is the position in this list. */
export const levels = ['group', 'branch', 'school', 'city'] as const

/** group 工会小组 < branch 分工会 < school 校工会 < city 市教育工会. */
export type Level = (typeof levels)[number]

/** Authority as a number, for comparing. */
export const levelRank = (level: Level): number => levels.indexOf(level)

/** Whether a text names a level. */
export const isLevel = (text: unknown): text is Level => levels.some((level) => level === text)
