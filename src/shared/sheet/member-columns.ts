import type { CellInput } from './cell.ts'
import { findHeadings, guessBy } from './guess-sheet.ts'

/** What a column of a roster may hold: fields of a member, of the identity record, and the day of joining (an event). */
export const importFields = [
  'name',
  'staffNo',
  'sex',
  'birthday',
  'idType',
  'idNumber',
  'idUntil',
  'idLasting',
  'ethnicity',
  'political',
  'education',
  'titleRank',
  'skillLevel',
  'adminPost',
  'employment',
  'nationality',
  'phone',
  'email',
  'unit',
  'group',
  'posts',
  'delegate',
  'delegation',
  'arrivedOn',
  'teachingSince',
  'joinedOn',
  'paysDues',
  'duesThrough',
  'bankAccount',
  'bankName',
  'nativePlace',
  'campus',
  'fromElsewhere',
  'resume',
  'hobby',
  'note',
] as const
/** One of them. */
export type ImportField = (typeof importFields)[number]

/** Headings that offices use (domain 5.3), the usual one first. Compared without spaces, brackets and asterisks. */
export const headings: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['姓名', '会员姓名', '职工姓名', '教职工姓名', '名字', 'name'],
  staffNo: [
    '职工号',
    '工号',
    '会员工号',
    '教工号',
    '教职工号',
    '人员编号',
    '职工编号',
    '一卡通号',
    'staffnumber',
  ],
  sex: ['性别', 'sex', 'gender'],
  birthday: ['出生日期', '生日', '出生年月日', '出生年月', '出生时间', 'dateofbirth', 'birthday'],
  idType: ['证件类别', '证件类型', '证件种类'],
  idNumber: ['证件号码', '身份证号', '身份证号码', '身份证', '证件号', '公民身份号码', '居民身份证号'],
  idUntil: [
    '证件有效期至',
    '证件有效期',
    '身份证有效期',
    '身份证有效期至',
    '有效期',
    '有效期至',
    '证件有效期截止',
    'documentvaliduntil',
  ],
  idLasting: ['证件长期有效', '长期有效', '是否长期', '是否长期有效', 'documentdoesnotexpire'],
  ethnicity: ['民族', 'ethnicgroup'],
  political: ['政治面貌', '党派', 'politicalstatus'],
  education: ['学历', '最高学历', '文化程度', 'education'],
  titleRank: ['职称等级', '职称', '专业技术职称', '专业技术职务', '职称级别', 'titlerank'],
  skillLevel: ['技能等级', '技术等级', 'skilllevel'],
  adminPost: ['行政职务', '职务', '党政职务', 'administrativepost'],
  employment: ['用工形式', '用人方式', '编制', '编制类型', '人员类别', '人员类型', '用工性质', 'employment'],
  nationality: ['国籍', '国籍地区', 'nationality'],
  phone: ['联系电话', '手机', '手机号', '手机号码', '电话', '联系方式', '移动电话', 'phone'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email'],
  unit: ['所在部门', '部门', '单位', '所在单位', '工作单位', '所属单位', '院系', '科室', 'department'],
  group: ['工会小组', '所属工会小组', '小组', '所在小组', 'uniongroup'],
  posts: ['工会职务', '工会任职', '会内职务', 'unionposts'],
  delegate: ['教代会代表', '是否教代会代表', '是否代表', '代表', 'congressdelegate'],
  delegation: ['代表团', '所在代表团', 'delegation'],
  arrivedOn: [
    '来校时间',
    '来校日期',
    '入校时间',
    '入职时间',
    '入职日期',
    '到校时间',
    '进校时间',
    'joinedtheschool',
  ],
  teachingSince: ['从教时间', '从教日期', '任教时间', 'teachingsince'],
  joinedOn: ['入会日期', '入会时间', '加入工会时间', '加入工会日期', 'joinedtheunion'],
  paysDues: ['按时交会费', '是否交会费', '是否按时交会费', '会费', 'paysduesontime'],
  duesThrough: ['会费交至', '会费缴至', '会费缴纳至', 'duespaidthrough'],
  bankAccount: ['银行账号', '银行卡号', '账号', '工资卡号', '收款账号', '卡号'],
  bankName: ['开户行', '开户银行', '银行名称'],
  nativePlace: ['籍贯', 'nativeplace'],
  campus: ['校区', '所在校区', 'campus'],
  fromElsewhere: [
    '外地来本市务工',
    '是否外地来京务工',
    '是否外地来京务工人员',
    '外地来京务工',
    '是否农民工',
    'migrantworkerinthecity',
  ],
  resume: ['简历', '个人简历', 'resume'],
  hobby: ['特长爱好', '特长', '爱好', '兴趣爱好', 'interests'],
  note: ['备注', '说明', 'note', 'remarks'],
}

/** Which field each column holds; null where nobody knows. */
export type Mapping = readonly (ImportField | null)[]

/** What stands in the way of reading with a mapping. */
export type MappingProblem =
  | { readonly type: 'no-heading-row' }
  | { readonly type: 'no-name-column' }
  | { readonly type: 'column-twice'; readonly field: ImportField; readonly columns: readonly number[] }

/** Guesses each column's field by its heading. Of two columns with one meaning, the first is taken. */
export const guessMapping: (headers: readonly CellInput[]) => Mapping = guessBy(headings)

/** The row of headings: among the first twenty, the one with the most known headings, at least two or a name; null when there is none. */
export const findHeadingRow = (rows: readonly (readonly CellInput[])[]): number | null =>
  findHeadings(rows, guessMapping, (known) => known.length >= 2 || known.includes('name'))

/** What is wrong with a mapping, as guessed or as a person set it. */
export const checkMapping = (mapping: Mapping): readonly MappingProblem[] => {
  const problems: MappingProblem[] = mapping.includes('name') ? [] : [{ type: 'no-name-column' }]
  for (const field of importFields) {
    const columns = mapping.flatMap((one, i) => (one === field ? [i] : []))
    if (columns.length > 1) problems.push({ type: 'column-twice', field, columns })
  }
  return problems
}
