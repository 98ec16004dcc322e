import type { FieldProblem } from '../../domain/check.ts'
import type { memberEvent, memberFamily, memberIdentity, member as memberKind } from '../../domain/member.ts'
import type { MemberProblem } from '../../domain/member-check.ts'
import { dayZh } from '../format.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'
import { identityProblems } from './identity.ts'

const problems: Sentences<Exclude<MemberProblem, FieldProblem>> = {
  'birthday-in-future': '出生日期在今天之后。',
  'arrived-before-birth': '来校时间早于出生日期。',
  'day-in-future': '日期在今天之后。这里只记已经发生的事。',
  'event-before-birth': ({ birthday }) => `日期不晚于出生日期 ${dayZh(birthday)}，请核对这两个日期。`,
  'event-after-death': ({ day }) => `已登记 ${dayZh(day)} 去世，之后不会再有变动。请核对日期。`,
  'event-twice': ({ day }) => `${dayZh(day)} 已经登记过同样的变动。`,
  'identity-birthday-differs': ({ birthday }) =>
    `身份证号码里的出生日期是 ${dayZh(birthday)}，与会员信息不一致。`,
  'identity-sex-differs': ({ sex }) =>
    `身份证号码里的性别是${sex === 'male' ? '男' : '女'}，与会员信息不一致。`,
  ...identityProblems,
  'id-expiry-twice': '证件写了长期有效，就不填有效期。',
  'account-not-digits': '银行账号只能是数字。从 Excel 粘贴时请先把单元格设为文本。',
}

/** 会员. */
export const member = {
  kind: '会员',
  fields: {
    name: '姓名',
    staffNo: '职工号',
    sex: '性别',
    birthday: '出生日期',
    ethnicity: '民族',
    political: '政治面貌',
    education: '学历',
    titleRank: '职称等级',
    skillLevel: '技能等级',
    adminPost: '行政职务',
    employment: '用工形式',
    nationality: '国籍',
    phone: '联系电话',
    email: '邮箱',
    unit: '所在部门',
    group: '工会小组',
    posts: '工会职务',
    delegate: '教代会代表',
    delegation: '代表团',
    arrivedOn: '来校时间',
    teachingSince: '从教时间',
    paysDues: '按时交会费',
    duesThrough: '会费交至',
    nativePlace: '籍贯',
    campus: '校区',
    fromElsewhere: '外地来本市务工',
    resume: '简历',
    hobby: '特长爱好',
    note: '备注',
  },
  parts: {},
  choices: {
    sex: { male: '男', female: '女', unknown: '未知' },
    political: {
      party: '中共党员',
      league: '共青团员',
      democratic: '民主党派',
      masses: '群众',
      other: '其他',
    },
    education: {
      doctor: '博士研究生',
      master: '硕士研究生',
      bachelor: '大学本科',
      college: '大学专科',
      secondary: '中专或高中',
      other: '其他',
    },
    titleRank: { senior: '正高级', associate: '副高级', middle: '中级', junior: '初级', other: '其他' },
    skillLevel: { junior: '初级', middle: '中级', senior: '高级' },
    employment: {
      established: '在编',
      agency: '人事代理',
      'school-hired': '校聘',
      'unit-hired': '自聘',
      dispatched: '劳务派遣',
      postdoc: '博士后',
      foreign: '外籍',
      other: '其他',
    },
    posts: {
      chair: '分工会主席',
      'vice-chair': '副主席',
      committee: '委员',
      'group-leader': '工会小组长',
      women: '女工委员',
      culture: '文体委员',
      publicity: '宣传委员',
      organisation: '组织委员',
      welfare: '生活福利委员',
      youth: '青年委员',
      audit: '经审委员',
      activist: '工会积极分子',
    },
  },
  event: {
    kind: '会籍变动',
    fields: { member: '会员', event: '变动', day: '日期', note: '说明' },
    parts: {},
    choices: {
      event: {
        joined: '入会',
        'transferred-in': '转入',
        restored: '恢复',
        moved: '校内调动',
        retained: '保留会籍',
        'transferred-out': '转出',
        left: '离校',
        withdrew: '退会',
        lapsed: '自动退会',
        retired: '退休',
        expelled: '除名',
        died: '去世',
      },
    },
  },
  identity: {
    kind: '会员证件',
    fields: {
      member: '会员',
      idType: '证件类别',
      idNumber: '证件号码',
      idUntil: '证件有效期至',
      idLasting: '证件长期有效',
      bankAccount: '银行账号',
      bankName: '开户行',
    },
    parts: {},
    choices: {
      idType: {
        'identity-card': '身份证',
        passport: '护照',
        'officer-card': '士官证',
        'hk-macao': '港澳通行证',
        taiwan: '台湾居民来往大陆通行证',
      },
    },
  },
  family: {
    kind: '会员家庭',
    fields: {
      member: '会员',
      marital: '婚姻状况',
      spouseName: '配偶姓名',
      spouseHere: '配偶是校内职工',
      household: '户籍类型',
      address: '现居住地',
      family: '家庭主要成员',
    },
    parts: { family: { relation: '关系', relative: '姓名', unit: '单位或学校' } },
    choices: {
      marital: { single: '未婚', married: '已婚', divorced: '离异', widowed: '丧偶' },
      household: { urban: '城镇', rural: '农业', converted: '农转居' },
    },
  },
  status: {
    none: '未入会',
    active: '正常',
    retained: '保留会籍',
    retired: '退休',
    'transferred-out': '已转出',
    left: '已离校',
    withdrawn: '已退会',
    lapsed: '自动退会',
    expelled: '已除名',
    dead: '已去世',
  },
  milestone: {
    birthday: '生日',
    service: (years: number) => `来校 ${years} 周年`,
    teaching: (years: number) => `从教 ${years} 周年`,
    retirement: '到退休年龄',
  },
  problems,
  possibleDuplicate: (name: string) => `可能与 ${name} 是同一个人（职工号相同，或姓名和生日相同）。`,
} satisfies KindWords<typeof memberKind> & {
  event: KindWords<typeof memberEvent>
  identity: KindWords<typeof memberIdentity>
  family: KindWords<typeof memberFamily>
  [more: string]: unknown
}
