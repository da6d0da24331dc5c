import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core'
import { POSTS } from '#core/org/post'
import type { DemoKey } from '../../local/demo/accounts'
import { pagesIn, queriesFor } from '../../test/weapp/every-page'
import type { Measured } from '../measured'
import { median } from '../timing'
import type { ServedSchool } from './served-school'
import { CPU_TIMES_SLOWER } from './slowed'
import { slowestSince, watchInteractions } from './watch-interactions'

const BAR_MS = 200
/** What is over the bar is tried again so often: its middle figure counts. */
const TRIES = 3
const PATIENCE_MS = 5_000
/** Nobody taps sooner what has just come in sight. */
const SETTLED_MS = 300

/** Whose page it is where the principal has none. */
const OWNERS: readonly (readonly [RegExp, DemoKey])[] = [
  [/^pages\/(parents\/(mine|join)|notices)\//, 'parent'],
  [/^pages\/(roster|account\/invitations|reminders\/failed|own-data\/erase|planning)\//, 'clerk'],
  [/^pages\/board\/district\//, 'officer'],
  [/^pages\/(home|observe|records|register|research|me)\//, 'teacher'],
]
const WHO = ['principal', 'teacher', 'clerk', 'officer', 'parent'] as const

/** Fields are typed into, buttons and links tapped; whoever signs out has no pages left. */
const FIELDS = 'input:visible:not([type=file]):not([readonly]):not([disabled]), textarea:visible'
const STAY = ':is(button, [role=tab], [role=radio]):visible:not([disabled])'
const LEAD_ON = 'a[href^="#"]:visible'
const LEAVES = /退出/

interface Slowness {
  readonly page: string
  readonly what: string
  readonly ms: number
}

/**
 * Every page with a processor four times slower: its first field is typed into, some of its controls are tapped. Each page is told of
 * as it is measured; YOUJU_CLIENT_PAGES is a regular expression of those that are wanted.
 */
export async function interactions(browser: Browser, school: ServedSchool): Promise<Measured[]> {
  const floor = await leastThereCanBe(browser)
  const floors: number[] = []
  const slowest: Slowness[] = []
  let tried = 0
  for (const who of WHO) {
    const pages = await pagesOf(school, who)
    if (pages.length === 0) continue
    const visit = await visitAs(browser, school, who)
    for (const [path, address] of pages) {
      const found = await used(visit, path, address)
      tried += found.length
      const most = found.reduce(slower, { page: path, what: 'nothing to tap', ms: 0 })
      console.error(`  ${most.ms} ms: ${path}: ${most.what}`)
      slowest.push(most)
      floors.push(await floor.tapped())
    }
    await visit.context.close()
  }
  await floor.close()
  slowest.sort((a, b) => b.ms - a.ms)
  const [most = { page: 'none', what: 'nothing', ms: 0 }] = slowest
  const least = median(floors)
  return [
    {
      what: `h5, interaction to next paint, CPU 4× slower: ${tried} taps and words typed on ${slowest.length} pages`,
      measured: `of each page the slowest: middle ${median(slowest.map(({ ms }) => ms))} ms, most ${most.ms} ms (${most.page}: ${most.what})`,
      ratio: `${(most.ms / least).toFixed(1)} of a page that is one button (${least} ms)`,
      bar: `${BAR_MS} ms on every page`,
      met: most.ms <= BAR_MS,
    },
  ]
}

const slower = (a: Slowness, b: Slowness) => (b.ms > a.ms ? b : a)

const ownerOf = (page: string): DemoKey => OWNERS.find(([pattern]) => pattern.test(page))?.[1] ?? 'principal'

async function pagesOf(school: ServedSchool, who: DemoKey): Promise<(readonly [string, string])[]> {
  const wanted = new RegExp(process.env.YOUJU_CLIENT_PAGES ?? '')
  const pages = pagesIn(school.weappFolder).filter((page) => ownerOf(page) === who && wanted.test(page))
  if (pages.length === 0) return []
  const queries = who === 'parent' || who === 'officer' ? {} : await queriesFor(school.ask, who)
  return pages.map((page) => {
    const [query = ''] = queries[page] ?? ['']
    return [page, `${school.address}/#/${page}${query && `?${query}`}`] as const
  })
}

interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  readonly cdp: CDPSession
}

async function visitAs(browser: Browser, school: ServedSchool, who: DemoKey): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('dialog', (dialog) => void dialog.accept())
  const cdp = await context.newCDPSession(page)
  await page.goto(school.address)
  await page.getByRole('button', { name: new RegExp(`^${POSTS[who]} `) }).click()
  await page.getByRole('navigation').getByText('我的').first().waitFor()
  await page.addInitScript(watchInteractions)
  return { context, page, cdp }
}

/** What is done on one page; with what was over the bar tried anew, for a moment of this machine is not the page's. */
async function used(visit: Visit, path: string, address: string): Promise<Slowness[]> {
  const first = await usedOnce(visit, path, address)
  if (first.every(({ ms }) => ms <= BAR_MS)) return first
  const tries = [first]
  while (tries.length < TRIES) tries.push(await usedOnce(visit, path, address))
  return first.map(({ page, what }, index) => ({
    ...{ page, what },
    ms: median(tries.flatMap((one) => one[index]?.ms ?? [])),
  }))
}

async function usedOnce(visit: Visit, path: string, address: string): Promise<Slowness[]> {
  const { page, cdp } = visit
  const found: Slowness[] = []
  await opened(page, address)
  const field = page.locator(FIELDS).first()
  const taps = await tapsIn(page.locator('main:visible'))
  // A page that is only to be read has its buttons above.
  if (taps.length === 0 && (await field.count()) === 0)
    taps.push(...(await tapsIn(page.locator('header:visible'))))
  if ((await field.count()) > 0) {
    await slowed(cdp, async () => {
      if (!(await tapped(field))) return
      await page.keyboard.type('听课', { delay: 40 })
      found.push({ page: path, what: 'typing', ms: await slowestSince(page) })
    })
  }
  for (const { what, tap } of taps) {
    if (!(await stillThere(page, address))) await opened(page, address)
    await slowed(cdp, async () => {
      if (await tapped(tap)) found.push({ page: path, what, ms: await slowestSince(page) })
    })
  }
  return found
}

/** Nothing lies over the page, and it has not led to another. */
async function stillThere(page: Page, address: string): Promise<boolean> {
  return page.url() === address && (await page.locator('[role=dialog]:visible').count()) === 0
}

async function opened(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('main:visible').first().waitFor()
  await page.locator('[role=status]', { hasText: '正在加载' }).first().waitFor({ state: 'hidden' })
  await page.waitForTimeout(SETTLED_MS)
}

async function tapsIn(part: Locator): Promise<{ what: string; tap: Locator }[]> {
  return [...(await endsOf(part.locator(STAY))), ...(await endsOf(part.locator(LEAD_ON))).slice(0, 1)]
}

/** The first and the last: what is at the end of a long page is seldom what is at its head. */
async function endsOf(all: Locator): Promise<{ what: string; tap: Locator }[]> {
  const names = (await all.allInnerTexts()).map((name) => name.trim().replace(/\s+/g, ' '))
  const staying = names.flatMap((name, index) => (LEAVES.test(name) ? [] : [index]))
  const ends = new Set([staying[0], staying.at(-1)].filter((index) => index !== undefined))
  return [...ends].map((index) => ({ what: (names[index] ?? '').slice(0, 12), tap: all.nth(index) }))
}

async function slowed(cdp: CDPSession, work: () => Promise<void>): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER })
  try {
    await work()
  } finally {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
}

/** Whether it could be tapped: what something lies over cannot. */
async function tapped(what: Locator): Promise<boolean> {
  return what.click({ timeout: 1_500 }).then(
    () => true,
    () => false,
  )
}

/** What this machine needs for the least there can be, at this moment: a word that changes. */
async function leastThereCanBe(browser: Browser) {
  const page = await browser.newPage()
  const cdp = await page.context().newCDPSession(page)
  await page.addInitScript(watchInteractions)
  await page.goto('data:text/html,<button onclick="this.textContent=Date.now()">tap</button>')
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES_SLOWER })
  return {
    async tapped() {
      await page.locator('button').click()
      return slowestSince(page)
    },
    close: () => page.context().close(),
  }
}
