import type { Browser, Page } from 'playwright-core'
import { POSTS } from '#core/org/post'
import { type Answers, manyRecords } from '../../test/browser/many-records'
import { httpTransport, type Transport } from '../../test/weapp/device/transport'
import { launchWeapp } from '../../test/weapp/launch'
import type { Measured } from '../measured'
import type { ServedSchool } from './served-school'
import { slowedPage } from './slowed'

const RECORDS = 5_000
/** More than a page has at school, to come to the end within the time of a bench. */
const A_PAGE = 250
const A_PAGE_ON_WEAPP = 30
const BAR_FRAME_MS = 50
const BAR_NODES = 3_000
const BAR_WEAPP_NODES = 1_000
const WHEELS = 120
/** At 60 turns a second ten screens a second, as fast as a thumb throws a list. */
const A_TURN_PX = 130

/** A list of 5,000 records: read to its end, then gone through again, on a slow phone. */
export async function longList(browser: Browser, school: ServedSchool): Promise<Measured[]> {
  const own = await school.ask('teacher', 'record.list', { whose: 'mine' })
  const answers = manyRecords(own, RECORDS, A_PAGE)
  const plain = await plainList(browser, answers)
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  const { page, cdp } = await slowedPage(context)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.route('**/api/record/list', (route) =>
    route.fulfill({ json: { ok: true, data: answers(route.request().postDataJSON()?.cursor) } }),
  )
  await page.goto(school.address)
  await page.getByRole('button', { name: new RegExp(`^${POSTS.teacher} `) }).click()
  await page.getByText('我的指标').waitFor()
  await page.goto('about:blank')
  await page.goto(`${school.address}/#/pages/records/index`)
  await page.getByText('听课 1 号').waitFor()
  await readToTheEnd(page)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const scrolled = await wheelThrough(page)
  await context.close()
  return [
    {
      what: `h5, a list of ${RECORDS} records scrolled through, CPU 4× slower`,
      measured: `p95 of frames ${scrolled.p95.toFixed(0)} ms, longest ${scrolled.longest.toFixed(0)} ms, ${nodes} elements`,
      ratio: `${(scrolled.p95 / plain.p95).toFixed(2)} of the same lines as plain HTML, all drawn (${plain.p95.toFixed(0)} ms)`,
      bar: `p95 ${BAR_FRAME_MS} ms, ${BAR_NODES} elements`,
      met: scrolled.p95 <= BAR_FRAME_MS && nodes <= BAR_NODES,
    },
    await onWeapp(browser, school, manyRecords(own, RECORDS, A_PAGE_ON_WEAPP)),
  ]
}

async function readToTheEnd(page: Page): Promise<void> {
  const until = Date.now() + 90_000
  const more = page.getByRole('button', { name: '加载更多' })
  await page.mouse.move(180, 400)
  while (Date.now() < until) {
    await page.mouse.wheel(0, 100_000)
    if (await page.getByText(`听课 ${RECORDS} 号`).isVisible()) return
    if (await more.isVisible()) await more.click({ timeout: 1_000 }).catch(() => undefined)
    await page.waitForTimeout(20)
  }
  throw new Error('the end of the list did not come within 90 s')
}

// Words, for what compiles this file would name the function within.
const WATCH_FRAMES = `
  window.youjuFrames = []
  let before = performance.now()
  requestAnimationFrame(function next(now) {
    window.youjuFrames.push(now - before)
    before = now
    requestAnimationFrame(next)
  })`

/** Milliseconds from frame to frame while a wheel is turned. */
async function wheelThrough(page: Page): Promise<{ p95: number; longest: number }> {
  await page.evaluate(WATCH_FRAMES)
  await page.mouse.move(180, 400)
  for (let turn = 0; turn < WHEELS; turn += 1) {
    await page.mouse.wheel(0, turn < WHEELS / 2 ? -A_TURN_PX : A_TURN_PX)
    await page.waitForTimeout(16)
  }
  const frames = await page.evaluate(() => (window as Window & { youjuFrames?: number[] }).youjuFrames ?? [])
  const sorted = frames.slice(1).sort((a, b) => a - b)
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, longest: sorted.at(-1) ?? 0 }
}

async function plainList(browser: Browser, answers: Answers): Promise<{ p95: number; longest: number }> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const { page } = await slowedPage(context)
  const lines: string[] = []
  for (let from = 0; from < RECORDS; from += A_PAGE) {
    for (const { title, detail } of answers(String(from)).items)
      lines.push(`<li style="padding:12px"><a href="#"><b>${title}</b><br>${detail}</a></li>`)
  }
  await page.setContent(`<ul>${lines.join('')}</ul>`)
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  const scrolled = await wheelThrough(page)
  await context.close()
  return scrolled
}

/** As far as a mini-program's list is read in a sitting; every page of it must not cost more than the one before. */
async function onWeapp(browser: Browser, school: ServedSchool, answers: Answers): Promise<Measured> {
  const pages = 20
  const overHttp = httpTransport(school.address)
  const transport: Transport = async (outgoing, signal, sent) => {
    if (outgoing.path !== '/api/record/list') return overHttp(outgoing, signal, sent)
    sent()
    const { cursor } = JSON.parse(outgoing.body.toString()) as { cursor?: string }
    const body = Buffer.from(JSON.stringify({ ok: true, data: answers(cursor) }))
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body }
  }
  const app = await launchWeapp({
    ...{ folder: school.weappFolder, server: school.address, browser, transport },
  })
  try {
    await app.tap(app.page.getByText(new RegExp(`^${POSTS.teacher} `)).first())
    await app.relaunch('pages/records/index')
    const before = app.report.setDataByPage['pages/records/index']?.bytes ?? 0
    for (let page = 1; page < pages; page += 1) {
      await app.scrollToBottom()
      const more = app.page.getByText('加载更多', { exact: true })
      if (await more.isVisible()) await app.tap('加载更多')
    }
    const { nodes, setDataByPage } = await app.stats()
    const { bytes = 0, calls = 0, largest = 0 } = setDataByPage['pages/records/index'] ?? {}
    return {
      what: `weapp, ${pages * A_PAGE_ON_WEAPP} records of a long list read, page after page`,
      measured: `${nodes} nodes at its end, ${Math.round((bytes - before) / 1024 / (pages - 1))} KB of setData a page of ${A_PAGE_ON_WEAPP}, at most ${Math.round(largest / 1024)} KB a call, ${calls} calls`,
      bar: `${BAR_WEAPP_NODES} nodes`,
      met: nodes <= BAR_WEAPP_NODES,
    }
  } finally {
    await app.close()
  }
}
