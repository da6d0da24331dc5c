import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, existsSync, mkdtempSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Without a Chinese font every screenshot is a page of boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk']
const TEN_MINUTES = 10 * 60_000

export function canInstallBrowser(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** Tries Debian's own package and returns the log's path; whether it worked shows in what is installed afterwards. */
export async function installBrowser(): Promise<string> {
  const log = join(mkdtempSync(join(tmpdir(), 'youju-browser-')), 'install.log')
  console.log(`没有找到浏览器，正在用 apt-get 安装 ${PACKAGES.join('、')}（日志：${log}）`)
  await run('apt-get', ['update'], log)
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], log)
  return log
}

function run(command: string, args: string[], log: string): Promise<void> {
  const output = openSync(log, 'a')
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    timeout: TEN_MINUTES,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  closeSync(output)
  return new Promise((resolve) => {
    child.once('error', (error) => {
      appendFileSync(log, `${command}: ${error.message}\n`)
      resolve()
    })
    child.once('close', () => resolve())
  })
}
