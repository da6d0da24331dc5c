import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { canInstallBrowser, installBrowser } from './install-browser'

/** Commands looked for on PATH, the distribution's own builds first. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

export class NoBrowser extends Error {
  override readonly name = 'NoBrowser'
}

/**
 * The browser of the tests: `CHROME_PATH`, else an installed Chrome or Chromium, else one installed now where that is
 * possible without asking (root on Debian or Ubuntu).
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (isExecutable(chosen)) return chosen
    throw new NoBrowser(`CHROME_PATH 指向的文件不存在或不可执行 (no executable there): ${chosen}`)
  }
  const installed = installedBrowser()
  if (installed) return installed
  if (!canInstallBrowser()) throw new NoBrowser(howToInstall())
  const log = await installBrowser()
  const brought = installedBrowser()
  if (brought) return brought
  throw new NoBrowser(
    `${howToInstall()}\n\n自动安装没有成功，日志 (automatic installation failed, log): ${log}`,
  )
}

function installedBrowser(): string | undefined {
  return candidates().find(isExecutable)
}

function candidates(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command + suffix))),
    ...wellKnownPlaces(),
  ]
}

function wellKnownPlaces(): string[] {
  if (process.platform === 'darwin') {
    const inside = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
    const roots = ['/Applications', join(process.env.HOME ?? '/', 'Applications')]
    return roots.flatMap((root) => inside.map((path) => join(root, path)))
  }
  if (process.platform === 'win32') {
    const inside = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
    const { PROGRAMFILES, LOCALAPPDATA } = process.env
    const roots = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
    return roots.flatMap((root) => (root ? inside.map((path) => join(root, path)) : []))
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function howToInstall(): string {
  return [
    '没有找到 Chrome 或 Chromium，浏览器测试无法运行。请安装其中一个，或用 CHROME_PATH 指明它的位置：',
    'No Chrome or Chromium was found for the browser tests. Install one, or point CHROME_PATH at it:',
    '  Debian / Ubuntu   sudo apt-get update && sudo apt-get install -y chromium fonts-noto-cjk',
    '  Fedora            sudo dnf install -y chromium google-noto-sans-cjk-fonts',
    '  macOS             brew install --cask google-chrome',
    '  Windows           winget install Google.Chrome',
    '  CHROME_PATH=/path/to/chrome npm test',
  ].join('\n')
}
