import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { POSTS } from '../browser/offline/handset'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { pagesIn, queriesFor } from './every-page'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

/** WeChat's own advice for a page, and what a call of setData may carry. */
const MOST_NODES = 1_000
const MOST_BYTES = 256 * 1024

type Who = keyof typeof POSTS

interface Opening {
  readonly page: string
  readonly nodes: number
  readonly bytes: number
  readonly largest: number
}

let school: RunningSchool

/** Opens every page as one of the demo's people, in a file of its own for each, so that they run side by side. */
export function pagesStayWithinBudget(who: Who): void {
  let browser: Browser

  beforeAll(async () => {
    school = await runningSchool()
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    await school?.stop()
  })

  test(`every page of the app stays within 1000 nodes and 256 KB of data, a call and an opening, for the ${who}`, async () => {
    const app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
    try {
      await app.tap(app.page.getByText(new RegExp(`^${POSTS[who]} `)).first())
      const queries = await queriesFor(school.ask, who)
      const openings: Opening[] = []
      for (const page of pagesIn(school.weappFolder)) {
        for (const query of queries[page] ?? ['']) openings.push(await opening(app, page, query))
      }
      const nearest = openings
        .map((one) => ({ ...one, share: Math.max(one.nodes / MOST_NODES, one.bytes / MOST_BYTES) }))
        .sort((a, b) => b.share - a.share)
      console.info(
        nearest
          .slice(0, 4)
          .map((one) => `${who} ${inWords(one)}`)
          .join('\n'),
      )
      const over = openings.filter(
        ({ nodes, bytes, largest }) => nodes > MOST_NODES || bytes > MOST_BYTES || largest > MOST_BYTES,
      )
      expect(over.map(inWords)).toEqual([])
      app.expectClean()
    } finally {
      await app.close()
    }
  }, 240_000)
}

async function opening(app: Weapp, page: string, query: string): Promise<Opening> {
  const before = app.report.setDataByPage[page]?.bytes ?? 0
  await app.relaunch(query ? `${page}?${query}` : page)
  const { nodes, setDataByPage } = await app.stats()
  const { bytes = 0, largest = 0 } = setDataByPage[page] ?? {}
  return { page: query ? `${page}?${query}` : page, nodes, bytes: bytes - before, largest }
}

const inWords = ({ page, nodes, bytes, largest }: Opening) =>
  `${page}: ${nodes} nodes, ${Math.round(bytes / 1024)} KB, at most ${Math.round(largest / 1024)} KB a call`
