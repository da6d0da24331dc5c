import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { RunningPostgres } from '../../local/postgres/running-postgres'
import { startPostgres } from '../../local/postgres/start-postgres'

const PROJECT = path.join(__dirname, '..', '..')

/** Real servers in throw-away folders; whatever a test leaves running is stopped after it. */
export function postgresBench() {
  const cleanUps: (() => unknown)[] = []
  const said: string[] = []
  const used = newFolder()
  beforeAll(async () => {
    await (await startPostgres({ dataFolder: used, say: () => undefined })).stop()
  })
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })
  afterAll(() => rmSync(used, { recursive: true, force: true }))

  const start = async (dataFolder: string): Promise<RunningPostgres> => {
    const running = await startPostgres({ dataFolder, say: (line) => said.push(line) })
    cleanUps.push(() => running.stop())
    return running
  }

  return {
    said,
    start,
    atTheEnd: (cleanUp: () => unknown) => cleanUps.push(cleanUp),
    newFolder: (): string => {
      const folder = newFolder()
      cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
      return folder
    },
    /** A data folder that was in use before and was left properly. */
    usedFolder: (below = ''): string => {
      const folder = newFolder()
      cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
      mkdirSync(path.join(folder, below), { recursive: true })
      execFileSync('cp', ['-a', `${used}/.`, path.join(folder, below)])
      return path.join(folder, below)
    },
    /** Another node process that starts the server of the folder, says so and waits to be killed. */
    startElsewhere: (dataFolder: string) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'test/api/postgres-elsewhere.ts', dataFolder],
        {
          cwd: PROJECT,
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      cleanUps.push(() => child.kill('SIGKILL'))
      return new Promise<{ started: string; kill: () => Promise<void> }>((resolve, reject) => {
        child.on('exit', (code) => reject(new Error(`ended with ${code} before it was up`)))
        child.stdout.on('data', (line: Buffer) => {
          const gone = new Promise<void>((ended) => child.on('exit', () => ended()))
          const kill = () => {
            child.kill('SIGKILL')
            return gone
          }
          resolve({ started: line.toString('utf8').trim(), kill })
        })
      })
    },
  }
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'youju-test-'))
  // What lies below must be in reach of the user the server runs as.
  chmodSync(folder, 0o711)
  return folder
}

export async function ask<T extends pg.QueryResultRow>(config: pg.ClientConfig, sql: string): Promise<T[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

export const clusterOf = (dataFolder: string) => path.join(dataFolder, 'postgres', 'cluster')

export const serverPid = (dataFolder: string) =>
  Number.parseInt(readFileSync(path.join(clusterOf(dataFolder), 'postmaster.pid'), 'utf8'), 10)

export function isRunning(pid: number): boolean {
  try {
    // A zombie has no command line any more.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}
