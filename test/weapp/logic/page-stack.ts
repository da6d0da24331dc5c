import type { AppFolder } from '../folder/app-folder'
import type { ViewWindow } from '../view-window'
import type { Definition, InstanceHost } from './instance'
import { nextPageNumber, Page, pageDefinition } from './page'
import { parseUrl } from './url'

const LIMIT = 10

/** Why WeChat would not go there, as it says so in errMsg. */
export class NavigationRefused extends Error {
  override readonly name = 'NavigationRefused'
}

/** The pages that are open, with the lifecycle WeChat gives them. Pages of the tab bar stay alive behind each other. */
export class PageStack {
  private stack: Page[] = []
  private readonly keptTabs = new Map<string, Page>()

  constructor(
    private readonly folder: AppFolder,
    private readonly host: InstanceHost,
    private readonly view: ViewWindow,
    private readonly definitionOf: (route: string) => Definition,
  ) {}

  get current(): Page | undefined {
    return this.stack.at(-1)
  }

  get open(): readonly Page[] {
    return this.stack
  }

  find(number: number): Page | undefined {
    return [...this.stack, ...this.keptTabs.values()].find((page) => page.number === number)
  }

  navigateTo(url: string): void {
    const { route, query } = this.target(url)
    if (this.isTab(route)) throw new NavigationRefused('can not navigateTo a tabbar page')
    if (this.stack.length >= LIMIT) throw new NavigationRefused('webview count limit exceed')
    this.current?.call('onHide')
    this.enter(route, query)
  }

  redirectTo(url: string): void {
    const { route, query } = this.target(url)
    if (this.isTab(route)) throw new NavigationRefused('can not redirectTo a tabbar page')
    const left = this.stack.pop()
    if (left) this.leave(left)
    this.enter(route, query)
  }

  reLaunch(url: string): void {
    const { route, query } = this.target(url)
    const all = new Set([...this.stack.reverse(), ...this.keptTabs.values()])
    this.stack = []
    for (const page of all) this.leave(page)
    this.enter(route, query)
  }

  switchTab(url: string): void {
    const { route } = this.target(url)
    if (!this.isTab(route)) throw new NavigationRefused('can not switch to no-tabBar page')
    const shown = this.current
    if (shown?.route === route) return
    if (shown && this.isTab(shown.route)) shown.call('onHide')
    const above = this.stack.filter((page) => !this.isTab(page.route)).reverse()
    const kept = this.keptTabs.get(route)
    this.stack = kept ? [kept] : []
    for (const page of above) this.leave(page)
    if (kept) this.comeBack(kept)
    else this.enter(route, {})
  }

  navigateBack(delta: number): void {
    if (this.stack.length <= 1) throw new NavigationRefused('cannot navigate back at first page.')
    const left = this.stack.splice(Math.max(1, this.stack.length - delta)).reverse()
    for (const page of left) this.leave(page)
    if (this.current) this.comeBack(this.current)
  }

  private target(url: string) {
    const target = parseUrl(url, this.current?.route ?? '')
    if (!this.folder.routes.has(target.route))
      throw new NavigationRefused(`page "${target.route}" is not found`)
    return target
  }

  private isTab(route: string): boolean {
    return this.folder.tabs.some(({ pagePath }) => pagePath === route)
  }

  private enter(route: string, query: Record<string, string>): void {
    const definition = pageDefinition(this.definitionOf(route))
    const page = new Page(this.host, nextPageNumber(), route, definition, query, this.view)
    this.stack.push(page)
    if (this.isTab(route)) this.keptTabs.set(route, page)
    void this.view.send({ kind: 'open', ...page.shape(this.folder) })
    page.call('onLoad', this.host.realm.copy(query))
    page.call('onShow')
  }

  private comeBack(page: Page): void {
    void this.view.send({ kind: 'show', page: page.number })
    page.call('onShow')
  }

  private leave(page: Page): void {
    this.keptTabs.delete(page.route)
    page.call('onUnload')
    void this.view.send({ kind: 'close', page: page.number })
  }
}
