import { matchKey, tidy } from '../base/text.ts'
import type {
  educations,
  employments,
  idTypes,
  politicalStatuses,
  sexes,
  skillLevels,
  titleRanks,
  unionPosts,
} from '../domain/member.ts'

type WordsFor<C extends readonly string[]> = Readonly<Record<C[number], readonly string[]>>

/** Words that offices write for each choice, beside the product's own; recognised, never shown. */
export const choiceSynonyms: {
  readonly sex: WordsFor<typeof sexes>
  readonly political: WordsFor<typeof politicalStatuses>
  readonly education: WordsFor<typeof educations>
  readonly titleRank: WordsFor<typeof titleRanks>
  readonly skillLevel: WordsFor<typeof skillLevels>
  readonly employment: WordsFor<typeof employments>
  readonly posts: WordsFor<typeof unionPosts>
  readonly idType: WordsFor<typeof idTypes>
} = {
  sex: {
    male: ['男', '男性', 'M', 'male'],
    female: ['女', '女性', 'F', 'female'],
    unknown: ['未知', '不详', 'unknown'],
  },
  political: {
    party: ['中共党员', '党员', '共产党员', '中国共产党党员', '预备党员', '中共预备党员'],
    league: ['共青团员', '团员', '共产主义青年团团员'],
    democratic: [
      '民主党派',
      '民革',
      '民盟',
      '民建',
      '民进',
      '农工党',
      '农工民主党',
      '致公党',
      '九三学社',
      '台盟',
      '民盟盟员',
      '民建会员',
      '民进会员',
      '九三学社社员',
    ],
    masses: ['群众', '无党派', '无党派人士', '普通群众'],
    other: ['其他', '其它'],
  },
  education: {
    doctor: ['博士研究生', '博士', '博士生', '研究生博士'],
    master: ['硕士研究生', '硕士', '硕士生', '研究生', '研究生硕士'],
    bachelor: ['大学本科', '本科', '大学', '学士', '双学士'],
    college: ['大学专科', '专科', '大专', '高职'],
    secondary: ['中专或高中', '中专', '高中', '中技', '技校', '职高', '中等专科'],
    other: ['其他', '其它', '初中', '小学'],
  },
  titleRank: {
    senior: ['正高级', '正高', '教授', '研究员', '高级正'],
    associate: ['副高级', '副高', '副教授', '副研究员', '高级工程师', '高级实验师'],
    middle: ['中级', '讲师', '助理研究员', '工程师', '实验师', '馆员'],
    junior: ['初级', '助教', '助理工程师', '助理实验师', '助理馆员', '员级'],
    other: ['其他', '其它', '无', '未评', '未定级'],
  },
  skillLevel: {
    junior: ['初级', '初级工'],
    middle: ['中级', '中级工'],
    senior: ['高级', '高级工', '技师', '高级技师'],
  },
  employment: {
    established: ['在编', '事业编', '事业编制', '编内', '正式', '正式在编', '在编在岗'],
    agency: ['人事代理', '代理', '人事代理制'],
    'school-hired': ['校聘', '学校聘用', '校聘合同制'],
    'unit-hired': ['自聘', '院聘', '单位自聘', '部门自聘'],
    dispatched: ['劳务派遣', '派遣', '租赁', '人事派遣', '劳务派遣租赁'],
    postdoc: ['博士后', '师资博士后'],
    foreign: ['外籍', '外籍教师', '外教', '外籍专家'],
    other: ['其他', '其它', '非编', '编外', '非在编', '非事业编制', '合同制', '返聘'],
  },
  posts: {
    chair: ['分工会主席', '主席'],
    'vice-chair': ['副主席', '分工会副主席'],
    committee: ['委员', '分工会委员'],
    'group-leader': ['工会小组长', '小组长', '组长'],
    women: ['女工委员'],
    culture: ['文体委员'],
    publicity: ['宣传委员'],
    organisation: ['组织委员'],
    welfare: ['生活福利委员', '生活委员', '福利委员'],
    youth: ['青年委员'],
    audit: ['经审委员', '经审', '经费审查委员'],
    activist: ['工会积极分子', '积极分子'],
  },
  idType: {
    'identity-card': ['身份证', '居民身份证', '二代身份证'],
    passport: ['护照'],
    'officer-card': ['士官证', '军官证'],
    'hk-macao': ['港澳通行证', '港澳居民来往内地通行证'],
    taiwan: ['台湾居民来往大陆通行证', '台胞证'],
  },
}

/** A word without the code that tables of the city put before it: `01男`, `1-男`, `(1) 男` are 男. */
export const withoutCode = (text: string): string =>
  tidy(text).replace(/^[([（【]?[A-Za-z]?\d{1,6}[)\]）】]?[\s.、,，:：\-_—–|/]*/, '')

/** The choice a word stands for; null when nobody knows it. Own words (`labels`, in the language shown) come first. */
export const readWord = <C extends string>(
  synonyms: Readonly<Record<C, readonly string[]>>,
  labels: Readonly<Record<C, string>>,
  text: string,
): C | null => {
  const wanted = matchKey(text)
  const choices = Object.keys(synonyms) as C[]
  return (
    choices.find((choice) => matchKey(labels[choice]) === wanted) ??
    choices.find((choice) => synonyms[choice].some((word) => matchKey(word) === wanted)) ??
    null
  )
}

const yes: ReadonlySet<string> = new Set([
  '是',
  'y',
  'yes',
  'true',
  '1',
  '√',
  '✓',
  '✔',
  '对',
  '有',
  '代表',
  '正式代表',
])
const no: ReadonlySet<string> = new Set(['否', 'n', 'no', 'false', '0', '×', '✗', 'x', '不是', '无', '没有'])

/** Yes or no; null when it is neither. */
export const readFlag = (text: string): boolean | null => {
  const key = matchKey(text) || text
  return yes.has(key) ? true : no.has(key) ? false : null
}
