import { parentPort, workerData } from 'node:worker_threads'
import { readInPlace } from '../../cloudfunctions/_shared/workbook/workbooks'
import type { Asked } from './reading'

/** Reads the one workbook that it is started with; see `reading.ts`. */
const { what, bytes } = workerData as Asked
readInPlace[what](bytes).then((reading) => parentPort?.postMessage(reading))
