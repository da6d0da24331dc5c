import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const SAME_KEYSTROKE_MS = 400
const LOOK_AFTER_PARENTS_MS = 250
const onWindows = process.platform === 'win32'

/**
 * Runs the real program, `program` being Node's options and its file, passes signals on, and resolves to its exit code.
 * One Ctrl-C can reach us twice: from the terminal and again from npm. The program gets a group of its own, so it hears
 * only from us, and once. On Windows the console tells everybody and there is nothing to pass on.
 */
export function handOver(root, program, args) {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: !onWindows,
    env: { ...process.env, YOUJU_LAUNCHER: String(process.pid) },
  })
  const lastPassed = {}
  const pass = (signal) => {
    const now = Date.now()
    if (onWindows || now - (lastPassed[signal] ?? 0) < SAME_KEYSTROKE_MS) return
    lastPassed[signal] = now
    tell(child.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  const stopWatching = whenNpmIsGone(() => pass('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      stopWatching()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

function tell(group, signal) {
  try {
    process.kill(-group, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/**
 * npm that is killed, or ends by SIGTERM, takes only its shell along or nothing at all. Whoever stopped npm meant us:
 * staying would keep the port and block the next start.
 */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event || onWindows) return () => undefined
  const [shell, npm] = ancestors()
  const timer = setInterval(() => {
    const [parent, grandparent] = ancestors()
    if (parent !== shell || grandparent !== npm) stop()
  }, LOOK_AFTER_PARENTS_MS)
  return () => clearInterval(timer)
}

/** Our parent, and npm behind it when the parent is only the shell that npm runs scripts with. */
function ancestors() {
  const parent = process.ppid
  const program = path.basename(readProc(parent, 'cmdline').split('\0')[0])
  if (!/^(da|ba|a|z|k)?sh$/.test(program)) return [parent]
  // pid (name) state ppid …: the name may hold anything, so count from its closing bracket.
  const fields = readProc(parent, 'stat').split(') ').pop().split(' ')
  return [parent, Number(fields[1])]
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // No such process any more, or no such folder on this system: nothing to be read.
    return ''
  }
}
