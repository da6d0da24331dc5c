import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { findBrowser } from './find-browser'

let running: Promise<Browser> | undefined

/**
 * The worker's headless browser, which all files of the worker share; it ends with the worker. Profiles are the file's own,
 * and gone when it "closes" the browser.
 */
export async function launchBrowser(): Promise<Browser> {
  running ??= launch()
  const browser = await running
  const opened: BrowserContext[] = []
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options)
    opened.push(context)
    return context
  }
  const close = async () => {
    for (const context of opened.splice(0)) await context.close()
  }
  return new Proxy(browser, {
    get(target, name) {
      if (name === 'newContext') return newContext
      if (name === 'close') return close
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** It has a profile of its own and never calls home. */
async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    chromiumSandbox: !sandboxIsImpossible(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  browser.once('disconnected', () => {
    running = undefined
  })
  return browser
}

/** Chromium refuses to sandbox for root; CI containers lack the kernel rights it needs. */
function sandboxIsImpossible(): boolean {
  return process.getuid?.() === 0 || process.env.CI !== undefined
}
