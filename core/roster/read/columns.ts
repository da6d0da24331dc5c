/** A column by its header; `aliases` are what clerks call it besides. */
export interface Column {
  readonly label: string
  readonly aliases: readonly string[]
  readonly required?: boolean
  /** Characters that a cell may have. */
  readonly longest: number
}

export const PEOPLE_COLUMNS = {
  name: { label: '姓名', aliases: ['教师姓名', '教职工姓名', '名字', '教师'], required: true, longest: 40 },
  staffNo: { label: '工号', aliases: ['教工号', '职工号', '教师编号', '教职工号', '编号'], longest: 40 },
  subject: { label: '学科', aliases: ['任教学科', '科目', '所教学科', '任教科目'], longest: 20 },
  birthDate: { label: '出生日期', aliases: ['出生年月', '出生年月日', '生日'], longest: 40 },
  teachingSince: {
    label: '任教起始',
    aliases: ['参加工作时间', '任教时间', '从教时间', '工作时间', '任教起始日期', '参加工作日期', '从教起始'],
    longest: 40,
  },
  posts: { label: '任职', aliases: ['职务', '岗位', '担任职务', '现任职务', '任职情况'], longest: 400 },
  groups: {
    label: '所在组',
    aliases: ['教研组', '所属组', '所在教研组', '组别', '所属教研组'],
    longest: 400,
  },
  tags: { label: '标签', aliases: ['称号', '荣誉称号', '身份', '骨干称号'], longest: 400 },
  state: { label: '状态', aliases: ['在岗状态', '人员状态', '在岗情况', '在职状态'], longest: 40 },
  lastOn: {
    label: '离开日期',
    aliases: ['离校日期', '离职日期', '离开时间', '离职时间', '最后一天'],
    longest: 40,
  },
} as const satisfies Record<string, Column>

export const CLASS_COLUMNS = {
  grade: { label: '年级', aliases: ['所在年级', '所属年级', '年级名称'], longest: 20 },
  name: { label: '班级', aliases: ['班', '班级名称', '班名', '班号'], longest: 40 },
} as const satisfies Record<string, Column>

export const GROUP_COLUMNS = {
  name: {
    label: '组名',
    aliases: ['名称', '组', '组别', '组名称', '教研组名称'],
    required: true,
    longest: 40,
  },
  kind: { label: '类别', aliases: ['组类别', '类型', '组类型', '种类'], longest: 20 },
  subject: { label: '学科', aliases: ['任教学科', '科目'], longest: 20 },
} as const satisfies Record<string, Column>

export const LESSON_COLUMNS = {
  className: { label: '班级', aliases: ['班', '班级名称', '上课班级'], required: true, longest: 40 },
  weekday: { label: '星期', aliases: ['周几', '星期几', '周', '周次'], required: true, longest: 10 },
  period: { label: '节次', aliases: ['节', '第几节', '课节'], required: true, longest: 10 },
  subject: { label: '学科', aliases: ['课程', '科目', '课程名称'], required: true, longest: 20 },
  teacher: {
    label: '教师',
    aliases: ['任课教师', '授课教师', '老师', '任课老师', '教师姓名', '姓名'],
    required: true,
    longest: 60,
  },
  room: { label: '教室', aliases: ['地点', '上课地点', '场地', '上课教室'], longest: 40 },
} as const satisfies Record<string, Column>

export const SHEETS = {
  教职工: {
    columns: PEOPLE_COLUMNS,
    aliases: [
      '教师',
      '教职工名单',
      '教师名单',
      '教师花名册',
      '教职工花名册',
      '花名册',
      '人员',
      '教职工名册',
      '名册',
    ],
  },
  年级班级: { columns: CLASS_COLUMNS, aliases: ['班级', '年级', '班级名单', '年级和班级', '班级表'] },
  组: { columns: GROUP_COLUMNS, aliases: ['教研组', '分组', '组织', '教研组名单', '各组'] },
  课表: {
    columns: LESSON_COLUMNS,
    aliases: ['课程表', '总课表', '班级课表', '任课表', '课表清单', '全校课表'],
  },
} as const satisfies Record<string, { columns: Readonly<Record<string, Column>>; aliases: readonly string[] }>

export type SheetName = keyof typeof SHEETS
export const SHEET_NAMES = Object.keys(SHEETS) as SheetName[]

/** Whole columns that an import must not take in: the system has no use for them, and they can do harm. */
export const UNWANTED: readonly {
  readonly header: RegExp
  readonly message: string
  readonly remedy: string
}[] = [
  {
    header: /身份证|证件号/,
    message: '这里用不到身份证号，也不保存，所以没有读。',
    remedy: '请把这一列整列删去再导入；认人用工号就够了。',
  },
  {
    header: /手机|电话|联系方式|微信号?$|邮箱/,
    message: '这里用不到联系方式，也不保存，所以没有读。',
    remedy: '请把这一列整列删去再导入；账号由本人凭邀请开通。',
  },
  {
    header: /^年龄|周岁/,
    message: '年龄每年都会变，所以没有读。',
    remedy: '请改成「出生日期」一列，或者把这一列删去。',
  },
]
