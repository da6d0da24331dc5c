import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { type LaunchOptions, launchWeapp } from './launch'
import type { Weapp } from './weapp'

const folder = fileURLToPath(new URL('./fixture', import.meta.url))
const received: string[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    received.push(`${request.method} ${request.url} ${Buffer.concat(chunks)}`)
    response.setHeader('content-type', 'application/json').end('{"pong":true}')
  })
})

let browser: Browser
let app: Weapp

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await launchBrowser()
})

afterEach(async () => {
  received.length = 0
  await app.close()
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test('the app launches, then its first page loads, shows and is ready', async () => {
  await launch()
  expect(trace()).toEqual(['app onLaunch', 'app onShow', 'home onLoad', 'home onShow', 'home onReady'])
  expect(app.route()).toBe('pages/home/home')
  app.expectClean()
})

test('a page opened on top hides the one below, which shows again when it is unloaded', async () => {
  await launch()
  forget()
  await app.tap('form')
  expect(app.stack()).toEqual(['pages/home/home', 'pages/form/form'])
  await app.back()
  expect(trace()).toEqual([
    'home onHide',
    'form onLoad',
    'form onShow',
    'form onReady',
    'form onUnload',
    'home onShow',
  ])
})

test('the pages of the tab bar stay alive behind each other', async () => {
  await launch()
  await app.tap('0 加一')
  await app.tapTab('列表')
  forget()
  await app.tapTab('首页')
  expect(trace()).toEqual(['list onHide', 'home onShow'])
  await expectText('#half', '1 节')
  expect(app.stack()).toEqual(['pages/home/home'])
})

test('WeChat refuses a page that is not there, a tab by navigateTo, and going back from the first page', async () => {
  await launch()
  expect(await said('unknown')).toBe('navigateTo:fail page "pages/none/none" is not found')
  expect(await said('tab')).toBe('navigateTo:fail can not navigateTo a tabbar page')
  expect(await said('back')).toBe('navigateBack:fail cannot navigate back at first page.')
})

test('the tenth page opens and the eleventh does not', async () => {
  await launch()
  await app.tap('form')
  for (let open = 2; open < 10; open += 1) await app.tap('再开一页')
  expect(app.stack()).toHaveLength(10)
  await app.tap('再开一页')
  expect(app.stack()).toHaveLength(10)
  await expectText('#refused', 'navigateTo:fail webview count limit exceed')
})

test('page parameters arrive as WeChat hands them over: undecoded, cut at a second =, undefined without one', async () => {
  await launch()
  await app.tap('form')
  expect(app.route()).toBe('pages/form/form?id=7&name=%E5%90%AC&more=a&flag=undefined')
})

test('a component gets its properties and tells its page what happened', async () => {
  await launch()
  await app.tap('0 加一')
  await app.tap('1 加一')
  await expectText('#half', '2 节')
  const { setData, setDataByPage, nodes } = await app.stats()
  expect(setData).toEqual({ calls: 2, bytes: 22, largest: 11 })
  expect(setDataByPage['pages/home/home']).toEqual(setData)
  expect(nodes).toBeGreaterThan(20)
})

test('pickers give the chosen index, date, time and columns, and refuse what they do not offer', async () => {
  await launch({ url: 'pages/form/form' })
  await app.pick('课型 新授', '复习')
  await expectText('#picked', '"1"')
  await app.pick('日期', '2026-03-05')
  await expectText('#picked', '"2026-03-05"')
  await app.pick('时间', '09:30')
  await expectText('#picked', '"09:30"')
  await app.pick('节次', ['下午', 0])
  await expectText('#picked', '[1,0]')
  await expect(app.pick('课型 复习', '活动')).rejects.toThrow('does not offer “活动” but 新授、复习')
  await expect(app.pick('日期', '2026-07-11')).rejects.toThrow('2026-03-01 to 2026-07-10')
})

test('a form hands over its fields by name, a field cut at its length', async () => {
  await launch({ url: 'pages/form/form' })
  await app.fill('课题', '草船借箭第二课时')
  await app.fill('备注', '好')
  await app.tap('公开课')
  await app.tap('评课')
  await app.tap('优')
  await app.tap('新')
  await app.tap('提交')
  const submitted = JSON.parse(await text('#submitted'))
  expect(submitted).toEqual({ topic: '草船借箭第', note: '好', open: true, role: '评课', tags: ['优', '新'] })
})

test('a disabled button hears no tap', async () => {
  await launch({ url: 'pages/form/form' })
  await app.page.getByText('不可用').tap({ force: true })
  await app.idle()
  expect((await app.stats()).setData.calls).toBe(0)
})

test('storage holds 1 MB a key and 10 MB in all', async () => {
  await launch()
  expect(await said('fill a key')).toBe('stored')
  expect(await said('overfill a key')).toContain('setStorageSync:fail exceed max size')
  expect(String(app.storage.read('big')).length).toBe(1024 * 1024 - 10)
  expect(await said('overfill the phone')).toContain('setStorageSync:fail exceed storage max size 10Mb')
})

test('what was stored outlives a kill, which unloads nothing', async () => {
  await launch()
  expect(await said('recall')).toBe('nothing')
  await app.tap('keep')
  forget()
  await app.kill()
  expect(trace()).toEqual([])
  await app.launch()
  expect(await said('recall')).toBe('{"at":"08:00"}')
  expect(trace()).toContain('app onLaunch')
})

test('a request reaches the server under test, whatever host it names', async () => {
  await launch()
  expect(await said('ping')).toBe('{"statusCode":200,"data":{"pong":true}}')
  expect(received).toEqual(['POST /api/ping {"n":1}'])
})

test('without network nothing leaves; a lost reply was served and looks like a failure', async () => {
  await launch()
  await app.tap('watch network')
  app.network.switchTo('none')
  await app.idle()
  await expectText('#said', 'connected: false')
  expect(await said('ping')).toContain('ERR_INTERNET_DISCONNECTED')
  app.network.switchTo('4g')
  app.network.inject({ kind: 'cut-before-send' })
  expect(await said('ping')).toContain('ERR_CONNECTION_RESET')
  expect(received).toEqual([])
  app.network.inject({ kind: 'lose-reply' })
  expect(await said('ping')).toContain('ERR_CONNECTION_RESET')
  app.network.inject({ kind: 'cut-after-send' })
  expect(await said('ping')).toContain('ERR_CONNECTION_RESET')
  expect(received.length).toBeGreaterThanOrEqual(1)
  expect(app.network.exchanges.map(({ outcome }) => outcome)).toEqual(Array(4).fill('failed'))
})

test('a held reply arrives when released, a late one later, and one that never comes is a timeout', async () => {
  await launch()
  const held = app.network.hold(/ping/)
  expect(await said('ping')).toBe('')
  expect(held.count()).toBe(1)
  held.release()
  await app.idle()
  await expectText('#said', '{"statusCode":200,"data":{"pong":true}}')
  app.network.inject({ kind: 'delay', ms: 150 })
  expect(await said('ping briefly')).toBe('request:fail timeout')
  app.network.inject({ kind: 'hang' })
  await app.tap('ping briefly')
  await expect.poll(() => app.network.exchanges.at(-1)?.outcome).toBe('failed')
})

test('a cloud function and a login answer as the test says', async () => {
  await launch({ cloud: async ({ name, data }) => ({ name, data }), login: () => 'code-of-alice' })
  expect(await said('cloud')).toBe('{"name":"record","data":{"action":"list"}}')
  expect(await said('login')).toBe('code-of-alice')
  app.network.inject({ kind: 'lose-reply', path: /^cloud:record/ })
  await app.tap('cloud')
  expect(app.network.exchanges.at(-1)?.outcome).toBe('failed')
})

test('modals and action sheets wait for the answer, toasts are kept', async () => {
  await launch()
  await app.tap('confirm')
  expect(app.dialog).toMatchObject({
    title: '撤回',
    content: '确定撤回这条记录吗',
    buttons: ['取消', '确定'],
  })
  await app.answer('取消')
  await expectText('#said', '{"confirm":false}')
  await app.tap('choose')
  await app.answer('删')
  await expectText('#said', '{"tapIndex":1}')
  await app.tap('toast')
  expect(app.toasts).toEqual([{ title: '已保存', icon: 'success' }])
  await expect(app.answer('确定')).rejects.toThrow('no dialog is open')
})

test('styles are those of the window: rpx, imports, and dark when the phone is', async () => {
  await launch({ viewport: { width: 400, height: 700 } })
  expect(JSON.parse(await said('measure'))).toMatchObject({ id: 'half', width: 200 })
  const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await background()).toBe('rgb(237, 237, 237)')
  await app.setTheme('dark')
  expect(await background()).toBe('rgb(17, 17, 17)')
  expect(await said('theme')).toBe('dark')
  expect(trace()).toContain('app onThemeChange')
})

test('a list is pulled down, loads more at its end and keeps its place behind another page', async () => {
  await launch()
  await app.tapTab('列表')
  await app.scrollToBottom()
  expect(await app.page.getByText('第 40 行').count()).toBe(1)
  const place = await app.page.evaluate(() => window.scrollY)
  await app.tapTab('首页')
  await app.tapTab('列表')
  expect(await app.page.evaluate(() => window.scrollY)).toBe(place)
  await app.pullDown()
  expect(await app.page.getByText('第 40 行').count()).toBe(0)
  await app.tapTab('首页')
  await expect(app.pullDown()).rejects.toThrow('does not set enablePullDownRefresh')
})

test('the logic layer has the language and wx, and nothing of a browser', async () => {
  await launch()
  expect(await said('globals')).toBe('[]')
  expect(app.share()).toEqual({ title: '样例', path: '/pages/home/home' })
})

test('an error of the app, an unknown name of wx and an API left out are noticed', async () => {
  await launch()
  await app.tap('use an unknown API')
  expect([...app.report.missing]).toEqual(['noSuchThing'])
  app.expectClean()
  await app.tap('throw')
  expect(() => app.expectClean()).toThrow('fixture failed')
  expect(await said('use an API left out')).toContain('chooseLocation:fail')
  expect(() => app.expectClean()).toThrow('wx.chooseLocation is not emulated')
})

async function launch(options: Partial<LaunchOptions> = {}): Promise<void> {
  const { port } = server.address() as AddressInfo
  app = await launchWeapp({ folder, browser, server: `http://127.0.0.1:${port}`, ...options })
}

async function said(act: string): Promise<string> {
  await app.tap(act)
  return text('#said')
}

async function text(selector: string): Promise<string> {
  return (await app.page.locator(selector).textContent()) ?? ''
}

async function expectText(selector: string, expected: string): Promise<void> {
  expect(await text(selector)).toBe(expected)
}

function trace(): string[] {
  return app.report.console.map(({ text }) => text)
}

function forget(): void {
  app.report.console.length = 0
}
