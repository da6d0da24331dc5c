import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { manyRecords } from '../browser/many-records'
import { POSTS } from '../browser/offline/handset'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { httpTransport, type Transport } from './device/transport'
import { launchWeapp } from './launch'

const RECORDS = 400
const A_PAGE = 100
const MOST_NODES = 1_000
const LIST = 'pages/records/index'

let school: RunningSchool
let browser: Browser

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

test('a list of 400 records stays within 1000 nodes, at its end and at its beginning again', async () => {
  const answers = manyRecords(await school.ask('teacher', 'record.list', { whose: 'mine' }), RECORDS, A_PAGE)
  const overHttp = httpTransport(school.address)
  const transport: Transport = async (outgoing, signal, sent) => {
    if (outgoing.path !== '/api/record/list') return overHttp(outgoing, signal, sent)
    sent()
    const { cursor } = JSON.parse(outgoing.body.toString()) as { cursor?: string }
    const body = Buffer.from(JSON.stringify({ ok: true, data: answers(cursor) }))
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body }
  }
  const app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser, transport })
  try {
    await app.tap(app.page.getByText(new RegExp(`^${POSTS.teacher} `)).first())
    await app.relaunch(LIST)
    await app.tap('加载更多')
    // From the second page on the list goes on by itself.
    for (let page = 2; page < RECORDS / A_PAGE; page += 1) {
      await app.page.evaluate(() => window.scrollBy(0, 100))
      await app.idle()
      await app.scrollToBottom()
    }
    await app.scrollToBottom()
    await app.page.getByText(`听课 ${RECORDS} 号`, { exact: true }).waitFor()
    expect((await app.stats()).nodes).toBeLessThanOrEqual(MOST_NODES)
    await app.page.evaluate(() => window.scrollTo(0, 0))
    await app.idle()
    await app.page.getByText('听课 1 号', { exact: true }).waitFor()
    expect((await app.stats()).nodes).toBeLessThanOrEqual(MOST_NODES)
    app.expectClean()
  } finally {
    await app.close()
  }
})
