import type { PackSource } from '../read.ts'

/** An example of a ladder: each level needs its points and, from the second on, the level below. */
export const levelsS9: PackSource = {
  id: 'levels-s9',
  title: '建设“职工之家”考核评比办法',
  source: '建设“职工之家”考核评比办法（文档分享网站，来源学校不详）',
  body: {
    format: 1,
    outOf: 100,
    levels: [
      { id: 'qualified', name: '合格', min: 85 },
      { id: 'advanced', name: '先进', min: 90, holds: 'qualified' },
      { id: 'model', name: '模范', min: 95, holds: 'advanced' },
    ],
  },
}
