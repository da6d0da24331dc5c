import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

const CROWD = 40
const MOST_NODES = 1_000
const MOST_BYTES = 256 * 1024

let school: RunningSchool
let browser: Browser
let app: Weapp
beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
  await school.crowd(CROWD)
})
afterEach(() => app.close())
afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

test('a group lead writes down who of 40 was there without network; it is sent when the network is back', async () => {
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  await app.tap(app.page.getByText(/^教研组长 /).first())
  await app.tap('教研')
  expect(app.route()).toBe('pages/research/agenda/index')
  await app.tap('记一次教研')
  await app.page.getByText(`应到 ${CROWD} 实到 ${CROWD}`).waitFor()
  const { nodes, setDataByPage } = await app.stats()
  expect(nodes).toBeLessThanOrEqual(MOST_NODES)
  expect(setDataByPage['pages/research/session/index']?.bytes).toBeLessThanOrEqual(MOST_BYTES)

  app.network.switchTo('none')
  const { members } = await school.ask('groupLead', 'research.agenda', {})
  const [, second, third] = members.map(({ name }) => name)
  await app.fill('主题', '断网时记的一次')
  await app.fill('调整原因', '周四全校体检')
  await app.tap('迟到')
  await app.tap(app.page.getByText(second ?? '', { exact: true }).last())
  await app.tap('缺席')
  await app.tap(app.page.getByText(third ?? '', { exact: true }).last())
  await app.page.getByText(`应到 ${CROWD} 实到 ${CROWD - 1}`).waitFor()
  await app.tap('提交')
  await app.page.getByText('已存在本机，连上网自动提交').waitFor()
  app.network.switchTo('wifi')
  await expect
    .poll(async () => {
      const { items } = await school.ask('groupLead', 'record.list', { whose: 'mine', kind: 'research' })
      return items.filter(({ title }) => title === '断网时记的一次').map(({ detail }) => detail)
    })
    .toEqual([expect.stringContaining(`到 ${CROWD - 1}/${CROWD}`)])
  app.expectClean()
})
