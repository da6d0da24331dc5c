import { setTimeout as wait } from 'node:timers/promises'
import { Random } from '../../local/demo/school/random'
import { Broken } from '../broken'
import { whatIsBroken } from '../episode'
import { Book } from '../load/book'
import { stir } from '../load/crowd'
import { School } from '../stage/school'
import type { Stage } from '../stage/stage'
import { grownTooMuch } from './growth'
import { type Measurement, measure } from './measurement'

const EVERY_MS = 20_000
/** A school has as many records as a term by then; another begins. */
const ROUNDS_A_SCHOOL = 6
/** Between what people do, so that the load is steady and leaves the machine to others. */
const PAUSE_MS = 4_000

/** Steady work without faults: whether anything of the host or its database grows that should not. */
export async function soak(
  stage: Stage,
  seed: number,
  minutes: number,
  say: (line: string) => void,
): Promise<boolean> {
  await stage.set({ database: 'own', hosts: 1 })
  const end = Date.now() + minutes * 60_000
  const measurements: Measurement[] = []
  let [asked, schools] = [0, 0]
  let broken: string[] = []
  let working = true
  let blind: unknown
  const measuring = (async () => {
    while (working) {
      const measured = await measure(stage)
      measurements.push(measured)
      say(inWords(measured))
      for (const next = Date.now() + EVERY_MS; working && Date.now() < next; ) await wait(200)
    }
  })().catch((error: unknown) => {
    // Heard of at once: a rejection that waits until everybody has gone home would end the process without a report.
    blind = error
  })
  try {
    while (Date.now() < end && broken.length === 0 && blind === undefined) {
      const school = await School.found(stage)
      const book = new Book()
      const random = new Random(seed + schools)
      for (let round = 0; round < ROUNDS_A_SCHOOL && Date.now() < end; round += 1) {
        await stir(school, book, random.branch(`round ${round}`), 1)
        await wait(PAUSE_MS)
      }
      broken = [...book.wrong, ...(await whatIsBroken(school, book, 0))]
      stage.wechat.reset()
      asked += book.asked
      schools += 1
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    broken = [error.message]
  } finally {
    working = false
  }
  await measuring
  if (blind !== undefined) throw blind
  const verdicts = grownTooMuch(measurements)
  for (const { words } of verdicts) say(words)
  for (const what of broken) say(`BROKEN ${what}`)
  say(`${schools} schools, ${asked} calls in ${minutes} minutes`)
  return broken.length === 0 && verdicts.every(({ fine }) => fine)
}

function inWords({ at, ...figures }: Measurement): string {
  const each = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  return `${new Date(at).toISOString().slice(11, 19)} ${each.join(', ')}`
}
