import { access, constants, readFile, stat, statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { type Environment, settingFaults, VARIABLES } from '../../cloudfunctions/_shared/cloud/variables'
import { lastBackup } from '../backup/last-backup'
import { attention, type Finding, ok, trouble } from './finding'

const MB = 1024 * 1024
const SPACE_NEEDED = 200 * MB
const SPACE_WISHED = 2_048 * MB
const BACKUP_WITHIN_DAYS = 2
const DAY_MS = 86_400_000
const ANSWER_WITHIN_MS = 5_000

export async function program(root: string): Promise<Finding[]> {
  const node = ok('Node', process.versions.node)
  const wanted = Object.entries((await packageAt(root)).dependencies ?? {})
  const others: string[] = []
  for (const [name, version] of wanted) {
    const there = await packageAt(path.join(root, 'node_modules', name)).catch(() => null)
    if (there?.version !== version) others.push(name)
  }
  if (others.length === 0) return [node, ok('程序包', `${wanted.length} 个都在，版本一致`)]
  const named = others.slice(0, 5).join('、')
  return [
    node,
    trouble('程序包', `${others.length} 个缺少或版本不同：${named}`, '请在项目文件夹里执行 npm ci。'),
  ]
}

async function packageAt(folder: string) {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8')
  return JSON.parse(text) as { version?: string; dependencies?: Record<string, string> }
}

export async function dataFolder(folder: string): Promise<Finding[]> {
  const about = '数据文件夹'
  const there = await stat(folder).catch(() => null)
  if (!there)
    return [
      attention(about, `${folder} 还没有`, '第一次启动时会自动建立；如果以前启动过，请检查 YOUJU_DATA。'),
    ]
  const isWritable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable)
    return [trouble(about, `${folder} 不能写入`, '请修改它的权限，或用上次启动时的用户来执行。')]
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const found = `${folder}，还剩 ${Math.floor(free / MB)} MB`
  if (free < SPACE_NEEDED) return [trouble(about, found, '空间不够，随时可能写不进去：请马上清理磁盘。')]
  if (free < SPACE_WISHED) return [attention(about, found, '空间不多了，请清理磁盘，或换一块大一点的。')]
  return [ok(about, found)]
}

/** The port is free, ours, or somebody else's. */
export async function port(number: number, host: string): Promise<Finding[]> {
  const about = `端口 ${number}`
  if (!(await isTaken(number, host))) return [ok(about, '空闲（有据没有在运行）')]
  const isOurs = await asked(number, host, 'health').then(
    ({ ok }) => ok === true,
    () => false,
  )
  if (!isOurs)
    return [trouble(about, '被别的程序占用，或没有按时应答', '请关掉占用它的程序，或用 --port 换一个端口。')]
  const ready = await asked(number, host, 'ready')
  if (ready.ok === true) return [ok(about, '有据正在运行，一切就绪')]
  const why = ready.missing?.map(({ message }) => message).join('') ?? '正在停止或启动。'
  const remedy = '请看它的日志；多数情况重新启动就好。'
  return [trouble(about, `有据正在运行，但还不能提供服务：${why}`, remedy)]
}

function isTaken(number: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port: number, host, timeout: ANSWER_WITHIN_MS })
    const tell = (taken: boolean) => {
      socket.destroy()
      resolve(taken)
    }
    socket.on('connect', () => tell(true))
    socket.on('timeout', () => tell(true))
    socket.on('error', ({ code }: NodeJS.ErrnoException) => tell(code !== 'ECONNREFUSED'))
  })
}

async function asked(number: number, host: string, what: 'health' | 'ready') {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${number}/api/${what}`
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
  return (await response.json()) as { ok?: unknown; missing?: { message: string }[] }
}

export async function settings(env: Environment): Promise<Finding[]> {
  const about = '环境变量'
  const faults = settingFaults('host', env).map(({ variable, fault }) =>
    trouble(about, `${variable}：${fault}`, `用途：${VARIABLES[variable].purpose}`),
  )
  const set = Object.keys(VARIABLES).filter((name) => env[name])
  return faults.length > 0
    ? faults
    : [ok(about, set.length === 0 ? '都用默认值' : `设置了 ${set.join('、')}`)]
}

export async function backups(folder: string, now: number): Promise<Finding[]> {
  const about = '备份'
  const how = '请每天做一次 npm run youju -- backup，并另存一份到别的机器上。'
  const last = await lastBackup(folder)
  if (!last) return [attention(about, '在这台机器上还没有做过', how)]
  const days = (now - Date.parse(last.at)) / DAY_MS
  const found = `上次在 ${days < 1 ? '一天之内' : `${Math.floor(days)} 天前`}，写到 ${last.folder}`
  return [days > BACKUP_WITHIN_DAYS ? attention(about, found, how) : ok(about, found)]
}
