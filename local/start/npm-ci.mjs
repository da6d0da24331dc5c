import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { explainNpm, InstallProblem } from './install-problem.mjs'

const SLOW_AFTER_SECONDS = 20
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Installs exactly what package-lock.json says, and tells on one line how far it is. */
export async function npmCi(root, folders) {
  const { command, before, shell } = npmCommand()
  // The build needs the development packages whatever NODE_ENV or the user's npm settings say.
  const args = [
    ...before,
    'ci',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ]
  const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  const pass = (signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, pass)
  const stopTelling = tellProgress(root, folders)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-100_000)
    })
  }
  const { code, signal, error } = await ended(child)
  for (const name of SIGNALS) process.off(name, pass)
  stopTelling(code === 0)
  if (error) {
    throw new InstallProblem(`找不到 npm（${error.message}）。`, '请重新安装 Node（自带 npm），然后再试。')
  }
  if (signal || code === 130) process.exit(130)
  if (code !== 0) throw explainNpm(output)
}

/** The npm that started us; on its own, the one on the path. */
function npmCommand() {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return { command: process.execPath, before: [cli], shell: false }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

function ended(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ error }))
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
}

function tellProgress(root, folders) {
  const began = Date.now()
  const onTerminal = process.stdout.isTTY === true
  let best = 0
  let bestAt = began
  const line = () => {
    const count = Math.min(countFolders(root), folders)
    if (count > best) [best, bestAt] = [count, Date.now()]
    const slow = Date.now() - bestAt > SLOW_AFTER_SECONDS * 1000 ? '，网络较慢或不通，npm 正在重试' : ''
    return `正在安装依赖：${count}/${folders}，已用 ${Math.round((Date.now() - began) / 1000)} 秒${slow}`
  }
  console.log('第一次运行或依赖有变化，先安装依赖（通常一两分钟）')
  const show = () => (onTerminal ? process.stdout.write(`\r\x1b[K${line()}`) : console.log(line()))
  const timer = setInterval(show, onTerminal ? 1_000 : 10_000)
  return (isDone) => {
    clearInterval(timer)
    if (onTerminal) process.stdout.write('\r\x1b[K')
    if (isDone) console.log(`依赖已装好，用了 ${Math.round((Date.now() - began) / 1000)} 秒`)
  }
}

function countFolders(root) {
  try {
    return readdirSync(path.join(root, 'node_modules')).filter((name) => !name.startsWith('.')).length
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}
