import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core'
import { type Accident, type Handset, type HandsetOptions, POSTS } from './handset'

const PLACES = {
  首页: '/pages/home/index',
  记录: '/pages/records/index',
  我的: '/pages/me/index',
} as const
/** The app fetches its other pages soon after the first one stands (src/frame/fetch-pages.ts). */
const PAGES_FETCHED_MS = 2_000

const PHONE = { width: 375, height: 812 }
const HANDED_IN = /\/api\/record\/(submit|correct)$/

/** A browser with its own storage; a killed app is a closed tab. */
export async function browserHandset(
  browser: Browser,
  address: string,
  { clockOffset = 0 }: HandsetOptions = {},
): Promise<BrowserHandset> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
  if (clockOffset !== 0) await context.addInitScript(wrongClock, clockOffset)
  const handset = new BrowserHandset(context, address)
  await context.route(HANDED_IN, (route) => handset.carry(route))
  await handset.start()
  return handset
}

export class BrowserHandset implements Handset {
  page!: Page
  private readonly accidents: Accident[] = []

  constructor(
    readonly context: BrowserContext,
    private readonly address: string,
  ) {}

  async signIn(who: keyof typeof POSTS): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${POSTS[who]}`) }).click()
    await this.page.getByRole('navigation').getByText('我的').filter({ visible: true }).first().waitFor()
  }

  async open(address: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash
    }, `#${address}`)
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.called(name).click()
  }

  async place(name: keyof typeof PLACES): Promise<void> {
    const link = this.page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) })
    // Opened by its address, a page below the places has only itself to go back to.
    if ((await link.filter({ visible: true }).count()) === 0) return this.open(PLACES[name])
    await link.filter({ visible: true }).first().click()
  }

  async choosePeriod(period: number): Promise<void> {
    const periods = this.page.getByRole('radiogroup').filter({ visible: true })
    await periods.getByText(String(period), { exact: true }).first().click()
  }

  async tapAndGo(name: string): Promise<void> {
    await this.called(name).click()
  }

  async answer(button: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  }

  async fill(field: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field }).fill(text)
  }

  async valueOf(field: string): Promise<string> {
    return await this.page.getByRole('textbox', { name: field }).inputValue()
  }

  async reads(text: string | RegExp): Promise<void> {
    await this.found(text).first().waitFor()
  }

  async readsNoMore(text: string | RegExp): Promise<void> {
    await this.page.waitForFunction(() => document.readyState === 'complete')
    await this.found(text).first().waitFor({ state: 'hidden' })
  }

  lines(text: RegExp): Promise<string[]> {
    return this.found(text).allInnerTexts()
  }

  async next(accident: Accident): Promise<void> {
    this.accidents.push(accident)
  }

  async network(on: boolean): Promise<void> {
    await this.context.setOffline(!on)
  }

  async kill(): Promise<void> {
    await this.page.close({ runBeforeUnload: false })
    this.accidents.length = 0
  }

  async start(): Promise<void> {
    this.page = await this.context.newPage()
    this.page.setDefaultTimeout(10_000)
    await this.page.goto(this.address)
    await this.page.waitForTimeout(PAGES_FETCHED_MS)
    await this.page.waitForLoadState('networkidle')
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  async carry(route: Route): Promise<void> {
    switch (this.accidents.shift()) {
      case undefined:
        return route.continue()
      case 'cutBefore':
        return route.abort('connectionreset')
      case 'cutAfter':
        // The server goes on with what it got.
        void route.fetch().catch(() => undefined)
        return route.abort('connectionreset')
      case 'replyLost':
        await route.fetch()
        return route.abort('connectionreset')
      case 'noAnswer':
        await route.fetch()
    }
  }

  private called(name: string | RegExp): Locator {
    const { page } = this
    const tappable = (role: 'button' | 'link' | 'tab') => page.getByRole(role, { name, exact: true })
    return tappable('button').or(tappable('link')).or(tappable('tab')).filter({ visible: true }).first()
  }

  private found(text: string | RegExp): Locator {
    return this.page.getByText(text, { exact: true }).filter({ visible: true })
  }
}

function wrongClock(offset: number): void {
  const Right = Date
  const now = () => Right.now() + offset
  window.Date = class extends Right {
    constructor(...given: [] | [number | string]) {
      super(given[0] ?? now())
    }
    static override now = now
  } as DateConstructor
}
