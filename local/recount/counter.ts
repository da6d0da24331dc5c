import { parentPort, workerData } from 'node:worker_threads'
import type pg from 'pg'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount/recount-school'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import type { Asked, Told } from './counters'

/** Counts the schools that it is sent, one after the other; see `counters.ts`. */
const port = parentPort
if (!port) throw new Error('to be started as a worker')
const tell = (told: Told) => port.postMessage(told)

const store = openStore({ ...(workerData as pg.ClientConfig), max: 1, statement_timeout: 0 }, (error) =>
  console.error(error.message),
)

port.on('message', async (asked: Asked) => {
  if (asked === 'end') {
    await store.close()
    port.close()
    return
  }
  try {
    const found = await recountSchool(store.db, asked, (records) => tell({ records }))
    tell({ found })
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) })
  }
})
