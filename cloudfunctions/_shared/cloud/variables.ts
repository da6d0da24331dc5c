/** Where the system runs: as functions on CloudBase, or as the host on a server of one's own. */
export type Place = 'cloud' | 'host'

export interface Variable {
  /** What it is for, in words for who sets the system up. */
  readonly purpose: string
  readonly readIn: readonly Place[]
  /** Where nothing starts without it. */
  readonly requiredIn: readonly Place[]
  /** Never shown, printed or logged. */
  readonly secret: boolean
  /** The functions that get it in the cloud; all of them where none is named. */
  readonly functions?: readonly string[]
  /** It means nothing without these. */
  readonly needs?: readonly string[]
  /** What holds when it is not set. */
  readonly fallback?: string
  readonly shape?: RegExp
}

const BOTH = ['cloud', 'host'] as const

/** Every variable of the environment that a running system reads; `npm run deploy:check` and docs/DEPLOY.md go by this. */
export const VARIABLES = {
  DATABASE_URL: {
    purpose: '提供服务的数据库连接（普通角色，受行级安全约束）。自己的服务器上不填就用自带的 PostgreSQL。',
    readIn: BOTH,
    requiredIn: ['cloud'],
    secret: true,
    shape: /^postgres(ql)?:\/\//,
  },
  DATABASE_OWNER_URL: {
    purpose: '拥有表结构的数据库连接：迁移和定时任务用。云上只给定时函数。',
    readIn: BOTH,
    requiredIn: ['cloud'],
    secret: true,
    functions: ['timer'],
    shape: /^postgres(ql)?:\/\//,
  },
  YOUJU_TOKEN_SECRET: {
    purpose:
      '登录凭证的签名密钥：至少 32 个随机字符，所有函数（或所有主机）用同一个，换掉它等于让所有人重新登录。',
    readIn: BOTH,
    requiredIn: ['cloud'],
    secret: true,
    shape: /^.{32,}$/s,
  },
  YOUJU_DATA: {
    purpose: '数据目录：自带的数据库、文件和密钥都在里面。',
    readIn: ['host'],
    requiredIn: [],
    secret: false,
  },
  HOST: { purpose: '监听的地址。', readIn: ['host'], requiredIn: [], secret: false, fallback: '127.0.0.1' },
  PORT: { purpose: '监听的端口。', readIn: ['host'], requiredIn: [], secret: false, shape: /^\d{1,5}$/ },
  YOUJU_TRUSTED_PROXIES: {
    purpose:
      '反向代理的地址，写它就信它说的来源和 https：例如 127.0.0.1,::1，网段写成 10.0.0.0/8，用逗号隔开。前面没有代理就不要设。',
    readIn: ['host'],
    requiredIn: [],
    secret: false,
    shape: /^[\d.:a-fA-F/, ]+$/,
  },
  WECHAT_APP_ID: {
    purpose:
      '小程序的 AppID。在自己的服务器上，有它才有微信登录、订阅消息和小程序码；在云上，小程序码、图片审核、网页端和定时任务里的订阅消息要用。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    needs: ['WECHAT_APP_SECRET'],
    shape: /^wx[0-9a-zA-Z_-]{4,}$/,
  },
  WECHAT_APP_SECRET: {
    purpose: '小程序的 AppSecret。服务器的出口 IP 要加进公众平台的 IP 白名单。',
    readIn: BOTH,
    requiredIn: [],
    secret: true,
    needs: ['WECHAT_APP_ID'],
  },
  WECHAT_API_ADDRESS: {
    purpose: '微信服务端接口的地址；只有走代理或联调时才改。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    fallback: 'https://api.weixin.qq.com',
    shape: /^https?:\/\/[^\s]+$/,
  },
  WECHAT_TEMPLATE_DIGEST: {
    purpose: '「本周提要」订阅消息的模板 ID；不设就不发，提要在应用里等着。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    needs: ['WECHAT_TEMPLATE_DUE'],
  },
  WECHAT_TEMPLATE_DUE: {
    purpose: '「到期提醒」订阅消息的模板 ID。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    needs: ['WECHAT_TEMPLATE_DIGEST'],
  },
  WECHAT_TEMPLATE_DIGEST_FIELDS: {
    purpose:
      '「本周提要」模板的每个字段填什么：字段=内容，用逗号隔开；内容是 title（标题）、line（一句话）、hint（点开办理）。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    needs: ['WECHAT_TEMPLATE_DIGEST'],
    fallback: 'thing1=title,thing2=line',
  },
  WECHAT_TEMPLATE_DUE_FIELDS: {
    purpose: '「到期提醒」模板的每个字段填什么，写法同上；另有 day（截止日期）。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    needs: ['WECHAT_TEMPLATE_DUE'],
    fallback: 'thing1=line,date2=day',
  },
  WECHAT_MINIPROGRAM_STATE: {
    purpose: '订阅消息和小程序码打开哪个版本：developer（开发版）、trial（体验版）或 formal（正式版）。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    fallback: 'formal',
    shape: /^(developer|trial|formal)$/,
  },
  YOUJU_LOG: {
    purpose:
      '日志记什么：off（不记）、errors（只记出错的调用）或 calls（每次调用一行 JSON，不含姓名和内容）。在终端里启动时默认 errors，其余默认 calls。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    shape: /^(off|errors|calls)$/,
  },
  YOUJU_METRICS_TOKEN: {
    purpose: '从别的机器读取 /metrics（Prometheus 指标）要带的令牌；不设就只有本机读得到。',
    readIn: ['host'],
    requiredIn: [],
    secret: true,
    shape: /^\S{16,}$/,
  },
  YOUJU_OLDEST_CLIENT: {
    purpose: '还能使用的最旧的小程序版本，例如 1.4.0；更旧的会被请去更新。不设则都能用。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    shape: /^\d{1,4}\.\d{1,4}\.\d{1,4}$/,
  },
  CONTENT_CHECK: {
    purpose:
      '设为 wechat 时，公告的文字和图片先经微信内容安全检查，没有得到结论就不发布；不设则不检查，公告上会写明。',
    readIn: BOTH,
    requiredIn: [],
    secret: false,
    shape: /^wechat$/,
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof VARIABLES

export type Environment = Readonly<Record<string, string | undefined>>

/** What keeps a system from starting there, or would be ignored: by variable, in words that never quote a value. */
export function settingFaults(place: Place, env: Environment): { variable: VariableName; fault: string }[] {
  return Object.entries<Variable>(VARIABLES).flatMap(([name, { readIn, requiredIn, needs = [], shape }]) => {
    const variable = name as VariableName
    const value = env[name]
    if (!readIn.includes(place)) return []
    if (!value) return requiredIn.includes(place) ? [{ variable, fault: '没有设置' }] : []
    if (shape && !shape.test(value)) return [{ variable, fault: '写法不对' }]
    return needs.filter((other) => !env[other]).map((other) => ({ variable, fault: `还要同时设置 ${other}` }))
  })
}
