import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FILE_LIMITS } from '#core/file/file'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'
import { PhoneFiles } from './phone-files'
import { photo, withExif } from './photo'
import type { Weapp } from './weapp'

let school: RunningSchool
let browser: Browser
let app: Weapp

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})
afterEach(() => app.close())
afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

/** Where it was taken stands beside the picture. */
const PLACE = 'GPS 30.66 N'

test('a photo added to an observation, cut off half-way and the app killed, arrives once; the place it was taken does not', async () => {
  const picture = await photo()
  expect(picture.length).toBeGreaterThan(2 * FILE_LIMITS.partBytes)
  const phone = new PhoneFiles(withExif(picture, Buffer.from(`Exif\0\0${PLACE}`)))
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser, wx: phone.wx() })
  await app.tap(app.page.getByText(/^任课教师 /).first())
  await app.tap('记一节听课')
  const { lessons } = await school.ask('teacher', 'lesson.around', {})
  await app.tap(`${lessons[0]?.className} ${lessons[0]?.subject}`)
  await app.tap('添加照片')
  await app.page
    .getByText(/记录提交后自动上传/)
    .first()
    .waitFor()

  // The second part gets lost, and what is tried after it.
  const held = app.network.hold(/file\/put/)
  await app.tap('提交')
  await app.page.locator('wx-page-root').getByText('已提交', { exact: true }).first().waitFor()
  await expect.poll(() => held.count()).toBe(1)
  app.network.inject({ kind: 'cut-before-send', path: /file\/put/, times: 99 })
  held.release()
  await app.idle()
  const [record] = (await school.ask('teacher', 'record.list', { whose: 'mine' })).items
  const recordId = record?.id ?? ''
  expect((await school.ask('teacher', 'file.list', { recordId })).files).toEqual([])

  await app.kill()
  app = await restarted(phone)
  await expect
    .poll(async () => (await school.ask('teacher', 'file.list', { recordId })).files.length, {
      timeout: 10_000,
    })
    .toBe(1)
  const [file] = (await school.ask('teacher', 'file.list', { recordId })).files
  expect(file).toMatchObject({ name: '照片1.jpg', size: picture.length })
  const bytes = Buffer.from(await (await fetch(school.address + file?.url)).arrayBuffer())
  expect(bytes.includes(PLACE)).toBe(false)

  await app.tap('记录')
  await app.tap(
    app.page.getByText(`${lessons[0]?.className} ${lessons[0]?.subject}`, { exact: true }).first(),
  )
  await app.page.locator('wx-page-root').getByText('照片和附件', { exact: true }).first().waitFor()
  await app.page.locator('wx-page-root').getByText('添加文档', { exact: true }).first().waitFor()
  expect([...phone.files.keys()]).toEqual(['wxfile://tmp/photo.jpg'])
  // The picture is asked for by its link, which the harness, letting no view onto the network, counts as a problem.
  const [asked, failed, ...others] = app.report.problems.map(({ message }) => message)
  expect(asked).toContain(`the view asked the network for http://127.0.0.1:8080/files/`)
  expect(failed).toContain('Failed to load resource')
  expect(others).toEqual([])
})

async function restarted(phone: PhoneFiles): Promise<Weapp> {
  const storage = app.storage
  await app.close()
  return launchWeapp({ folder: school.weappFolder, server: school.address, browser, storage, wx: phone.wx() })
}
