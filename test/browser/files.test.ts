import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { accessFaults } from './accessible'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'

const PHONE = { width: 375, height: 812 }
const NAME = { teacher: /^任课教师/, principal: /^校长/ } as const
/** The machine may be busy with other checks. */
const PATIENT = { timeout: 20_000 }
const PARTS = /\/api\/file\/put$/

let school: RunningSchool
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})
afterEach(() => context.close())
afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

test('half a photo, the network cut, the app killed: reopened, the photo arrives once and whole', async () => {
  let page = await signedIn('teacher')
  await tapped(page, '记一节听课')
  const title = await lessonTitle()
  await page.getByRole('button', { name: title }).click()
  await photos(page).setInputFiles([
    { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await noise(page) },
  ])
  await shown(page.getByText(/记录提交后自动上传/))
  await accessible(page)

  let parts = 0
  await page.route(PARTS, (route) => {
    parts += 1
    return parts <= 3 ? route.continue() : route.abort()
  })
  await tapped(page, '提交')
  await shown(page.getByText('已提交', { exact: true }))
  await expect.poll(() => parts, PATIENT).toBeGreaterThanOrEqual(4)
  const [record] = (await school.ask('teacher', 'record.list', { whose: 'mine' })).items
  const recordId = record?.id ?? ''
  expect(record?.state).toBe('counted')
  expect((await school.ask('teacher', 'file.list', { recordId })).files).toEqual([])

  await page.goto(`${school.address}/#/pages/records/index`)
  await shown(page.getByText('还没有传完的照片和附件 1 个'))
  await shown(page.getByText(/已传 \d+%，连上网接着传/))
  await accessible(page)
  await page.close()

  page = await context.newPage()
  const resumed: number[] = []
  page.on('request', (request) => {
    if (PARTS.test(request.url())) resumed.push((request.postDataJSON() as { offset: number }).offset)
  })
  await page.goto(`${school.address}/#/pages/records/index`)
  await expect
    .poll(async () => (await school.ask('teacher', 'file.list', { recordId })).files.length, PATIENT)
    .toBe(1)
  expect(resumed[0]).toBe(3 * 128 * 1024)
  expect(new Set(resumed).size).toBe(resumed.length)
  await gone(page.getByText(/还没有传完的照片和附件/))

  const [file] = (await school.ask('teacher', 'file.list', { recordId })).files
  expect(file).toMatchObject({ name: 'IMG_0001.jpg', type: 'image/jpeg' })
  const size = await page.evaluate(async (url) => {
    const picture = await createImageBitmap(await (await fetch(url)).blob())
    return [picture.width, picture.height]
  }, file?.url ?? '')
  expect(size).toEqual([1600, 800])
})

test('the record shows its photos to who may read it; its author adds a document and takes a photo away', async () => {
  const [record] = (await school.ask('teacher', 'record.list', { whose: 'mine' })).items
  const recordId = record?.id ?? ''
  const url = `${school.address}/#/pages/record/index?id=${recordId}`
  let page = await signedIn('principal')
  await page.goto(url)
  await shown(page.getByRole('button', { name: '查看 IMG_0001.jpg' }))
  await loaded(page.getByRole('img', { name: '照片' }).first())
  expect(await page.getByText('添加照片').count()).toBe(0)
  await accessible(page)
  await page.getByRole('button', { name: '查看 IMG_0001.jpg' }).click()
  await shown(page.getByRole('button', { name: '看大图' }))
  expect(await page.getByRole('button', { name: '删除' }).count()).toBe(0)
  await accessible(page)
  await context.close()

  page = await signedIn('teacher')
  await page.goto(url)
  await documents(page).setInputFiles([
    { name: '教案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 test') },
    { name: '网页.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') },
  ])
  await shown(page.getByText(/网页\.pdf：可以上传/))
  await shown(page.getByRole('button', { name: /教案\.pdf/ }))
  await accessible(page)
  await page.getByRole('button', { name: '查看 IMG_0001.jpg' }).click()
  await tapped(page, '删除')
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await gone(page.getByRole('button', { name: '查看 IMG_0001.jpg' }))
  const left = (await school.ask('teacher', 'file.list', { recordId })).files
  expect(left.map(({ name }) => name)).toEqual(['教案.pdf'])
})

async function signedIn(who: keyof typeof NAME): Promise<Page> {
  context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENT.timeout)
  await page.goto(school.address)
  await page.getByRole('button', { name: NAME[who] }).click()
  await shown(page.getByRole('navigation').getByText('我的'))
  return page
}

const photos = (page: Page) => page.getByLabel('添加照片')
const documents = (page: Page) => page.getByLabel('添加文档')

/** A photo whose pixels cannot be packed: it stays large when it is drawn smaller. */
async function noise(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1800
    canvas.height = 900
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    const pixels = context.createImageData(canvas.width, canvas.height)
    for (let at = 0; at < pixels.data.length; at += 1)
      pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256
    context.putImageData(pixels, 0, 0)
    return canvas.toDataURL('image/jpeg')
  })
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

async function lessonTitle(): Promise<string> {
  const { lessons } = await school.ask('teacher', 'lesson.around', {})
  return `${lessons[0]?.className} ${lessons[0]?.subject}`
}

async function tapped(page: Page, name: string): Promise<void> {
  const called = page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
  await called.filter({ visible: true }).first().click()
}

const shown = (what: Locator) => what.filter({ visible: true }).first().waitFor()
const gone = (what: Locator) => what.first().waitFor({ state: 'hidden' })

async function loaded(picture: Locator): Promise<void> {
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), PATIENT)
    .toBeGreaterThan(0)
}

async function accessible(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  expect(await accessFaults(page)).toEqual([])
}
