import { launchBrowser } from '../test/browser/launch-browser'
import { firstLoad } from './client/first-load'
import { interactions } from './client/interactions'
import { longList } from './client/long-list'
import { withServedSchool } from './client/served-school'
import { weappPages } from './client/weapp-pages'
import type { Measured } from './measured'

const PARTS = { 'first-load': firstLoad, interactions, 'long-list': longList, 'weapp-pages': weappPages }

/**
 * Both clients as they are built, in Chromium. YOUJU_CLIENT_PARTS names some of the parts, YOUJU_CLIENT_PAGES some of the pages whose
 * taps are measured; YOUJU_DIST_H5 and YOUJU_DIST_WEAPP a build to measure in place of the sources as they are.
 */
export function client(): Promise<Measured[]> {
  const asked = process.env.YOUJU_CLIENT_PARTS?.split(',')
  return withServedSchool(async (school) => {
    const browser = await launchBrowser()
    const lines: Measured[] = []
    for (const [name, measure] of Object.entries(PARTS)) {
      if (!asked || asked.includes(name)) lines.push(...(await measure(browser, school)))
    }
    // What was lent outlives its borrowers; this process is at its end.
    const context = await browser.newContext()
    await context.browser()?.close()
    return lines
  })
}
