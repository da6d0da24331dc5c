import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { unreadable } from '../../cloudfunctions/_shared/workbook/plan-workbook'
import type { Workbooks } from '../../cloudfunctions/_shared/workbook/workbooks'
import { oneAtATime } from '../../cloudfunctions/session/one-at-a-time'
import { bundle } from '../start/bundle.mjs'

const ROOT = path.resolve(__dirname, '../..')

export interface Asked {
  readonly what: keyof Workbooks
  readonly bytes: Uint8Array
}

/** The fullest workbook that is taken needs a few seconds on a slow machine; the transaction that waits is given up after fifteen. */
const LONGEST_MS = 10_000
/** What it inflates to lies outside of this; for that the guard of archives is the limit. */
const HEAP = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 }
/** Each waits inside a transaction and holds a connection meanwhile. */
const MOST_WAITING = 3

const TOO_MUCH =
  '这个工作簿里的内容太多，读不完。请只留要导入的几张表，删掉多余的格式和空行后另存为 .xlsx 再导入。'

interface Bounds {
  readonly longestMs?: number
  readonly heap?: typeof HEAP
}

/**
 * Workbooks read one at a time, each in a thread of its own that ends with it: whoever is served meanwhile does not notice, and what
 * takes too long or too much memory costs the thread and nothing else.
 */
export function readingWorkbooks({ longestMs = LONGEST_MS, heap = HEAP }: Bounds = {}): Workbooks {
  const inTurn = oneAtATime(MOST_WAITING)
  let program: Promise<string> | undefined

  async function read<T>(what: Asked['what'], bytes: Uint8Array, tooMuch: T): Promise<T> {
    program ??= bundle(ROOT, 'local/workbooks/reader.ts', 'dist/workbooks/reader.js')
    // A copy of its own: a buffer's neighbours in memory are none of the reader's business.
    const asked: Asked = { what, bytes: Uint8Array.from(bytes) }
    // Nothing of ours is theirs to read, and this program's own loader is of no use to it.
    const worker = new Worker(await program, {
      workerData: asked,
      resourceLimits: heap,
      env: {},
      execArgv: [],
    })
    try {
      return await reading(worker, longestMs, tooMuch)
    } finally {
      await worker.terminate()
    }
  }

  return {
    sheets: (bytes) => inTurn(() => read('sheets', bytes, { sheets: null, problem: TOO_MUCH })),
    plan: (bytes) => inTurn(() => read('plan', bytes, unreadable(TOO_MUCH))),
  }
}

function reading<T>(worker: Worker, longestMs: number, tooMuch: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => settle(() => resolve(tooMuch)), longestMs)
    const settle = (end: () => void) => {
      clearTimeout(patience)
      end()
    }
    worker.once('message', (read: T) => settle(() => resolve(read)))
    worker.once('error', (error: Error & { code?: string }) =>
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooMuch) : reject(error))),
    )
    worker.once('exit', () => settle(() => reject(new Error('the reader of workbooks ended without a word'))))
  })
}
