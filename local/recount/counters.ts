import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { Difference } from '../../cloudfunctions/_shared/store/recount/difference'
import type { SchoolKey } from '../../cloudfunctions/_shared/store/school-key'
import { bundle } from '../start/bundle.mjs'

const ROOT = path.resolve(__dirname, '../..')

export type Asked = SchoolKey | 'end'

export type Told =
  | { readonly records: number }
  | { readonly found: readonly Difference[] }
  | { readonly failed: string }

/** A thread with a connection of its own. What is read of a school is garbage at once: room for much of it, and for little that stays. */
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 256 }

/** Bundled once for all threads. */
let program: Promise<string> | undefined

export class Counter {
  readonly #worker: Worker

  private constructor(owner: pg.ClientConfig, file: string) {
    this.#worker = new Worker(file, { workerData: owner, resourceLimits: LIMITS, execArgv: [] })
  }

  static async start(owner: pg.ClientConfig): Promise<Counter> {
    program ??= bundle(ROOT, 'local/recount/counter.ts', 'dist/recount/counter.js')
    return new Counter(owner, await program)
  }

  /** `progress` is told how many of the school's records are counted so far. */
  count(
    { districtId, schoolId }: SchoolKey,
    progress: (records: number) => void,
  ): Promise<readonly Difference[]> {
    const worker = this.#worker
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        worker.off('message', hear)
        worker.off('error', fail)
        done()
      }
      const hear = (told: Told) => {
        if ('records' in told) progress(told.records)
        else if ('found' in told) settle(() => resolve(told.found))
        else settle(() => reject(new Error(told.failed)))
      }
      const fail = (error: Error) => settle(() => reject(error))
      worker.on('message', hear)
      worker.on('error', fail)
      worker.postMessage({ districtId, schoolId } satisfies Asked)
    })
  }

  async end(): Promise<void> {
    const ended = once(this.#worker, 'exit')
    this.#worker.postMessage('end' satisfies Asked)
    await ended
  }
}
