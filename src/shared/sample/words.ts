import type { Day } from '../base/day.ts'
import { identityCheckCharacter } from '../domain/identity-number.ts'
import type { Chance } from './chance.ts'

/** The school of every sample. */
export const schoolName = '示例大学工会'

const colleges = [
  '机械学院',
  '化学学院',
  '外国语学院',
  '数理学院',
  '土木工程学院',
  '经济管理学院',
  '马克思主义学院',
  '体育部',
  '图书馆',
  '后勤集团',
  '附属中学',
  '机关第一',
  '信息工程学院',
  '材料科学与工程学院',
  '艺术学院',
  '法学院',
  '校医院',
  '离退休工作处',
  '海洋学院',
  '能源学院',
]

/** The name of the branch with this number, from 0: plainly an example. */
export const branchName = (index: number): string => {
  const round = Math.floor(index / colleges.length)
  const college = colleges[index % colleges.length] ?? ''
  return `${college}${round > 0 ? `${round + 1}部` : ''}分工会（示例）`
}

// Nobody is called so: a word for "example", then heavenly stems and earthly branches.
const surnames = [...'示例样拟假试虚演']
const compound = ['欧阳', '司马', '诸葛', '上官', '夏侯', '端木']
const stems = [...'甲乙丙丁戊己庚辛壬癸']
const branches = [...'子丑寅卯辰巳午未申酉戌亥']
const rare = [...'齉爩']

/** An invented name; every twentieth or so has two, every eighth four characters, and the numbers 7 and 31 a rare one. */
export const personName = (chance: Chance, index: number): string => {
  if (index === 7 || index === 31) return `${chance.pick(surnames)}${rare[index === 7 ? 0 : 1] ?? ''}`
  const given = `${chance.pick(stems)}${chance.pick(branches)}`
  const kind = chance.next()
  if (kind < 0.06) return `${chance.pick(surnames)}${chance.pick(stems)}`
  return `${kind < 0.18 ? chance.pick(compound) : chance.pick(surnames)}${given}`
}

/** The first digits of every identity number here. No province is 99, and no country 000, so no such number can be real. */
export const impossibleRegion = '990000'

/** An identity number that proves itself (check character, birthday, sex) and cannot exist. */
export const identityNumber = (chance: Chance, birthday: Day, sex: 'male' | 'female'): string => {
  const order = chance.int(0, 99) * 10 + chance.int(0, 4) * 2 + (sex === 'male' ? 1 : 0)
  const digits = `${impossibleRegion}${birthday.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return `${digits}${identityCheckCharacter(digits)}`
}

/** A telephone number of eleven digits that no network gives out. */
export const phoneNumber = (chance: Chance): string =>
  `10000${String(chance.int(0, 999_999)).padStart(6, '0')}`

export const units = [
  '第一教研室',
  '第二教研室',
  '实验中心',
  '综合办公室',
  '学生工作办公室',
  '研究所',
] as const
export const groups = ['第一小组', '第二小组', '第三小组', '第四小组'] as const
export const hobbies = ['羽毛球', '合唱', '书法', '太极拳', '摄影', '长跑', '乒乓球', '剪纸'] as const
export const places = [
  '教工之家',
  '体育馆',
  '大学生活动中心',
  '图书馆报告厅',
  '北校区操场',
  '会议室 301',
] as const
export const goods = ['果篮、营养品', '鲜花、牛奶', '床上用品', '保温杯、毛巾', '米面油'] as const
export const diagnoses = ['示例：肺炎', '示例：阑尾炎手术', '示例：骨折', '示例：腰椎间盘突出'] as const
export const spendings = [
  ['奖品', 'culture', 'prize'],
  ['场地费', 'culture', 'venue'],
  ['矿泉水、水果', 'outing', 'supplies'],
  ['裁判劳务', 'labour-contest', 'referee'],
  ['电影票', 'film', 'ticket'],
  ['活动用品', 'other', 'supplies'],
] as const
export const activities = [
  ['教职工羽毛球赛', 'contest'],
  ['教职工健步走', 'outing'],
  ['女教职工插花', 'women'],
  ['读书分享会', 'study'],
  ['观看电影', 'film'],
  ['青年教师教学基本功比赛', 'skill-contest'],
  ['健康讲座', 'lecture'],
  ['教职工联欢会', 'party'],
  ['合唱排练', 'club'],
  ['志愿服务', 'volunteer'],
  ['单身教职工联谊', 'singles'],
  ['会员大会', 'meeting'],
] as const
export const proposals = [
  [
    '关于增加教工停车位的提案',
    'campus',
    '每天早上八点以后校内无处停车，教职工上课迟到。',
    '在北区空地划线停车，并与附近单位错时共享。',
  ],
  ['关于改善实验室通风的提案', 'research', '实验室排风老旧，夏季气味重。', '分两年更换风机，先急后缓。'],
  ['关于教职工体检项目的提案', 'welfare', '体检项目多年不变。', '增加可选项目，由会员自己选择。'],
  ['关于延长食堂晚间供应的提案', 'logistics', '晚课结束后食堂已经关门。', '留一个窗口供应到晚上九点半。'],
  ['关于青年教师住房的提案', 'talent', '新进教师租房困难。', '统一租赁一批房源转租，并给予补贴。'],
] as const
