/** 规则 of help: caps at a time and for a year, and what is not helped with. */
export const ruleHelp = {
  cap: {
    label: '帮扶限额',
    add: '新增一行',
    empty: '还没有帮扶限额。',
    row: (n: number) => `限额第 ${n} 行`,
    contents: '帮扶内容',
    all: '全部帮扶',
    allHint: '不选就是全部帮扶。',
    most: '每次',
    cap: '每次不超过（元）',
    per: '按什么计',
    yearCap: '每人每年合计不超过（元）',
    clause: '条款',
    year: (amount: string) => `每人每年不超过 ${amount} 元`,
  },
  per: { time: '每次帮扶', pupil: '每名学生' },
  upTo: {
    time: (amount: string) => `每次不超过 ${amount} 元`,
    pupil: (amount: string) => `每名学生不超过 ${amount} 元`,
  },
  excluded: {
    title: '不予补助的情形',
    hint: '几种情形用顿号隔开。登记帮扶时显示出来，不参与判断。',
    none: '没有写明。',
  },
  key: {
    contents: '帮扶内容',
    cap: '每次上限',
    yearCap: '每年上限',
    per: '按什么计',
    excluded: '不予补助的情形',
  },
}
