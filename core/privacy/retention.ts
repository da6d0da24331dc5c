import { monthsBefore } from './months-before'

/** How long something is kept. `months` count from what `after` says; null is for as long as the school keeps it. */
export interface Retention {
  readonly label: string
  readonly months: number | null
  readonly after: string
  /** The law, or the reason, in words. */
  readonly why: string
}

/** What is deleted when its time is over (youju.retain), each with its reason. */
export const DELETED = {
  sensitiveAnswers: {
    label: '登记表里的敏感内容',
    months: null,
    after: '登记表写明的保存期',
    why: '计划里「登记表」的「保存」写明的期限；到期先删敏感内容，用来计数的不删，学期没结束的不删。',
  },
  leftParents: {
    label: '已退出全部班级的家长',
    months: 12,
    after: '退出最后一个班级',
    why: '《个人信息保护法》第四十七条：目的已实现的应当删除。',
  },
  sessions: {
    label: '已结束的登录',
    months: 6,
    after: '登录结束',
    why: '《网络安全法》：网络日志留存不少于六个月，此后不再保留。',
  },
  invitations: {
    label: '用过或过期的邀请',
    months: 6,
    after: '使用、撤回或过期',
    why: '只为查清是谁加入而保留。',
  },
  suggestions: {
    label: '已答复的意见和投诉',
    months: 36,
    after: '答复',
    why: '留作办理情况的依据，三年后删除。',
  },
  reminders: {
    label: '提醒',
    months: 12,
    after: '生成',
    why: '只为让本人不错过要做的事，过后没有别的用处。',
  },
  timeSpent: {
    label: '填写用时',
    months: 12,
    after: '学期结束',
    why: '只用于了解填报负担，本来就不记是谁填的。',
  },
} as const satisfies Record<string, Retention>

export type DeletedKind = keyof typeof DELETED

export const DELETED_KINDS = Object.keys(DELETED) as DeletedKind[]

/** What no time limit ends. */
export const KEPT: readonly Retention[] = [
  {
    label: '教职工的姓名和任职',
    months: null,
    after: '',
    why: '任职期间；离校后可以申请删除，姓名换成代号，数字不变。',
  },
  {
    label: '记录、计划和报表',
    months: null,
    after: '',
    why: '属于学校的工作档案，按学校档案管理的规定保存。',
  },
  {
    label: '操作日志',
    months: null,
    after: '',
    why: '用来证明没有被改过，不能删行；里面的个人信息可以按申请抹去。',
  },
]

/** The day before which something of this kind is due on `today`; null where no number of months says it. */
export function dueBefore(kind: DeletedKind, today: string): string | null {
  const { months }: Retention = DELETED[kind]
  return months === null ? null : monthsBefore(today, months)
}
