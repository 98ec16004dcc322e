/** 规则 of clubs: how many members and departments, and how many clubs for one person. */
export const ruleClub = {
  title: '社团',
  told: '社团达不到时只提示，不要求写理由；只有校工会自己制定的规则才用来核对。',
  key: {
    people: '成员不少于（人）',
    units: '来自不少于（个部门）',
    clubsEach: '每人最多参加（个社团）',
    clause: '条款',
  },
  says: {
    people: (least: number) => `成员不少于 ${least} 人`,
    units: (least: number) => `来自不少于 ${least} 个部门`,
    clubsEach: (most: number) => `每人最多参加 ${most} 个社团`,
  },
}
