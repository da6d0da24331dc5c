import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileType } from '#core/file/file'
import type { Pictures } from '../../cloudfunctions/_shared/endpoint/platform'
import { oneAtATime } from '../../cloudfunctions/session/one-at-a-time'

const PROGRAM = path.join(__dirname, 'redraw-worker.mjs')

/** A picture of the most pixels that are taken needs three seconds on a slow machine. */
const LONGEST_MS = 20_000
/** The codecs take their memory outside of this; for the pixels they hold, `MOST_PIXELS` is the limit. */
const HEAP_MB = 256
/** Each waits inside a transaction and holds a connection meanwhile. */
const MOST_WAITING = 3
/** Tens of megabytes of compiled code and pixels are given back once nobody sends pictures. */
const IDLE_MS = 30_000

type Told = { readonly bytes: Uint8Array } | { readonly fault: string } | { readonly notReady: string }

/**
 * Pictures drawn anew in a thread of their own, one at a time. A picture that cannot be drawn, or takes too long, costs its
 * thread: whatever it made of the decoder, the next picture does not meet it. Where there is no thread or no decoder to be had
 * nothing is said about the picture: that rejects.
 */
export function redrawing(): Pictures {
  const inTurn = oneAtATime(MOST_WAITING)
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  function end(): void {
    clearTimeout(idle)
    void worker?.terminate()
    worker = undefined
  }

  function drawn(bytes: Uint8Array, type: FileType): Promise<Uint8Array | undefined> {
    clearTimeout(idle)
    const drawer = worker ?? started()
    worker = drawer
    return new Promise((resolve, reject) => {
      const settle = (outcome: Uint8Array | undefined, fault?: Error) => {
        clearTimeout(patience)
        drawer.off('message', told).off('error', failed).off('exit', gone)
        if (outcome === undefined) end()
        else idle = setTimeout(end, IDLE_MS).unref()
        if (fault) reject(fault)
        else resolve(outcome)
      }
      const told = (message: Told) =>
        'notReady' in message
          ? settle(undefined, new Error(message.notReady))
          : settle('bytes' in message ? message.bytes : undefined)
      const failed = (error: Error & { code?: string }) =>
        settle(undefined, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? undefined : error)
      const gone = () => settle(undefined)
      const patience = setTimeout(gone, LONGEST_MS)
      drawer.on('message', told).on('error', failed).on('exit', gone)
      drawer.postMessage({ bytes, type })
    })
  }

  return { drawnAnew: (bytes, type) => inTurn(() => drawn(Uint8Array.from(bytes), type)) }
}

function started(): Worker {
  const worker = new Worker(PROGRAM, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // Nothing of ours is theirs to read.
    env: {},
    // This program's own loader is of no use to it.
    execArgv: [],
  })
  worker.unref()
  return worker
}
