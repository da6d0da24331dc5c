import { setTimeout as delay } from 'node:timers/promises'
import type { Page as BrowserPage } from 'playwright-core'
import type { Device, Theme } from './device/device'
import type { DeviceStorage } from './device/device-storage'
import type { OpenDialog, Toast } from './device/dialogs'
import type { Network } from './device/network'
import type { AppFolder } from './folder/app-folder'
import { locate, locateField, locatePicker, type Target } from './locate'
import type { AppService } from './logic/app-service'
import { choose, type PickerChoice } from './picker-choice'
import type { Report, SetDataCount } from './report'
import type { ViewWindow } from './view-window'

/** For a machine that does much else at once: how fast the app is, is not asked here. */
const PATIENCE = 10_000
const SOON = 50

export interface Stats {
  setData: SetDataCount
  setDataByPage: Record<string, SetDataCount>
  /** Elements of the page on show. */
  nodes: number
}

export interface Running {
  service: AppService
  view: ViewWindow
}

interface Parts {
  page: BrowserPage
  folder: AppFolder
  device: Device
  report: Report
  start(route?: string): Promise<Running>
  stop(): Promise<void>
  applyTheme(): Promise<void>
}

/** A mini-program on a phone, as a user holds it. Every act waits until the app has come to rest. */
export class Weapp {
  private running: Running | undefined

  constructor(private readonly parts: Parts) {}

  /** The view: one document, in which the page on show hangs. */
  get page(): BrowserPage {
    return this.parts.page
  }

  get storage(): DeviceStorage {
    return this.parts.device.storage
  }

  get network(): Network {
    return this.parts.device.network
  }

  get report(): Report {
    return this.parts.report
  }

  /** Toasts shown so far, the oldest first. */
  get toasts(): readonly Toast[] {
    return this.parts.device.dialogs.toasts
  }

  /** The phone, for what a test sets on it. */
  get device(): Device {
    return this.parts.device
  }

  /** The modal or action sheet that waits for an answer. */
  get dialog(): OpenDialog | undefined {
    return this.parts.device.dialogs.open
  }

  async tap(target: Target): Promise<void> {
    await (await locate(this.page, target)).tap()
    await this.idle()
  }

  async fill(target: Target, text: string): Promise<void> {
    await (await locateField(this.page, target)).fill(text)
    await this.idle()
  }

  /** Taps a <picker>, found by its label or what it shows, and chooses in the panel it opens. */
  async pick(target: Target, choice: PickerChoice): Promise<void> {
    const locator = await locatePicker(this.page, target)
    await locator.tap()
    const picker = await locator.evaluate((element) => window.weappView.openPicker(element))
    const answer = choose(picker, choice)
    await locator.evaluate((element, given) => window.weappView.answerPicker(element, given), answer)
    await this.idle()
  }

  async cancelPicker(target: Target): Promise<void> {
    const locator = await locatePicker(this.page, target)
    await locator.tap()
    await locator.evaluate((element) => window.weappView.answerPicker(element, 'cancel'))
    await this.idle()
  }

  /** Presses a button of the open modal or action sheet; the sheet's own way out is 取消. */
  async answer(button: string): Promise<void> {
    this.parts.device.dialogs.answer(button)
    await this.idle()
  }

  async tapTab(text: string): Promise<void> {
    const item = this.parts.folder.tabs.find((tab) => tab.text === text)
    if (!item) throw new Error(`the tab bar has no “${text}”`)
    const { pages } = this.alive.service
    const onTab = this.parts.folder.tabs.some(({ pagePath }) => pagePath === pages.current?.route)
    if (!onTab) throw new Error(`${pages.current?.route} shows no tab bar`)
    const index = this.parts.folder.tabs.indexOf(item)
    pages.switchTab(`/${item.pagePath}`)
    pages.current?.call('onTabItemTap', { index, pagePath: item.pagePath, text })
    await this.idle()
  }

  /** The arrow of the navigation bar. */
  async back(): Promise<void> {
    this.alive.service.pages.navigateBack(1)
    await this.idle()
  }

