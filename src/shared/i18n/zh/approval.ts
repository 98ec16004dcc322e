/** 核定: what the union above says of records below it; the words that all kinds share. */
export const approval = {
  title: '核定',
  action: '核定',
  again: '重新核定',
  done: '已核定。',
  doneMany: (n: number) => `已核定 ${n} 条。`,
  undone: '已撤销核定。',
  states: { none: '未核定', approved: '已核定', changed: '核定后有改动' },
}
