import type { PackSource } from '../read.ts'

/** An example: twenty members from three departments at least. */
export const clubS51: PackSource = {
  id: 'club-s51',
  title: '教职工协会成立条件',
  source: '上海师范大学教职工协会办法（公开网页）',
  school: '上海师范大学',
  year: null,
  body: { format: 1, people: 20, units: 3 },
}

/** An example: ten members at least. */
export const clubS52: PackSource = {
  id: 'club-s52',
  title: '教职工社团成立条件',
  source: '黄山学院教职工社团办法（公开网页）',
  school: '黄山学院',
  year: null,
  body: { format: 1, people: 10 },
}

/** An example: at most two clubs for one person. */
export const clubS54: PackSource = {
  id: 'club-s54',
  title: '教职工社团入会规定',
  source: '汉口学院教职工社团办法（公开网页）',
  school: '汉口学院',
  year: null,
  body: { format: 1, clubsEach: 2 },
}
