import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach } from 'vitest'
import type { RunningPostgres } from '../../local/postgres/running-postgres'
import { startPostgres } from '../../local/postgres/start-postgres'

const PROJECT = path.join(__dirname, '..', '..')

/** Real servers in throw-away folders; whatever a test leaves running is stopped after it. */
export function postgresBench() {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })
  const said: string[] = []

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
      const folder = mkdtempSync(path.join(tmpdir(), 'youju-test-'))
      cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
      return folder
    },
    /** Another node process that starts the server of the folder, says so and waits to be killed. */
    startElsewhere: (dataFolder: string) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/api/postgres-elsewhere.ts', dataFolder], {
        cwd: PROJECT,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
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
