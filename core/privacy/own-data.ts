import { civilDateAt, wallClockAt } from '../calendar/civil-date'
import { POSTS } from '../org/post'
import { RECORD_KINDS } from '../record/record'
import { REMINDERS } from '../reminder/reminder'
import type { Cell, Sheet } from '../report/sheet'

/** Everything about oneself, part by part, as youju.own_data() answers it. */
export type OwnData = Readonly<Partial<Record<OwnPart, readonly Row[]>>>

type Row = Readonly<Record<string, unknown>>
type OwnPart = keyof typeof PARTS

interface Part {
  readonly name: string
  readonly columns: Readonly<Record<string, string>>
}

/** In the order of the workbook: what each part is called, and its columns. */
const PARTS = {
  person: {
    name: '本人',
    columns: {
      name: '姓名',
      kind: '身份',
      subject: '学科',
      staff_no: '工号',
      birth_date: '出生日期',
      teaching_since: '参加工作',
    },
  },
  posts: { name: '任职', columns: { post: '职务', unit: '在哪里', from_on: '从', to_on: '到' } },
  tags: { name: '称号', columns: { tag: '称号', from_on: '从', to_on: '到' } },
  waysIn: {
    name: '登录方式',
    columns: { login: '账号', has_password: '有密码', has_wechat: '绑定微信' },
  },
  sessions: {
    name: '登录过的设备',
    columns: {
      device: '设备',
      opened_at: '登录',
      last_seen_at: '最近使用',
      expires_at: '到期',
      closed_at: '结束',
    },
  },
  classes: {
    name: '加入的班级',
    columns: {
      class: '班级',
      called: '称呼',
      state: '状态',
      asked_at: '申请',
      decided_at: '处理',
      ended_at: '结束',
    },
  },
  delegations: {
    name: '代理',
    columns: {
      post: '职务',
      given: '由我交出',
      from_on: '从',
      to_on: '到',
      reason: '原因',
      ended_at: '提前结束',
    },
  },
  recordsWritten: {
    name: '我的记录',
    columns: {
      kind: '种类',
      happened_on: '日期',
      state: '状态',
      revision: '第几版',
      received_at: '收到',
      content: '内容',
      id: '编号',
    },
  },
  recordsAbout: {
    name: '与我有关的记录',
    columns: {
      kind: '种类',
      happened_on: '日期',
      state: '状态',
      mark: '我的出勤',
      content: '内容',
      id: '编号',
    },
  },
  statements: {
    name: '确认和异议',
    columns: { stance: '态度', words: '内容', at: '时间', record_id: '记录编号' },
  },
  receipts: { name: '公告回执', columns: { title: '公告', read_at: '时间' } },
  suggestions: {
    name: '意见和投诉',
    columns: {
      kind: '类别',
      anonymous: '匿名',
      text: '内容',
      at: '时间',
      answer: '答复',
      answered_at: '答复时间',
    },
  },
  reminders: {
    name: '收到的提醒',
    columns: {
      kind: '种类',
      line: '内容',
      due_on: '截止',
      made_at: '生成',
      sent_at: '发到微信',
      read_at: '读过',
    },
  },
  reminderChoices: {
    name: '提醒的选择',
    columns: { digest: REMINDERS.digest.title, due: REMINDERS.due.title },
  },
  messageConsents: { name: '微信消息的许可', columns: { kind: '种类', consents: '还可发几条' } },
  consents: { name: '隐私说明', columns: { version: '版本', agreed_at: '同意时间' } },
  acts: { name: '我的操作', columns: { at: '时间', row_kind: '对象', did: '操作', reason: '原因' } },
} as const satisfies Record<string, Part>

/** One sheet a part that holds something; `madeAt` is an instant. */
export function ownDataSheets(data: OwnData, madeAt: number): Sheet[] {
  const made = `${civilDateAt(madeAt)} ${wallClockAt(madeAt)} 导出，只包含本校（本办公室）保存的内容`
  return (Object.keys(PARTS) as OwnPart[]).flatMap((part) => {
    const rows = data[part] ?? []
    if (rows.length === 0) return []
    const { name, columns }: Part = PARTS[part]
    const keys = Object.keys(columns)
    return [
      {
        name,
        about: [name, made],
        head: Object.values(columns),
        rows: rows.map((row) => keys.map((key) => inWords(key, row[key]))),
      },
    ]
  })
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: {
    ...RECORD_KINDS,
    ...{ digest: REMINDERS.digest.title, due: REMINDERS.due.title, returned: REMINDERS.returned.title },
    staff: '教职工',
    guardian: '家长',
    suggestion: '建议',
    complaint: '投诉',
    burden: '增加负担',
  },
  state: {
    ...{ counted: '已计入', awaiting: '等待处理', returned: '已退回', withdrawn: '已撤回' },
    ...{ asked: '等待通过', joined: '已加入', refused: '未通过', left: '已退出', removed: '已移出' },
  },
  post: POSTS,
}

function inWords(key: string, value: unknown): Cell {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return flat(value)
  if (key.endsWith('_at') || key === 'at') return momentInWords(value)
  return WORDS[key]?.[value] ?? value
}

function momentInWords(text: string): string {
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? text : `${civilDateAt(instant)} ${wallClockAt(instant)}`
}

/** 课题：分数的意义；节次：1、2 … with what is empty left out. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).filter(Boolean).join('、')
  if (value === null || value === undefined || value === '') return ''
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, inner]) => [key, flat(inner)])
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}：${text}`)
    .join('；')
}
