import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { diagnose } from './diagnose'
import { knock } from './knock'
import {
  disarmStaleLock,
  postmasterLock,
  runningServer,
  saysReady,
  socketFile,
  socketLock,
} from './lock-files'
import { takePlace } from './place'
import { PostgresProblem } from './problem'
import { type Attempt, launchServer, stopServer } from './server'
import { settingsFor } from './settings'
import { freePort, type Site } from './site'
import { prepareSocketFolder } from './socket-folder'

const PAUSE_MS = 15
const REPORT_EVERY_MS = 5_000
const PATIENCE_MS = 30_000

/** Another start was quicker, or the processes of a killed server are still on their way out: try again. */
const CONTENDED =
  /lock file ".*" (already exists|is empty)|pre-existing shared memory block|could not (bind|create any)/

export interface Joined {
  /** An open connection that holds our place; losing it means that the server is gone. */
  readonly client: pg.Client
  readonly launched: boolean
}

/**
 * Gets us a place at the running server of this data folder: the one that is there, whoever started it, else a new
 * one. Asking the server comes first, because whoever knows the password of this cluster is this cluster.
 */
export async function bringUp(site: Site): Promise<Joined> {
  let attempt: Attempt | undefined
  let silentSince = Date.now()
  const report = reporter(site)
  for (;;) {
    const answer = await knock(site)
    if (answer.kind === 'in') {
      if (await takePlace(answer.client)) return { client: answer.client, launched: attempt !== undefined }
      await answer.client.end()
    }
    if (answer.kind !== 'silent') silentSince = Date.now()
    else if (attempt?.failed()) attempt = giveUpOrRetry(site, attempt, silentSince)
    else if (attempt === undefined) attempt = await launchUnlessThere(site, silentSince)
    report()
    await wait(PAUSE_MS)
  }
}

function giveUpOrRetry(site: Site, attempt: Attempt, silentSince: number): undefined {
  const complaint = attempt.complaint()
  const { dataFolder, log } = site.layout
  if (!CONTENDED.test(complaint)) throw diagnose(complaint, dataFolder, log)
  if (Date.now() - silentSince > PATIENCE_MS) throw PostgresProblem.of('stillBusy', { folder: dataFolder })
}

async function launchUnlessThere(site: Site, silentSince: number): Promise<Attempt | undefined> {
  const { layout, account, socketFolder } = site
  const pid = runningServer(layout.cluster)
  if (pid === undefined) {
    const place = process.platform === 'win32' ? { port: await freePort() } : { socketFolder }
    if ('socketFolder' in place) {
      prepareSocketFolder(socketFolder, account)
      disarmStaleLock(socketLock(socketFolder), layout.cluster)
    }
    disarmStaleLock(postmasterLock(layout.cluster), layout.cluster)
    return launchServer(layout, await site.programs(), account, settingsFor(place, site.settings))
  }
  // Alive, but its socket was deleted or moved away: nobody can reach it any more, so nobody loses it.
  if (process.platform !== 'win32' && saysReady(layout.cluster) && !existsSync(socketFile(socketFolder))) {
    await stopServer(layout, undefined)
  } else if (Date.now() - silentSince > PATIENCE_MS) {
    throw PostgresProblem.of('notAnswering', { pid })
  }
  return undefined
}

/** Recovery after a crash may take its time; we wait for as long as the server is at it, and say so. */
function reporter({ say }: Site): () => void {
  const began = Date.now()
  let reported = 0
  return () => {
    const rounds = Math.floor((Date.now() - began) / REPORT_EVERY_MS)
    if (rounds === reported) return
    reported = rounds
    say(`还在等数据库就绪（已等 ${rounds * (REPORT_EVERY_MS / 1000)} 秒），上次若未正常关闭，它正在恢复数据`)
  }
}
