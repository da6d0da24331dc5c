import type { Browser, BrowserContext, Page } from 'playwright-core'
import { POSTS } from '#core/org/post'
import type { Measured } from '../measured'
import { median } from '../timing'
import type { ServedSchool } from './served-school'
import { slowedPage, type Traffic } from './slowed'

const PHONE = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', hasTouch: true, isMobile: true }
const RUNS = 3
const PATIENCE_MS = 60_000
const KEPT_ANSWERS = 'youju.answer.'

interface Load {
  readonly painted: number
  readonly usable: number
  readonly traffic: Traffic
}

const BARS = {
  'sign-in, nothing kept': 8_000,
  'sign-in, files kept': 3_000,
  'home with its data, nothing kept': 10_000,
  'home with its data, files kept': 5_000,
} as const

/** h5 opened on a slow phone at the end of a slow line, beside the smallest page that the same host can answer. */
export async function firstLoad(browser: Browser, { address }: ServedSchool): Promise<Measured[]> {
  const state = await signedInState(browser, address)
  const floor = await smallest(browser, address)
  const taken: Record<keyof typeof BARS, Load[]> = {
    'sign-in, nothing kept': [],
    'sign-in, files kept': [],
    'home with its data, nothing kept': [],
    'home with its data, files kept': [],
  }
  for (let run = 0; run < RUNS; run += 1) {
    const stranger = await browser.newContext(PHONE)
    taken['sign-in, nothing kept'].push(await load(stranger, address, typedIntoSignIn))
    taken['sign-in, files kept'].push(await load(stranger, address, typedIntoSignIn))
    await stranger.close()
    const known = await browser.newContext({ ...PHONE, storageState: state })
    taken['home with its data, nothing kept'].push(await load(known, address, readsHome))
    taken['home with its data, files kept'].push(await load(known, address, readsHome))
    await known.close()
  }
  return Object.entries(taken).map(([what, loads]) => {
    const usable = median(loads.map((one) => one.usable))
    const painted = median(loads.map((one) => one.painted))
    const bar = BARS[what as keyof typeof BARS]
    const { traffic: { bytes = 0, requests = 0, fromCache = 0 } = {} } = loads[0] ?? {}
    return {
      what: `h5, ${what}: CPU 4× slower, slow 3G, median of ${RUNS}`,
      measured: `first paint ${seconds(painted)}, usable ${seconds(usable)}; ${Math.round(bytes / 1024)} KB in ${requests} requests, ${fromCache} from the cache`,
      ratio: `${(usable / floor).toFixed(1)} of the paint of a line of text from the same host`,
      bar: `usable ${seconds(bar)}`,
      met: usable <= bar,
    }
  })
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** The demo's teacher as this browser knows them after signing in, without what was answered. */
async function signedInState(browser: Browser, address: string) {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: new RegExp(`^${POSTS.teacher} `) }).click()
  await page.getByText('我的指标').waitFor()
  await page.evaluate((prefix) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  }, KEPT_ANSWERS)
  const state = await context.storageState()
  await context.close()
  return state
}

async function load(
  context: BrowserContext,
  address: string,
  use: (page: Page) => Promise<unknown>,
): Promise<Load> {
  const { page, traffic, unslow } = await slowedPage(context, { slow3G: true })
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(address, { waitUntil: 'commit' })
  await use(page)
  const until = { ...traffic }
  const { usable, painted } = await page.evaluate(() => ({
    usable: performance.now(),
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }))
  await page.evaluate((prefix) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  }, KEPT_ANSWERS)
  // What comes after the first page is kept for the next visit.
  await unslow()
  await page.waitForTimeout(2_000)
  await page.waitForLoadState('networkidle')
  await page.close()
  return { usable, painted, traffic: until }
}

async function typedIntoSignIn(page: Page): Promise<void> {
  const login = page.getByLabel('账号', { exact: true })
  await login.click()
  await page.keyboard.type('t')
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some(({ value }) => value === 't'))
}

async function readsHome(page: Page): Promise<void> {
  await page.getByText('我的指标').waitFor()
}

async function smallest(browser: Browser, address: string): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext(PHONE)
    const { page } = await slowedPage(context, { slow3G: true })
    await page.goto(`${address}/api/health`)
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    taken.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    )
    await context.close()
  }
  return median(taken)
}
