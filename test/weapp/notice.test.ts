import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'

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

test('a parent opens an announcement and gives the receipt once', async () => {
  const id = uuidv7()
  const { units } = await school.ask('director', 'notice.audiences', {})
  const audience = units
    .filter(({ label }) => label === '全校家长')
    .map(({ unitId }) => ({ who: 'parents' as const, unitId }))
  const content = { title: '周六运动会', text: '下午两点，请到班里来。', audience, receipt: true }
  await school.ask('director', 'notice.publish', { id, ...content })
  const app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  try {
    await app.tap(app.page.getByText(/^家长 /).first())
    await app.page.getByText('待回执').first().waitFor()
    await app.tap('周六运动会')
    await app.tap('我已知晓')
    await app.tap('回复')
    await app.page
      .getByText(/^您已于/)
      .first()
      .waitFor()
    expect(await app.page.getByText('我已知晓', { exact: true }).count()).toBe(0)
    const { receipt } = await school.ask('parent', 'notice.read', { id })
    expect(receipt.given).not.toBeNull()
    app.expectClean()
  } finally {
    await app.close()
  }
})
