/**
 * The one catalogue of what can go wrong between us and the database server. Every problem says what happened and
 * what to do next, so that nobody running `npm start` ever meets a raw stack.
 */
const CATALOGUE = {
  unsupportedPlatform: (d: { platform: string }) => ({
    message: `没有适合本机（${d.platform}）的内置 PostgreSQL。`,
    remedy:
      '请自备一个 PostgreSQL 15 或更新的数据库，并设置环境变量 DATABASE_URL 和 DATABASE_OWNER_URL 后再启动。',
  }),
  binariesUnusable: (d: { reason: string }) => ({
    message: `内置的 PostgreSQL 在本机运行不起来：${d.reason}`,
    remedy:
      '如果系统是 Alpine（musl），请换用 Debian、Ubuntu 等 glibc 系统；否则请删除 node_modules 后重新启动。也可以设置 DATABASE_URL 使用自备的数据库。',
  }),
  noServerAccount: () => ({
    message: 'PostgreSQL 不允许以 root 身份运行，而本机既没有 postgres 用户也没有 nobody 用户。',
    remedy: '请用普通用户启动，或先建一个用户：useradd --system postgres。',
  }),
  cannotSwitchAccount: (d: { account: string }) => ({
    message: `PostgreSQL 不允许以 root 身份运行，而这里又无权切换到 ${d.account} 用户。`,
    remedy:
      '请用普通用户启动；在容器里请保留 SETUID、SETGID、CHOWN 权限，或设置 DATABASE_URL 使用自备的数据库。',
  }),
  dataFolderUnwritable: (d: { folder: string; reason: string }) => ({
    message: `数据文件夹 ${d.folder} 不能写入（${d.reason}）。`,
    remedy: '请修改该文件夹的权限，或用环境变量 YOUJU_DATA 指定另一个可写的文件夹。',
  }),
  dataFolderUnreachable: (d: { folder: string; account: string; instead: string }) => ({
    message: `以 root 启动时数据库由 ${d.account} 用户运行，而该用户进不了数据文件夹 ${d.folder}。`,
    remedy: `请把 YOUJU_DATA 设为各级文件夹都可进入的位置，例如 ${d.instead}；或改用该文件夹所属的普通用户启动。`,
  }),
  dataFolderForeign: (d: { folder: string }) => ({
    message: `数据文件夹 ${d.folder} 属于另一个用户，多半是上次以 root 或别的用户启动过。`,
    remedy: '请用上次的用户启动；或用 YOUJU_DATA 指定一个新的文件夹。',
  }),
  permissionsNotKept: (d: { folder: string }) => ({
    message: `数据文件夹 ${d.folder} 所在的磁盘不保存文件权限（共享盘、U 盘或 Windows 盘常见），数据库无法使用。`,
    remedy: '请用 YOUJU_DATA 指定本机磁盘上的文件夹，例如主目录下的 youju-data。',
  }),
  diskFull: (d: { folder: string }) => ({
    message: `磁盘空间不足，数据文件夹 ${d.folder} 写不进去了。`,
    remedy:
      '请清理磁盘（至少留出 200 MB）后再启动；已保存的数据不会丢失。也可以用 YOUJU_DATA 换到另一块磁盘。',
  }),
  notEnoughMemory: () => ({
    message: '内存或共享内存不足，数据库启动不了。',
    remedy: '请关闭一些程序后再启动；在容器里请放宽内存限制（至少 512 MB）。',
  }),
  versionMismatch: (d: { folder: string; found: string; needed: string }) => ({
    message: `数据文件夹 ${d.folder} 是 PostgreSQL ${d.found} 建的，现在的程序是 PostgreSQL ${d.needed}。`,
    remedy: '请用原来的版本启动并导出数据，再导入新版本；或用 YOUJU_DATA 指定一个新的文件夹。',
  }),
  passwordsMissing: (d: { file: string }) => ({
    message: `数据库的口令文件 ${d.file} 缺失或已损坏。`,
    remedy: '请从备份恢复这个文件；如果数据不再需要，请把整个数据文件夹改名后重新启动。',
  }),
  passwordsRefused: (d: { file: string }) => ({
    message: `正在运行的数据库不接受口令文件 ${d.file} 里的口令，这个文件多半被换过。`,
    remedy: '请从备份恢复这个文件；如果数据不再需要，请把整个数据文件夹改名后重新启动。',
  }),
  socketFolderTaken: (d: { folder: string }) => ({
    message: `数据文件夹的路径太长，而备用的 ${d.folder} 已被别人占用。`,
    remedy: '请用 YOUJU_DATA 指定一个路径较短的数据文件夹。',
  }),
  notAnswering: (d: { pid: number }) => ({
    message: `数据库进程（进程号 ${d.pid}）还在，但一直没有应答。`,
    remedy: `请稍等后再启动；如果一直这样，请结束进程 ${d.pid} 再启动，已保存的数据会自动恢复。`,
  }),
  stillBusy: (d: { folder: string }) => ({
    message: `上一次的数据库进程还没有退出干净，数据文件夹 ${d.folder} 仍被占用。`,
    remedy: '请等一分钟后再启动；如果一直这样，请重启电脑。',
  }),
  startFailed: (d: { reason: string; log?: string }) => ({
    message: `数据库没有启动成功：${d.reason}`,
    remedy: d.log
      ? `详情在 ${d.log}，请据此排查，或把它发给技术支持。`
      : '请稍后再试；如果一直这样，请联系技术支持。',
  }),
  notStopping: (d: { pid: number }) => ({
    message: `数据库进程（进程号 ${d.pid}）没有按时停下。`,
    remedy: '它写完数据后会自行退出；下次启动会自动接上。',
  }),
  externalUnreachable: (d: { target: string; reason: string }) => ({
    message: `连不上自备的数据库 ${d.target}（${d.reason}）。`,
    remedy: '请检查 DATABASE_URL / DATABASE_OWNER_URL 里的地址、端口，以及数据库是否已启动。',
  }),
  externalRefused: (d: { target: string; reason: string }) => ({
    message: `自备的数据库 ${d.target} 拒绝了连接（${d.reason}）。`,
    remedy: '请检查 DATABASE_URL / DATABASE_OWNER_URL 里的用户名、口令和数据库名。',
  }),
  externalUnsuitable: (d: { target: string; reason: string }) => ({
    message: `自备的数据库 ${d.target} 不合用：${d.reason}。`,
    remedy: '请准备 PostgreSQL 15 或更新、编码为 UTF8 的数据库。',
  }),
} as const satisfies Record<string, (details: never) => { message: string; remedy: string }>

