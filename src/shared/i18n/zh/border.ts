import type { identityView } from '../../domain/identity-view.ts'
import type { KindWords } from '../kind-words.ts'
import type { Sentences } from '../sentence.ts'

/** The shapes are those of `sheet/template.ts`, `renderer/sheet/template.ts` and `sheet/fill-sheet.ts`. */
type TemplateProblem =
  | {
      readonly type:
        | 'damaged'
        | 'signed'
        | 'odd'
        | 'no-rows'
        | 'not-a-workbook'
        | 'encrypted'
        | 'old-format'
        | 'not-a-sheet'
    }
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'occupied'; readonly row: number; readonly text: string; readonly free: number }
  | { readonly type: 'merged'; readonly row: number; readonly free: number }

const problems: Sentences<TemplateProblem> = {
  damaged: '这个 Excel 文件已损坏，打不开。请向发放模板的部门重新要一份。',
  signed: '这个模板带有数字签名，填写会使签名失效，所以没有填。请用没有签名的模板。',
  odd: '这个模板里有 Excel 和 WPS 都不会写的内容，为免改坏没有填。请在 Excel 或 WPS 里另存一份再试。',
  'no-rows': '这个 Excel 文件里没有内容，不是模板。',
  'not-a-workbook': '这不是 Excel 文件。请选择 .xlsx 模板。',
  encrypted: '这个模板加了打开密码。请在 WPS 或 Excel 中取消密码后另存，再填写。',
  'old-format':
    '这是旧格式 .xls，小家只填 .xlsx。请问发放部门要 .xlsx 模板；对方如允许，也可在 WPS 或 Excel 中另存为 .xlsx。',
  'too-large': ({ limit }) => `这个模板太大（上限 ${Math.round(limit / 1_048_576)} MB）。`,
  'not-a-sheet': '这张工作表不是普通表格，不能填写。',
  occupied: ({ row, text, free }) =>
    `第 ${row + 1} 行已有内容“${text}”，上面只能填 ${free} 人。请在模板里多插入几行，或减少人数。`,
  merged: ({ row, free }) =>
    `第 ${row + 1} 行有合并单元格，上面只能填 ${free} 人。请在模板里多插入几行，或改从别的行填起。`,
}

/** The shapes are those of `sheet/visit-rows.ts` and `sheet/visit-columns.ts`. */
type VisitFault =
  | {
      readonly type:
        | 'no-person'
        | 'no-member'
        | 'several-members'
        | 'name-differs'
        | 'no-event'
        | 'no-day'
        | 'no-festival'
        | 'no-relation'
        | 'recorded'
    }
  | { readonly type: 'unreadable-amount'; readonly text: string }
  | { readonly type: 'repeated-visit'; readonly row: number }

const visitFaults: Sentences<VisitFault> = {
  'no-person': '没有姓名和职工号。',
  'no-member': '名单里没有这个人。请先登记会员，再导入。',
  'several-members': '名单里有几个同名的人，请在文件里加上职工号。',
  'name-differs': '职工号对应的会员姓名不同，按职工号记。请核对。',
  'no-event': '没有慰问事项。',
  'no-day': '没有日期。',
  'no-festival': '节日慰问请写明是哪个节日。',
  'no-relation': '亲属去世请写明与会员的关系。',
  recorded: '台账里已有这次慰问，不再导入。',
  'unreadable-amount': ({ text }) => `金额看不懂：${text}。`,
  'repeated-visit': ({ row }) => `与第 ${row} 行相同，这一行不导入。`,
}

type VisitColumnProblem =
  | { readonly type: 'no-person-column' | 'no-event-column' | 'no-day-column' }
  | { readonly type: 'column-twice'; readonly columns: readonly number[] }

