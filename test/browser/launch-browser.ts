import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './find-browser'

/** A headless browser with a profile of its own that is gone when it closes, and that never calls home. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
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
}

/** Chromium refuses to sandbox for root; CI containers lack the kernel rights it needs. */
function sandboxIsImpossible(): boolean {
  return process.getuid?.() === 0 || process.env.CI !== undefined
}
