import { POSTS } from '../org/post'
import { RECORD_KINDS, type RecordKind } from '../record/record'
import { SETTINGS } from '../setting/setting'

/** A row of the journal as far as it is told of: what was done to what, and what it says itself. */
export interface ActOf {
  readonly rowKind: string
  readonly did: string
  readonly before: unknown
  readonly after: unknown
}

/** What rows are called. */
const THINGS: Readonly<Record<string, string>> = {
  setting: '设置',
  club: '社团',
  researchSchedule: '教研安排',
  researchSlot: '教研活动安排',
  person: '人员',
  unit: '年级、班级或组',
  term: '学期',
  calendar: '校历',
  import: '名册导入',
  account: '账号',
  invitation: '邀请',
  delegation: '代理',
  guardianship: '班级家长',
  notice: '公告',
  plan: '计划',
  suggestion: '意见和投诉',
  record: '记录',
  file: '照片或附件',
  statement: '确认或异议',
  reading: '限定登记',
  privacy: '个人信息',
}

/** Deeds that mean the same of whatever they are done to; `#` stands for what that is called. */
const DEEDS: Readonly<Record<string, string>> = {
  added: '新增了#',
  changed: '修改了#',
  saved: '保存了#',
  ended: '结束了#',
  undone: '撤销了#',
  applied: '完成了#',
  closed: '停用了#',
  reopened: '重新启用了#',
  published: '发布了#',
  withdrawn: '撤回了#',
  submitted: '提交了#',
  corrected: '更正了#',
  returned: '退回了#',
  approved: '批准了#',
  accepted: '受理了#',
  passed: '核查了#',
  attached: '添加了#',
  removed: '移除了#',
  founded: '新办了#',
  moved: '调整了#',
  cancelled: '取消了#',
  restored: '恢复了#',
  themed: '写明了#的主题',
  rescheduled: '修改了#',
  invited: '发出了#',
  revoked: '撤回了#',
  joined: '加入，开通了#',
  passwordSet: '修改了密码',
  wechatBound: '绑定了微信',
  wechatUnbound: '解绑了微信',
  delegated: '安排了#',
  codeOpened: '开放了班级码',
  codeClosed: '停用了班级码',
  asked: '申请加入班级',
  admitted: '同意一位家长加入',
  refused: '没有同意一位家长加入',
  left: '退出了班级',
  suggested: '写了#',
  answered: '答复了#',
  counted: '完成了#的重新统计',
  read: '查阅了#',
  promoted: '办理了升级',
  personErased: '删除了一个人的姓名和账号',
  erased: '从操作日志里抹去了个人信息',
  retained: '清理了到期的信息',
  confirm: '确认了记录',
  object: '对记录提出了异议',
  reply: '答复了异议',
}

/** One act in words. Names nobody but in posts, and says nothing of what few may read. */
export function actInWords({ rowKind, did, before, after }: ActOf): string {
  const thing = nameOf(rowKind, textOf(after ?? before, 'kind'))
  if (rowKind === 'setting') return settingInWords(did, after) ?? `修改了${thing}`
  const words = (DEEDS[did] ?? '处理了#').replace('#', thing)
  return `${words}${aside(rowKind, did, field(after) ?? field(before))}`
}

/** Of a record its kind; that it is one of few readers is known to whoever may read the row. */
function nameOf(rowKind: string, kind: string | undefined): string {
  if (rowKind === 'record' && kind !== undefined && kind in RECORD_KINDS)
    return `${RECORD_KINDS[kind as RecordKind]}记录`
  return THINGS[rowKind] ?? '内容'
}

function settingInWords(did: string, after: unknown): string | undefined {
  const key = textOf(after, 'key')
  const title =
    key !== undefined && key in SETTINGS ? SETTINGS[key as keyof typeof SETTINGS].title : undefined
  return title && `${did === 'switchedOn' ? '打开' : '关闭'}了「${title}」`
}

const field = (value: unknown) => (value !== null && typeof value === 'object' ? value : undefined)

/** Which one, where that is no secret: a club, a plan's version, a post that is stood in for, a form that was read. */
function aside(rowKind: string, did: string, content: object | undefined): string {
  if (!content) return ''
  if (rowKind === 'club' || rowKind === 'unit' || rowKind === 'term') return quoted(textOf(content, 'name'))
  if (rowKind === 'plan') return quoted(textOf(content, 'title'))
  if (rowKind === 'reading') return quoted(textOf(content, 'form'))
  if (rowKind === 'delegation') return quoted(POSTS[textOf(content, 'post') as keyof typeof POSTS])
  if (did === 'personErased') return quoted(textOf(content, 'pseudonym'))
  return ''
}

const quoted = (text: string | undefined) => (text ? `「${text}」` : '')

function textOf(value: unknown, key: string): string | undefined {
  const found = (value as Readonly<Record<string, unknown>> | null)?.[key]
  return typeof found === 'string' ? found : undefined
}