export type PostgresProblemCode = keyof typeof CATALOGUE

type DetailsOf<C extends PostgresProblemCode> =
  Parameters<(typeof CATALOGUE)[C]> extends [infer D] ? D : object

export class PostgresProblem extends Error {
  readonly code: PostgresProblemCode
  /** What to do next, in one or two sentences. */
  readonly remedy: string

  private constructor(code: PostgresProblemCode, message: string, remedy: string, cause: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'PostgresProblem'
    this.code = code
    this.remedy = remedy
  }

  static of<C extends PostgresProblemCode>(code: C, details: DetailsOf<C>, cause?: unknown): PostgresProblem {
    const explain = CATALOGUE[code] as (details: unknown) => { message: string; remedy: string }
    const { message, remedy } = explain(details)
    return new PostgresProblem(code, message, remedy, cause)
  }
}

const NOT_PERMITTED: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘是只读的',
  ENOTDIR: '同名的位置上有一个文件',
  EEXIST: '同名的位置上有一个文件',
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Turns whatever was thrown while working in the data folder into a problem from the catalogue. */
export function asPostgresProblem(error: unknown, folder: string): PostgresProblem {
  if (error instanceof PostgresProblem) return error
  const code = errorCode(error) ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return PostgresProblem.of('diskFull', { folder }, error)
  const reason = NOT_PERMITTED[code]
  if (reason !== undefined) return PostgresProblem.of('dataFolderUnwritable', { folder, reason }, error)
  const text = error instanceof Error ? error.message : String(error)
  return PostgresProblem.of('startFailed', { reason: text }, error)
}