const visitColumns: Sentences<VisitColumnProblem> = {
  'no-person-column': '请指出哪一列是姓名或职工号。',
  'no-event-column': '请指出哪一列是慰问事项，或在下面选择全部行的事项。',
  'no-day-column': '请指出哪一列是慰问日期或事项日期。',
  'column-twice': ({ columns }) =>
    `第 ${columns.map((one) => one + 1).join('、')} 列对应了同一项内容，只能留一列。`,
}

/** 证件查看记录. */
const view = {
  kind: '证件查看记录',
  fields: { members: '会员', way: '方式', file: '文件' },
  parts: {},
  choices: { way: { shown: '在屏幕上显示', file: '写入文件' } },
  list: {
    title: '证件查看记录',
    hint: '每次显示证件号码和银行账号，或把它们填入文件，都记在这里。记录只在本单位，不随报送文件发给上级。最多列出最近 200 次。',
    empty: '还没有查看过',
    at: '时间',
    who: '电脑',
    whose: '谁的',
    people: (names: string, all: number, named: number) =>
      all > named ? `${names}${names ? '等 ' : ''}${all} 人` : names,
  },
} satisfies KindWords<typeof identityView> & { list: unknown }

/** What comes in from Excel and goes out to it, across the borders of the product. */
export const border = {
  view,
  fill: {
    menu: '填写学校的 Excel 模板',
    title: '填写学校的 Excel 模板',
    choose: '模板文件（.xlsx 或 .xlsm）',
    chooseHint: '选择学校或上级发的空白表。小家只往单元格里填内容，模板的格式、下拉列表和其他部分原样保留。',
    reading: '正在读取模板……',
    sheet: '工作表',
    headingRow: '列名在第几行',
    firstRow: '从第几行填起',
    noHeading: '没有找到列名这一行，请写明在第几行。',
    column: '模板的列',
    list: '下拉列表',
    listOf: (n: number) => `${n} 项`,
    listUnknown: '读不出',
    required: '必填',
    field: '填写',
    skip: '不填',
    map: (known: number, all: number) => `模板有 ${all} 列，认出 ${known} 列。请核对每一列填什么：`,
    serial: '序号',
    branch: '分工会名称',
    age: '年龄',
    fixed: (entry: string) => `全部填“${entry}”`,
    noName: '模板里没有认出姓名这一列。请指出哪一列填姓名；如果模板确实没有姓名列，请向发放部门核实。',
    twice: (label: string) => `有两列都填“${label}”，只能留一列。`,
    requiredUnmapped: (columns: string) => `模板标明必填、但没有对应内容的列：${columns}。这些列会空着。`,
    missing: (column: string, people: string) => `“${column}”必填，这些人没有内容：${people}。`,
    formulaColumns: (columns: string) => `这些列在模板里是公式，保留公式，不填：${columns}。`,
    formulas: '模板里有公式：填好后请用 Excel 或 WPS 打开、保存一次，让公式重新计算，再报送。',
    macros: '模板带有宏。宏原样保留在文件里，小家不会运行它。',
    overwritten: (n: number, from: number) =>
      `第 ${from} 行起的 ${n} 行已有内容（例如示例行），会换成名单里的人。`,
    sensitive: (columns: string) => `模板要填敏感信息（${columns}），会写进这份文件。请只交给需要的部门。`,
    unlisted: (n: number) => `有 ${n} 个值在模板的下拉列表里没有对应项，请选择；不选的空着。`,
    unlistedLabel: (column: string, text: string, people: number) => `${column}：${text}（${people} 人）`,
    leaveEmpty: '空着',
    again: '换一个模板',
    nobody: '名单里没有人。请先放宽筛选。',
    save: (n: number) => `填入 ${n} 人并保存`,
    done: (n: number, name: string) => `已把 ${n} 人填入 ${name}。`,
    fileName: (stem: string, org: string, ending: string) => `${stem}-${org}${ending}`,
    problems,
  },
  visits: {
    menu: '导入以前的慰问',
    title: '导入建账以前的慰问',
    choose: '慰问登记表（.xlsx、.xls 或 .csv）',
    chooseHint:
      '把去年或年中建账以前的慰问从 Excel 带进来。它们记为“建账以前”：计入个人历史和次数，不再计入经费（已在期初结余里），不再催办签字。',
    reading: '正在读取文件……',
    map: (known: number, all: number) => `${all} 列中认出 ${known} 列。请核对每一列是什么：`,
    event: '没有写事项的行，事项是',
    noEvent: '不导入',
    form: '没有写形式的行，形式是',
    payer: '没有写渠道的行，列支渠道是',
    next: '下一步：预览',
    back: '返回核对列',
    again: '换一个文件',
    row: '行',
    name: '姓名',
    day: '日期',
    what: '事项',
    amount: '金额（元）',
    state: '情况',
    problems: '疑问',
    rule: '规则意见（只记录，不妨碍导入）',
    states: { good: '可以导入', doubt: '有疑问', bad: '不能导入' },
    onlyProblems: '只看有疑问的',
    show: '筛选',
    count: (n: { readonly good: number; readonly doubt: number; readonly bad: number }) =>
      [
        `可以导入 ${n.good} 行`,
        n.doubt > 0 ? `有疑问 ${n.doubt} 行` : '',
        n.bad > 0 ? `不能导入 ${n.bad} 行` : '',
      ]
        .filter((part) => part !== '')
        .join('，'),
    withDoubt: '有疑问的行也导入，看不懂的内容留空',
    between: ' ',
    nothing: '没有可以导入的行。',
    reason: '建账以前的慰问，从原有登记表录入。',
    save: (n: number) => `导入 ${n} 次慰问`,
    done: (n: number) => `已导入 ${n} 次慰问。这是一次保存，可以整批撤销。`,
    faults: visitFaults,
    columns: visitColumns,
  },
  reconcile: {
    menu: '与市级平台核对',
    title: '与市级平台核对会员',
    choose: '平台导出的会员表（.xlsx、.xls 或 .csv）',
    chooseHint: '从市级平台导出会员信息，选到这里对照。只比较，不改动名单。',
    reading: '正在读取文件……',
    map: '请核对每一列是什么。只比较对应上的列：',
    next: '对照',
    back: '返回核对列',
    again: '换一个文件',
    summary: (n: {
      readonly same: number
      readonly differs: number
      readonly here: number
      readonly there: number
      readonly gone: number
      readonly twice: number
    }) =>
      [
        `一致 ${n.same} 人`,
        `内容不同 ${n.differs} 人`,
        `只在名单 ${n.here} 人`,
        `只在平台 ${n.there} 人`,
        n.gone > 0 ? `已离会、平台仍在 ${n.gone} 人` : '',
        n.twice > 0 ? `平台重复 ${n.twice} 行` : '',
      ]
        .filter((part) => part !== '')
        .join('，'),
    state: '情况',
    row: '平台表行号',
    by: '对上的依据',
    what: '不同之处（名单｜平台）',
    states: {
      differs: '内容不同',
      here: '只在名单',
      there: '只在平台',
      gone: '已离会，平台仍在',
      twice: '平台重复',
    },
    bys: { idNumber: '证件号码', staffNo: '职工号', person: '姓名和生日', name: '仅姓名' },
    difference: (label: string, here: string, there: string) => `${label}：${here}｜${there}`,
    covered: '遮住的部分不同',
    empty: '（空）',
    between: '；',
    filter: '筛选',
    chip: (state: string, n: number) => `${state} ${n}`,
    agree: '两边一致，没有要核对的。',
    unread: (rows: number) => `平台表有 ${rows} 行含看不懂的内容，这些格子没有比较。`,
    export: '导出核对表',
    file: (org: string, day: string) => `会员核对表-${org}-${day}.xlsx`,
    sheet: (org: string) => `${org}会员核对表`,
    done: (name: string) => `已生成 ${name}。`,
  },
}
