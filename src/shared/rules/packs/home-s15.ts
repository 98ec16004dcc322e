import type { PackSource } from '../read.ts'

/** An example transcribed whole: 80 points earned, 20 by summary and recommendation. From a primary school, so edit it to your own. */
export const homeS15 = {
  id: 'home-s15',
  title: '工会文明组室评比',
  source: '徐浦小学工会文明组室评比（公开网页）',
  school: '徐浦小学',
  version: 1,
  body: {
    format: 1,
    printed: 100,
    groups: [
      {
        title: '积分',
        printed: 80,
        items: [
          { id: '1', text: '班组卫生检查', max: 20 },
          { id: '2', text: '工会文体活动', max: 20, fact: '活动次数、参加人次', evidence: '查台账、照片' },
          { id: '3', text: '工会读书活动', max: 20, fact: '活动次数、参加人次', evidence: '查台账、照片' },
          { id: '4', text: '“星星点灯”', max: 10 },
          { id: '5', text: '班组台账记录和组室公约', max: 5, evidence: '查台账' },
          { id: '6', text: '发布班组活动信息', max: 5, fact: '发布的信息' },
        ],
      },
      {
        title: '总结与推荐',
        printed: 20,
        items: [
          { id: '7', text: '文明组室总结介绍', max: 5 },
          { id: '8', text: '全员教师无记名推荐', max: 10 },
          { id: '9', text: '党支部、工会审核推荐', max: 5 },
        ],
      },
    ],
  },
} satisfies PackSource
