import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { offlineByChance } from '../browser/offline/chance'
import { type OfflineBench, offlineSteps } from '../browser/offline/steps'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { weappHandset } from './weapp-handset'

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
  handset: (options) => weappHandset(browser, school, options),
}

describe('in the launched mini-program', () => offlineSteps(bench))

describe('in the launched mini-program, whatever happens', () => offlineByChance(bench))
