import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser } from './launch-browser'
import { browserHandset } from './offline/browser-handset'
import { offlineByChance } from './offline/chance'
import { type OfflineBench, offlineSteps } from './offline/steps'
import { type RunningSchool, runningSchool } from './running-school'

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

const bench: OfflineBench = {
  school: () => school,
  handset: (options) => browserHandset(browser, school.address, options),
}

describe('in the browser', () => offlineSteps(bench))

describe('in the browser, whatever happens', () => offlineByChance(bench))
