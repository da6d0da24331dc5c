import type { Browser, CDPSession, Locator, Page } from 'playwright-core'
import { POSTS } from '#core/org/post'
import type { DemoKey } from '../../local/demo/accounts'
import { pagesIn, queriesFor } from '../../test/weapp/every-page'
import type { Measured } from '../measured'
import type { ServedSchool } from './served-school'
import { CPU_TIMES_SLOWER } from './slowed'

const BAR_MS = 200
/** Of each sort of control so many a page. */
const MOST_TAPS = 4
const SETTLED_MS = 250

/** Whose page it is where the principal has none. */
const OWNERS: readonly (readonly [RegExp, DemoKey])[] = [
  [/^pages\/(parents\/(mine|join)|notices)\//, 'parent'],
  [/^pages\/(roster|account\/invitations|reminders\/failed|own-data\/erase|planning)\//, 'clerk'],
  [/^pages\/board\/district\//, 'officer'],
  [/^pages\/(home|observe|records|register|research|me)\//, 'teacher'],
]

interface Slowness {
  readonly page: string
  readonly what: string
  readonly ms: number
}

/** Every page with a processor four times slower: its first controls are tapped, its first field typed into. */
export async function interactions(browser: Browser, school: ServedSchool): Promise<Measured[]> {
  const floor = await emptyPage(browser)
  const pages = pagesIn(school.weappFolder)
  const found: Slowness[] = []
  let opened = 0
  for (const who of ['principal', 'teacher', 'clerk', 'officer', 'parent'] as const) {
    const own = pages.filter((page) => ownerOf(page) === who)
    const queries = who === 'parent' || who === 'officer' ? {} : await queriesFor(school.ask, who)
    const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
    const page = await context.newPage()
    page.setDefaultTimeout(5_000)
    const cdp = await context.newCDPSession(page)
    await page.goto(school.address)
    await page.getByRole('button', { name: new RegExp(`^${POSTS[who]} `) }).click()
    await page.getByRole('navigation').getByText('我的').first().waitFor()
    await page.addInitScript(watchInteractions)
    for (const path of own) {
      const [query = ''] = queries[path] ?? ['']
      await page.goto('about:blank')
      await page.goto(`${school.address}/#/${path}${query && `?${query}`}`)
      await page.locator('[role=status]', { hasText: '正在加载' }).first().waitFor({ state: 'hidden' })
      await page.waitForTimeout(SETTLED_MS)
      found.push(...(await usedOnce(page, cdp, path)))
      opened += 1
    }
    await context.close()
  }
  const slowest = found.sort((a, b) => b.ms - a.ms)
  const middle = slowest[Math.floor(slowest.length / 2)]?.ms ?? 0
  const [most = { page: 'none', what: 'nothing', ms: 0 }] = slowest
  console.error(
    slowest
      .slice(0, 12)
      .map(({ page, what, ms }) => `  ${ms} ms: ${page}: ${what}`)
      .join('\n'),
  )
  return [
    {
      what: `h5, interaction to next paint, CPU 4× slower: ${found.length} taps and keys on ${opened} pages`,
      measured: `middle ${middle} ms, slowest ${most.ms} ms (${most.page}: ${most.what})`,
      ratio: `${(most.ms / floor).toFixed(1)} of a page that is one button`,
      bar: `${BAR_MS} ms on every page`,
      met: most.ms <= BAR_MS,
    },
  ]
}

const ownerOf = (page: string): DemoKey => OWNERS.find(([pattern]) => pattern.test(page))?.[1] ?? 'principal'

/** Event Timing, of events that belong to an interaction: https://www.w3.org/TR/event-timing/ */
function watchInteractions() {
  const seen: number[] = []
  Object.assign(window, { youjuInteractions: seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ((entry as PerformanceEventTiming & { interactionId: number }).interactionId > 0)
        seen.push(entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

async function usedOnce(page: Page, cdp: CDPSession, path: string): Promise<Slowness[]> {
  const found: Slowness[] = []
  const address = page.url()
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER })
  try {
    const field = page.locator('input:visible:not([type=file]):not([readonly]), textarea:visible').first()
    if ((await field.count()) > 0 && (await reached(field))) {
      await page.keyboard.type('听课记录', { delay: 30 })
      found.push({ page: path, what: 'typing', ms: await slowestSince(page) })
    }
    const taps = page.locator('main:visible :is(button, [role=tab], [role=radio]):visible:not([disabled])')
    for (let index = 0; index < Math.min(MOST_TAPS, await taps.count()); index += 1) {
      const tap = taps.nth(index)
      const name = ((await tap.textContent()) ?? '').trim().slice(0, 12)
      if (!(await reached(tap))) continue
      found.push({ page: path, what: name, ms: await slowestSince(page) })
      await page.keyboard.press('Escape')
      if (page.url() !== address) {
        await page.goBack()
        await page.waitForTimeout(SETTLED_MS)
      }
    }
    return found
  } finally {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
}

/** Whether it could be tapped: what an open sheet covers cannot. */
async function reached(what: Locator): Promise<boolean> {
  return what.click({ timeout: 1_500 }).then(
    () => true,
    () => false,
  )
}

async function slowestSince(page: Page): Promise<number> {
  await page.waitForTimeout(SETTLED_MS)
  return page.evaluate(() => {
    const { youjuInteractions = [] } = window as Window & { youjuInteractions?: number[] }
    return Math.max(0, ...youjuInteractions.splice(0))
  })
}

/** What this machine needs for the least there can be: a word that changes. */
async function emptyPage(browser: Browser): Promise<number> {
  const page = await browser.newPage()
  const cdp = await page.context().newCDPSession(page)
  await page.addInitScript(watchInteractions)
  await page.goto('data:text/html,<button onclick="this.textContent=Date.now()">tap</button>')
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER })
  let most = 0
  for (let tap = 0; tap < 5; tap += 1) {
    await page.locator('button').click()
    most = Math.max(most, await slowestSince(page))
  }
  await page.close()
  return Math.max(most, 8)
}
