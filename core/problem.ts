import { monthAndDay, stretchInWords } from './calendar/in-words'
import { ACCEPTED_IN_WORDS } from './file/file'

/**
 * The one catalogue of problems. Every refusal a user can meet stands here with its HTTP status and a Chinese message
 * that says what happened and what to do next. `details` carry what a client may show or link to, never personal data.
 */
const CATALOGUE = {
  badInput: {
    status: 400,
    message: (d: { fields: readonly FieldFault[] }) =>
      d.fields[0]?.message ?? '提交的内容不符合要求，请检查后再试。',
  },
  badJson: { status: 400, message: () => '收到的内容不是有效的数据，请更新到最新版本后再试。' },
  tooLarge: {
    status: 413,
    message: (d: { limitBytes: number }) =>
      `一次提交的内容不能超过 ${Math.floor(d.limitBytes / 1024)} KB，请删减后再试。`,
  },
  unknownOperation: { status: 404, message: () => '没有这项功能，请更新到最新版本后再试。' },
  notSignedIn: { status: 401, message: () => '登录已过期，请重新登录。没有提交的内容还在本机。' },
  wrongPassword: { status: 401, message: () => '账号或密码不对，请核对后再试；忘记密码请找教务员重设。' },
  tooManyAttempts: {
    status: 429,
    message: (d: { waitSeconds: number }) => `尝试次数过多，请 ${Math.ceil(d.waitSeconds / 60)} 分钟后再试。`,
  },
  busy: { status: 503, message: () => '系统正忙，这次没有保存，请稍后再试。' },
  wayClosed: { status: 403, message: () => '这里没有开通这种登录方式，请用账号和密码登录。' },
  wechatUnknown: {
    status: 401,
    message: () => '这个微信还没有和学校里的人对应，请用账号和密码登录，或向教务员要邀请。',
  },
  wechatFailed: { status: 502, message: () => '微信登录没有成功，请稍后再试，或改用账号和密码。' },
  notAllowed: { status: 403, message: () => '您没有权限进行这项操作；如果需要，请联系教务员。' },
  notFound: { status: 404, message: () => '没有找到这项内容，它可能已被删除，或您没有权限查看。' },
  noTerm: { status: 409, message: () => '学校还没有设置本学期，请联系教务员。' },
  noPlan: { status: 409, message: () => '学校还没有发布本学期的工作计划，请联系教务员。' },
  unknownWeek: {
    status: 400,
    message: (d: { lastWeek: number }) => `本学期只有第 1 周到第 ${d.lastWeek} 周，请重新选择。`,
  },

  outOfTerm: {
    status: 422,
    message: (d: { startOn: string; endOn: string }) =>
      `日期不在本学期内（${stretchInWords(d.startOn, d.endOn)}），请核对日期。`,
  },
  inFuture: { status: 422, message: () => '还没有到这个时间，请在课后再记录，或核对日期和节次。' },
  termClosed: {
    status: 422,
    message: (d: { closedOn: string }) =>
      `本学期的补录已于 ${monthAndDay(d.closedOn)}截止，如确有遗漏请联系教导处。`,
  },
  ownLesson: { status: 422, message: () => '自己上的课不能记为听课，请选择其他老师的课。' },
  ownSchool: {
    status: 422,
    message: () => '这是本校的课，请从课表里选，或自己选班级和老师，不要填在外校里。',
  },
  samePeriodTwice: {
    status: 409,
    message: (d: { on: string; period: number; recordId: string }) =>
      `${monthAndDay(d.on)}第 ${d.period} 节您已经记过一次听课，同一节只能记一次。可以打开那一条修改。`,
  },
  alreadyRecorded: {
    status: 409,
    message: (_: { recordId: string }) => '这件事已经记录过了，可以打开那一条查看或修改。',
  },
  unknownPeriod: {
    status: 422,
    message: (d: { lastPeriod: number }) => `学校的课表每天有 ${d.lastPeriod} 节，请重新选择节次。`,
  },
  unknownClass: { status: 422, message: () => '没有找到这个班级，请重新选择。' },
  unknownTeacher: { status: 422, message: () => '没有找到这位授课教师，请重新选择。' },
  unknownForm: {
    status: 422,
    message: (d: { form: string }) => `现在的计划里没有「${d.form.slice(0, 40)}」这张登记表，请刷新后再选。`,
  },
  unknownUnit: { status: 422, message: () => '没有找到这个组或年级，请重新选择。' },
  idTaken: { status: 409, message: () => '这条记录的编号已被另一条内容占用，请重新打开表单再提交。' },
  changedMeanwhile: {
    status: 409,
    message: (d: { revision: number }) =>
      `这条记录刚刚被修改过（现为第 ${d.revision} 版），请打开最新内容再改。`,
  },
  alreadyWithdrawn: { status: 409, message: () => '这条记录已经撤回，不能再修改。' },
  ownRecord: { status: 403, message: () => '不能核查自己的记录，请由其他负责人处理。' },
  nothingToDecide: { status: 409, message: () => '这条记录现在不需要核查，请刷新后再看。' },

  noAudience: { status: 422, message: () => '请选择公告发给谁。' },
  alreadyPublished: { status: 409, message: () => '这条公告已经发布。' },
  tooManyFiles: {
    status: 409,
    message: (d: { limit: number }) =>
      `一条记录最多放 ${d.limit} 个照片和附件。请删掉不需要的再传；记录本身不受影响。`,
  },
  tooManyUnfinished: {
    status: 409,
    message: () => '您没有传完的文件太多了，请等它们传完，或删掉不需要的再试。',
  },
  fileIdTaken: { status: 409, message: () => '这个文件和先前开始上传的不是同一个，请删掉后重新选择。' },
  fileGap: {
    status: 409,
    message: (d: { received: number }) => `服务器收到了前 ${d.received} 字节，请从那里接着传。`,
  },
  fileDamaged: { status: 422, message: () => '文件在上传途中变了样，没有收下。请删掉后重新选择。' },
  fileTypeWrong: {
    status: 422,
    message: () => `这个文件的内容和它的名称对不上，没有收下。可以上传${ACCEPTED_IN_WORDS}。`,
  },
  internal: {
    status: 500,
    message: () => '系统出了问题，这次没有保存。请稍后再试；如果一直这样，请联系教务员并告知时间。',
  },
} as const satisfies Record<string, { status: number; message: (details: never) => string }>

export type ProblemCode = keyof typeof CATALOGUE

export interface FieldFault {
  /** Where in the input, `/payload/on`; empty for the input as a whole. */
  readonly path: string
  readonly message: string
}

type DetailsOf<C extends ProblemCode> =
  Parameters<(typeof CATALOGUE)[C]['message']> extends [infer D] ? [details: D] : []

/** What travels to the client. */
export interface ProblemBody {
  readonly code: ProblemCode
  readonly message: string
  readonly details: Record<string, unknown>
}

/** Thrown by operations, caught only by the endpoint. */
export class Problem extends Error {
  readonly status: number
  readonly body: ProblemBody

  constructor(code: ProblemCode, details: Record<string, unknown>, message: string, status: number) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.body = { code, message, details }
  }
}

export function problem<C extends ProblemCode>(code: C, ...[details]: DetailsOf<C>): Problem {
  const { status, message } = CATALOGUE[code] as { status: number; message: (d: unknown) => string }
  return new Problem(code, (details ?? {}) as Record<string, unknown>, message(details), status)
}

export function problemCodes(): readonly { code: ProblemCode; status: number }[] {
  return (Object.keys(CATALOGUE) as ProblemCode[]).map((code) => ({ code, status: CATALOGUE[code].status }))
}