  /** Pulls the page down; fails if the app never lets it spring back. */
  async pullDown(): Promise<void> {
    const { service } = this.alive
    service.pullDown()
    const deadline = Date.now() + PATIENCE
    while (service.frame.refreshing) {
      if (Date.now() > deadline)
        throw new Error('the page was pulled down and stopPullDownRefresh never came')
      await delay(5)
    }
    await this.idle()
  }

  async scrollToBottom(): Promise<void> {
    await this.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await this.idle()
  }

  /** What the page would share from the menu. */
  share(): unknown {
    const page = this.alive.service.pages.current
    if (!page?.has('onShareAppMessage')) throw new Error(`${page?.route} cannot be shared`)
    return page.call('onShareAppMessage', { from: 'menu' })
  }

  async setTheme(theme: Theme): Promise<void> {
    this.parts.device.theme = theme
    await this.parts.applyTheme()
    this.running?.service.tellApp('ThemeChange', { theme })
    if (this.running) await this.idle()
  }

  async toBackground(): Promise<void> {
    const { service } = this.alive
    service.pages.current?.call('onHide')
    service.tellApp('AppHide', {})
    await this.idle()
  }

  async toForeground(): Promise<void> {
    const { service } = this.alive
    service.tellApp('AppShow', service.launch)
    service.pages.current?.call('onShow')
    await this.idle()
  }

  /** WeChat has fetched a newer version of the app. */
  async offerUpdate(): Promise<void> {
    const { service } = this.alive
    for (const listener of service.frame.updateReady) service.run(listener)
    await this.idle()
  }

  /** Route and query of the page on show. */
  route(): string {
    const page = this.alive.service.pages.current
    const query = Object.entries(page?.query ?? {}).map(([name, value]) => `${name}=${value}`)
    return [page?.route ?? '', ...(query.length > 0 ? [query.join('&')] : [])].join('?')
  }

  /** Routes of the open pages, the one on show last. */
  stack(): string[] {
    return this.alive.service.pages.open.map(({ route }) => route)
  }

  title(): string {
    const { pages, frame } = this.alive.service
    const page = pages.current
    if (!page) return ''
    return frame.titles.get(page.number) ?? this.parts.folder.window(page.route).navigationBarTitleText ?? ''
  }

  async stats(): Promise<Stats> {
    const { setData, setDataByPage } = this.report
    return {
      setData: { ...setData },
      setDataByPage: structuredClone(setDataByPage),
      nodes: await this.alive.view.countNodes(),
    }
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: 'disabled' })
  }

  /** Resolves when no request is under way, no timer is about to fire and the view has shown everything. */
  async idle(): Promise<void> {
    const { service, view } = this.alive
    const deadline = Date.now() + PATIENCE
    for (let calm = 0; calm < 2; ) {
      const settled = await view.settled(calm > 0)
      calm = settled && this.network.pending <= 0 && !service.timers.dueWithin(SOON) ? calm + 1 : 0
      if (Date.now() > deadline) {
        const pending = this.network.exchanges.filter(({ outcome }) => outcome === 'pending')
        const paths = pending.map(({ path }) => path).join(', ')
        throw new Error(`the app does not come to rest: ${this.network.pending} request(s) pending: ${paths}`)
      }
      if (calm === 0) await delay(2)
    }
  }

  /** As a phone does it that needs the memory: nothing is unloaded, connections break, the storage stays. */
  async kill(): Promise<void> {
    this.alive.service.kill()
    this.running = undefined
    await this.parts.stop()
  }

  /** Starts the app: as the user finds it, or on a page such as `pages/week/index?week=3`. */
  async launch(url?: string): Promise<void> {
    if (this.running) throw new Error('the app is running')
    this.running = await this.parts.start(url)
    await this.idle()
  }

  async relaunch(url?: string): Promise<void> {
    if (this.running) await this.kill()
    await this.launch(url)
  }

  async close(): Promise<void> {
    if (this.running) await this.kill()
    await this.page.context().close()
  }

  /** Fails if any code of the app failed, logged an error, or used what the harness does not emulate. */
  expectClean(): void {
    this.report.expectClean()
  }

  private get alive(): Running {
    if (!this.running) throw new Error('the app is not running')
    return this.running
  }
}
