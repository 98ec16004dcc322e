import { countText } from '../format.ts'

/** 活动: list, form, sign-in, spending, photos, papers. */
export const activityPage = {
  title: '活动',
  note: (count: number, people: number, money: string) =>
    `${countText(count)} 次活动，参加 ${countText(people)} 人次，支出 ${money} 元`,
  add: '登记活动',
  emptyTitle: '还没有活动。登记一次活动，签到、支出和照片都记在它下面。',
  date: '日期',
  branch: '分工会',
  participants: '参加人数',
  spending: '支出合计（元）',
  completeness: '材料',
  complete: '齐全',
  missing: (names: string) => `缺 ${names}`,
  cancelled: '已取消',
  planned: '未举行',
  claimed: '已报账',
  join: '、',
  unknown: '（没有收到这位会员的资料）',
  filter: {
    year: '年份',
    state: '情况',
    type: '类型',
    allTypes: '全部类型',
    branch: '分工会',
    allBranches: '全部分工会',
    lacking: '缺材料',
    full: '材料齐全',
    claimed: '已报账',
    planned: '未举行',
    cancelled: '已取消',
  },
  need: {
    place: '地点',
    organiser: '组织者',
    content: '活动内容',
    people: '参加人员',
    signed: '签到',
    'sign-in-list': '签到表',
    photo: '照片',
    plan: '方案',
    invoice: '发票',
    payee: '收款单位',
    news: '新闻稿',
  },
  drawer: {
    record: '内容',
    people: '参加人员',
    spending: '支出',
    prizes: '奖项',
    claim: '报账',
    photos: '照片和附件',
    history: '历史',
    paper: '活动登记表',
    signIn: '现场签到',
    remove: '作废',
    missing: '没有找到这次活动。可能已经作废，或者还没有收到。',
    checklist: '材料清单',
    have: '已有',
    lack: '缺',
  },
  form: {
    create: '登记活动',
    needTitle: '请填写活动名称。',
    timeHint: '例如 14:00–16:30',
    guestsHint: '家属、来宾，不占会员签到',
    basic: '基本情况',
  },
  signIn: {
    title: '签到',
    person: '会员',
    hint: '输入姓名、拼音首字母或工号，按回车',
    counter: '已签到',
    ofExpected: (expected: number) => `名单 ${expected} 人`,
    last: (name: string) => `${name} 已签到`,
    already: (name: string) => `${name} 早已签到`,
    refused: (name: string, problem: string) => `${name}：${problem}`,
    full: '全屏签到',
    expect: '只列入名单，不签到',
    expectAll: (count: number) => `把全部会员列入名单（再加 ${count} 人）`,
    list: '签到表',
    listPaper: '打印签到表',
    time: '签到时间',
    waiting: '未签到',
    doing: '操作',
    sign: '签到',
    unsign: '取消签到',
    signPerson: (name: string) => `${name} 签到`,
    unsignPerson: (name: string) => `取消 ${name} 的签到`,
    takeOut: (name: string) => `把 ${name} 移出名单`,
    takenOut: (name: string) => `已把 ${name} 移出名单。`,
    empty: '还没有人。在上面输入姓名，按回车。',
    noMembers: '还没有会员。先到“会员”登记或导入名册。',
    toMembers: '去会员',
    count: (signed: number, all: number) => `签到 ${signed} 人，名单 ${all} 人`,
  },
  money: {
    add: '记一笔支出',
    edit: (item: string) => `修改支出：${item}`,
    save: '保存这一笔',
    total: '合计',
    perHead: (amount: string) => `人均 ${amount} 元`,
    budget: (amount: string) => `预算 ${amount} 元`,
    over: (amount: string) => `比预算多 ${amount} 元。`,
    needItem: '请填写支出项目。',
    needAmount: '请填写金额。',
    empty: '还没有支出。花了钱的活动要有发票、方案和签到表。',
    removed: (item: string) => `已去掉支出：${item}`,
    remove: (item: string) => `去掉支出：${item}`,
    inFund: (title: string) => (title ? `经费里也有：${title}` : '经费里也有'),
    noInvoice: '缺发票号码',
    count: (lines: number, total: string) => `${lines} 笔，合计 ${total} 元`,
  },
  prize: {
    add: '登记奖项',
    edit: '修改奖项',
    save: '保存奖项',
    itemHint: '例如 男子单打',
    empty: '还没有奖项。设奖的比赛按名次登记获奖数和金额。',
    noItem: '（不分项目）',
    place: (rank: number) => `第 ${rank} 名`,
    team: (size: number) => `团体（每队 ${size} 人）`,
    remove: (name: string) => `去掉奖项：${name}`,
    removed: '已去掉奖项。',
  },
  rules: {
    within: (total: string, heads: number, each: string | null) =>
      `支出 ${total} 元，签到 ${heads} 人${each === null ? '' : `，人均 ${each} 元`}，没有超出规定。`,
    kept: '报账时的意见',
    example: '示例规则，以本校规定为准',
    noPack: '还没有活动规则。',
    pack: '规则',
    fromSchool: '校工会下发',
    examplePack: '使用的示例规则',
    allowances: '经费标准',
    funds: '经费',
    allowance: (one: {
      readonly payer: string
      readonly year: boolean
      readonly on: string | null
      readonly heads: number
      readonly perHead: string
      readonly most: string
      readonly used: string
    }) =>
      `${one.payer}${one.year ? '（全年）' : ''}：${one.on === null ? '实到' : `${one.on} 会员`} ${one.heads} 人 × ${one.perHead} = ${one.most} 元，已用 ${one.used} 元`,
  },
  claim: {
    title: '报账',
    checklist: '报账材料',
    count: (have: number, all: number) => `${have}/${all}`,
    papers: '材料',
    papersHint: '手里有纸质材料的打勾；已放进“照片和附件”的自动算有。',
    signatures: '纸上已签字',
    signaturesHint: '只记纸上是否签了，签字仍由本人手写。',
    facts: '支出登记情况',
    nothingAsked: '还没有支出，或者规则没有规定这类活动要交什么材料。',
    close: '完成报账',
    closed: (title: string) => `“${title}”已报账，规则意见已保存。`,
    reopen: '撤回报账',
    reopenTitle: '撤回这次报账？',
    reopenBody: '撤回后可以修改支出，报账时的规则意见不再保留在记录里；历史里仍在。',
    reopened: (title: string) => `“${title}”已撤回报账。`,
    last: (day: string) => `规定不晚于 ${day}`,
    reasonHint: '例如：校工会已同意。',
    sum: '工会经费支出（元）',
    receipt: '打印签领表',
    locked: (day: string) => `已于 ${day} 报账。要修改，请先在“报账”里撤回。`,
  },
  photos: {
    drop: '照片、发票、方案',
    hint: 'JPG、PNG 或 PDF，一次可以很多张',
    role: '放进去的是',
    empty: '还没有照片和附件。',
    added: (count: number) => `已加入 ${count} 件。`,
    removed: '已移除附件。',
    removeTitle: '移除这件附件？',
    removeBody: '移除后不再显示，历史里仍在，可以撤销。',
  },
  letter: {
    tab: '通知和新闻',
    notice: '活动通知',
    news: '新闻稿',
    draft: '由记录起草',
    draftAgain: '重新起草',
    replaceTitle: '用新的草稿换掉现在的文字？',
    replaceBody: '现在的文字会被换掉；保存以前可以取消。',
    replace: '换掉',
    copy: '复制',
    copied: '已复制，可以粘贴到微信、邮件或网页。',
    notCopied: '这台电脑不让复制。请在文字里按 Ctrl+A、Ctrl+C。',
    print: '打印',
    saved: '已保存。',
    noticeHint: '发给会员，贴在公告栏。起草以后请补上报名办法。',
    newsHint: '起草以后请改成自己的话。数字来自签到和奖项登记。',
    since: (days: number) => `活动结束 ${days} 天，还没有新闻稿`,
    noticeSubject: (title: string) => `关于举办“${title}”的通知`,
    noticeDraft: (one: {
      readonly org: string
      readonly title: string
      readonly day: string | null
      readonly time: string | null
      readonly place: string | null
      readonly organiser: string | null
      readonly plan: string | null
    }) =>
      [
        '各位会员：',
        `　　${one.org}定于${one.day ?? '　　月　　日'}${one.time ? ` ${one.time} ` : ''}${one.place ? `在${one.place}` : ''}举办“${one.title}”，请大家积极参加。`,
        ...(one.plan
          ? ['', '　　活动安排：', ...one.plan.split('\n').map((line) => `　　${line.trim()}`)]
          : []),
        '',
        `　　报名：请于　　月　　日前向${one.organiser ?? '分工会'}报名。`,
        '　　特此通知。',
      ].join('\n'),
    newsDraft: (one: {
      readonly org: string
      readonly title: string
      readonly day: string | null
      readonly time: string | null
      readonly place: string | null
      readonly organiser: string | null
      readonly people: number
      readonly guests: number
      readonly content: string | null
      readonly contests: readonly string[]
      readonly winners: number
    }) =>
      [
        `　　${[one.day, one.time].filter(Boolean).join(' ')}${one.day ? '，' : ''}${one.org}${one.place ? `在${one.place}` : ''}举办“${one.title}”${one.people > 0 ? `，${one.people} 位会员参加` : ''}${one.guests > 0 ? `，另有 ${one.guests} 位家属和来宾到场` : ''}。`,
        ...(one.content ? one.content.split('\n').map((line) => `　　${line.trim()}`) : []),
        ...(one.winners > 0
          ? [
              `　　比赛${one.contests.length > 0 ? `设${one.contests.join('、')}，` : ''}共产生 ${one.winners} 个奖项。`,
            ]
          : []),
        ...(one.organiser ? [`　　活动由${one.organiser}组织。`] : []),
      ].join('\n'),
    fileNotice: (title: string) => `活动通知-${title}.pdf`,
    fileNews: (title: string, day: string) => `活动简讯-${title}${day ? `-${day}` : ''}.pdf`,
  },
  void: {
    title: '作废这次活动？',
    body: '作废后不再计入统计，签到和支出也不再计算；历史仍在，可以撤销。',
    reason: '理由',
    needReason: '请写明理由。',
    done: '已作废。',
  },
  saved: (title: string) => `已保存“${title}”。`,
  printed: (name: string) => `已生成 ${name}。`,
  missingGlyphs: (text: string) => `字体里没有这些字，无法打印：${text}。请改用别的写法。`,
  fileRecord: (title: string, day: string) => `活动登记表-${title}${day ? `-${day}` : ''}.pdf`,
  fileSignIn: (title: string, day: string) => `签到表-${title}${day ? `-${day}` : ''}.pdf`,
  fileReceipt: (title: string, day: string) => `签领表-${title}${day ? `-${day}` : ''}.pdf`,
}
