import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** `npm start` and `npm test` in two windows of a fresh folder must not install into each other. */
export async function withInstallLock(root, work) {
  const who = `${root} ${process.getuid?.() ?? ''}`
  const lock = path.join(
    tmpdir(),
    `youju-install-${createHash('sha256').update(who).digest('hex').slice(0, 12)}`,
  )
  for (let told = false; !take(lock); told = true) {
    if (!told) console.log('另一个窗口正在安装依赖，等它装完……')
    await wait(500)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isAlive(holderOf(lock))) rmSync(lock, { force: true })
  return false
}

function holderOf(lock) {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10)
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid) {
  // Just given back, or just taken and not written yet: look again.
  if (pid === undefined || Number.isNaN(pid)) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
