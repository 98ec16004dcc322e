import type { PackSource } from '../read.ts'

const sports = (id: string, text: string) => ({
  id,
  text,
  max: 10,
  fact: '参加的活动',
  evidence: '查台账、照片',
})

/** An example with deductions and steps, transcribed whole (100 points); the headings are ours. Items without a number in their rule are left to people. */
export const homeS14: PackSource = {
  id: 'home-s14',
  title: '先进工会小组评比量化标准',
  source: '先进工会小组评比量化标准（文档分享网站，来源学校不详）',
  version: 1,
  body: {
    format: 1,
    printed: 100,
    groups: [
      {
        title: '思想与作风',
        items: [
          { id: '1', text: '积极参加政治学习和工会组织的活动（依照情况扣分）', max: 10 },
          {
            id: '2',
            text: '爱岗敬业，能提出合理化建议，各项任务完成好（每缺一人次扣 1 分）',
            max: 10,
            rule: { kind: 'deduction', each: 1 },
          },
          {
            id: '3',
            text: '热爱集体，积极参加工间操，关系亲密，团结互助（依照情况扣分）',
            max: 10,
          },
          {
            id: '4',
            text: '组内无家庭不和睦、无违反规章制度严重事件、无违法乱纪（违反者为零分）',
            max: 5,
            rule: { kind: 'deduction', each: 5 },
          },
        ],
      },
      {
        title: '小组工作',
        items: [
          {
            id: '5A',
            text: '工会小组长会议（无故缺勤一次扣 1 分，迟到一次扣 0.5 分）',
            max: 5,
            rule: { kind: 'deduction', each: 0.5 },
            fact: '缺勤一次计 2，迟到一次计 1',
          },
          { id: '5B', text: '组织小组活动，要有方案、记录', max: 5, evidence: '查台账' },
          {
            id: '5C',
            text: '各种上报及检查材料准时送达（缺交扣 1 分，迟交扣 0.5 分）',
            max: 5,
            rule: { kind: 'deduction', each: 0.5 },
            fact: '缺交一次计 2，迟交一次计 1',
          },
        ],
      },
      {
        title: '参加学校活动',
        printed: 40,
        items: [
          sports('6A', '球类'),
          sports('6B', '文化教育'),
          sports('6C', '艺术'),
          sports('6D', '健康教育'),
        ],
      },
      {
        title: '竞赛成绩',
        items: [
          {
            id: '7',
            text: '积极参加学校工会竞赛，成绩突出',
            max: 10,
            rule: {
              kind: 'steps',
              steps: [
                { label: '第一、二名', points: 10 },
                { label: '第三、四名', points: 8 },
                { label: '第五至七名', points: 6 },
                { label: '最后四名', points: 5 },
              ],
            },
          },
        ],
      },
    ],
  },
}
