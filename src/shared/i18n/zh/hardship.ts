import type { FieldProblem } from '../../domain/check.ts'
import type { hardshipEvent, hardshipFile } from '../../domain/hardship.ts'
import type { HardshipEventProblem, HardshipFileProblem, HardshipState } from '../../domain/hardship-file.ts'
import { dayZh } from '../format.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

const health = {
  good: '良好',
  tumour: '恶性肿瘤',
  heart: '心血管病',
  'brain-vessel': '脑血管病',
  kidney: '终末期肾病',
  mental: '精神病',
  liver: '肝病',
  blood: '血液病',
  diabetes: '糖尿病',
  spine: '腰颈椎病',
  hypertension: '高血压病',
  lung: '肺病',
  minor: '一般疾病',
  disabled: '残疾',
  other: '其他',
}

const causes = {
  'unable-to-work': '无劳动能力',
  unemployed: '有劳动能力而未就业',
  'laid-off': '下岗失业',
  uninsured: '未参加社会保险',
  'insurance-unpaid': '社会保险待遇落实不到位',
  'serious-illness': '患重特大疾病',
  disaster: '遭受自然灾害',
  accident: '遭受意外事故',
  schooling: '子女上学',
  other: '其他',
}

const steps = { opened: '建档', reviewed: '复核', relieved: '脱困', returned: '返困', closed: '销档' }

const states: Readonly<Record<HardshipState, string>> = {
  draft: '未建档',
  open: '在档',
  relieved: '已脱困',
  closed: '已销档',
}

const problems: Sentences<Exclude<HardshipFileProblem | HardshipEventProblem, FieldProblem>> = {
  'second-file': '这位会员已经有一份困难职工档案，请在原来的档案里修改。',
  'too-many-causes': '次要致困原因最多选三项。',
  'cause-twice': '次要致困原因里不用再选主要原因。',
  'people-fewer-than-listed': ({ listed }) => `连同本人列出了 ${listed} 人，家庭人口不能少于这个数。`,
  'family-unnamed': ({ at }) => `家庭成员第 ${at + 1} 行没有姓名。`,
  'family-identity-wrong': ({ name }) => `${name}的身份证号码不对，请核对。`,
  'family-birthday-differs': ({ name }) => `${name}的出生日期与身份证号码里的不一致。`,
  'step-in-future': '日期在今天之后。这里只记已经发生的事。',
  'next-not-after': '下次复核日期要晚于这一次的日期。',
  'wrong-order': ({ step, state, day }) =>
    `${dayZh(day)}${steps[step]}时，档案的状态是“${states[state]}”，不能${steps[step]}。请核对日期和动态。`,
}

/** 困难职工档案. */
export const hardship = {
  kind: '困难职工档案',
  fields: {
    member: '会员',
    category: '困难类别',
    level: '困难程度',
    cause: '主要致困原因',
    otherCauses: '次要致困原因',
    story: '困难情况',
    health: '健康状况',
    disability: '残疾类别',
    modelWorker: '劳模类型',
    marital: '婚姻状况',
    singleParent: '单亲家庭',
    household: '户口',
    contact: '其他联系方式',
    housing: '住房',
    insurance: '医保状况',
    selfHelp: '自救能力',
    zeroEmployment: '零就业家庭',
    income: '收入和人口',
    family: '家庭成员',
    papers: '已有材料',
    openedBy: '建档人',
    reviewedBy: '审核人',
  },
  parts: {
    household: { type: '户口类型', place: '户口所在地', address: '家庭住址', postcode: '邮编' },
    housing: { kind: '住房类型', area: '建筑面积（平方米）' },
    income: { monthly: '本人月平均收入', otherYearly: '家庭其他非薪资年收入', people: '家庭人口' },
    family: {
      name: '姓名',
      relation: '关系',
      sex: '性别',
      birthday: '出生日期',
      idNumber: '身份证号码',
      political: '政治面貌',
      health: '健康状况',
      monthly: '月收入',
      occupation: '身份',
      insurance: '医保状况',
      unit: '单位或学校',
    },
  },
  choices: {
    category: {
      'low-income': '低保户',
      'near-low-income': '低保边缘户',
      accident: '意外致困户',
      other: '其他困难',
    },
    level: { ordinary: '困难', severe: '特困' },
    cause: causes,
    otherCauses: causes,
    health,
    modelWorker: { national: '全国', provincial: '省部级', municipal: '地市级', other: '其他' },
    papers: {
      application: '困难申请书',
      'identity-card': '身份证',
      'household-register': '户口簿',
      'income-proof': '收入证明',
      diagnosis: '诊断证明',
      'hospital-receipt': '医疗收费票据',
      'low-income-card': '低保证',
      'disability-card': '残疾证',
      other: '其他',
    },
    marital: { single: '未婚', married: '已婚', divorced: '离异', widowed: '丧偶' },
    type: { urban: '城镇', rural: '农业' },
    kind: {
      'unit-rented': '承租单位公房',
      'public-rental': '政府廉租房',
      'bought-from-unit': '自购房',
      commercial: '商品房',
      affordable: '经济适用房',
      rented: '租房',
      'self-built': '自建房',
      none: '无房',
      other: '其他',
    },
    relation: {
      spouse: '配偶',
      child: '子女',
      parent: '父母',
      'parent-in-law': '岳父母或公婆',
      sibling: '兄弟姐妹',
      other: '其他',
    },
    sex: { male: '男', female: '女', unknown: '未知' },
  },
  event: {
    kind: '困难档案动态',
    fields: {
      file: '困难职工档案',
      step: '动态',
      day: '日期',
      nextOn: '下次复核',
      opinion: '意见',
      by: '经办人',
    },
    parts: {},
    choices: { step: steps },
  },
  states,
  problems,
} satisfies KindWords<typeof hardshipFile> & {
  event: KindWords<typeof hardshipEvent>
  [more: string]: unknown
}
