import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { POSTS } from '#core/org/post'
import type { DemoKey } from '../../local/demo/accounts'
import { accessFaults } from './accessible'

export const PHONE = { width: 375, height: 812 }
export const PC = { width: 1280, height: 800 }

/** One of the demo's people with a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Opens a page by its address in the app. */
  open(address: string): Promise<void>
  /** Taps the one thing on show that is called so: pages below stay in the document. */
  tap(name: string | RegExp): Promise<void>
  sees(words: string | RegExp): Promise<void>
  accessible(): Promise<void>
  /** Loses the network, once the app has fetched its other pages after the first. */
  goOffline(): Promise<void>
}

export async function visitor(
  browser: Browser,
  address: string,
  who: DemoKey,
  viewport = PHONE,
): Promise<Visitor> {
  const one = await newVisitor(browser, address, viewport)
  const { page } = one
  await page.goto(address)
  await page.getByRole('button', { name: new RegExp(`^${POSTS[who]} `) }).click()
  await visible(page.getByRole('navigation').getByText('我的')).waitFor()
  return one
}

/** Somebody who is not signed in. */
export async function newVisitor(browser: Browser, address: string, viewport = PHONE): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return {
    context,
    page,
    async open(path) {
      // A changed hash alone keeps the pages that are open.
      await page.goto('about:blank')
      await page.goto(`${address}/#${path}`)
    },
    async tap(name) {
      const exact = typeof name === 'string'
      const called = page.getByRole('button', { name, exact }).or(page.getByRole('link', { name, exact }))
      await clickAnew(visible(called))
    },
    sees: (words) => visible(page.getByText(words, { exact: typeof words === 'string' })).waitFor(),
    async goOffline() {
      await page.waitForTimeout(2_000)
      await page.waitForLoadState('networkidle')
      await context.setOffline(true)
    },
    async accessible() {
      await page.waitForTimeout(300)
      expect(await accessFaults(page)).toEqual([])
    },
  }
}

const PATIENCE_MS = 10_000

/** Looks for it again where it went out of sight while the page was changing: a click holds on to what it found first. */
async function clickAnew(what: Locator): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await what.click({ timeout: PATIENCE_MS / 5 })
    } catch (fault) {
      if (Date.now() > until) throw fault
    }
  }
}

export const visible = (what: Locator): Locator => what.filter({ visible: true }).first()
