import type { Device } from '../device/device'
import { NetworkFailure } from '../device/network'
import type { AppFolder } from '../folder/app-folder'
import type { FromView } from '../protocol'
import type { Report } from '../report'
import type { ViewWindow } from '../view-window'
import type { Launch, Wx, WxHost } from '../wx/api'
import { WxEvents } from '../wx/events'
import { IntersectionObservers } from '../wx/intersection-observer'
import type { PageFrame } from '../wx/page-frame'
import { SelectorQuery } from '../wx/selector-query'
import { createWx } from '../wx/wx'
import { Components } from './components'
import { appConsole } from './console'
import { Modules } from './modules'
import { PageStack } from './page-stack'
import { Realm } from './realm'
import { Registry } from './registry'
import { Timers } from './timers'

/** One run of the mini-program, from its launch until it is killed: everything WeChat keeps in the logic layer. */
export class AppService implements WxHost {
  readonly timers = new Timers((callback) => this.run(callback))
  readonly realm: Realm
  readonly pages: PageStack
  readonly events = new WxEvents(this)
  readonly observers: IntersectionObservers = new IntersectionObservers(this)
  readonly frame: PageFrame = { titles: new Map(), refreshing: false, updateReady: [] }
  private readonly registry: Registry
  private readonly components: Components
  private readonly stopListening: () => void
  private alive = true

  constructor(
    readonly folder: AppFolder,
    readonly device: Device,
    readonly view: ViewWindow,
    readonly report: Report,
    readonly launch: Launch,
    ownWx: Wx,
  ) {
    const { setTimeout, setInterval, clear } = this.timers
    const timers = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear }
    this.realm = new Realm({ console: appConsole(report), ...timers }, device.clockOffset)
    const require = (file: string) => void this.run(() => modules.require(file))
    this.registry = new Registry(require, report)
    this.components = new Components(folder, this, view, (path) => this.registry.load(path))
    this.pages = new PageStack(folder, this, view, (route) => {
      this.components.defineUsedBy(route)
      return this.registry.load(route)
    })
    const modules = new Modules(folder, this.realm, {
      ...this.registry.globals,
      getCurrentPages: () => this.pages.open.map(({ self }) => self),
      wx: createWx(this, ownWx),
    })
    this.stopListening = this.listen()
    require('app.js')
  }

  start(): void {
    const { path, query } = this.launch
    const options = this.realm.copy(this.launch)
    this.callApp('onLaunch', options)
    this.callApp('onShow', options)
    const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    if (this.folder.routes.has(path)) this.pages.reLaunch(`/${path}?${search.join('&')}`)
    else this.callApp('onPageNotFound', options)
  }

  receive(message: FromView): void {
    switch (message.kind) {
      case 'ready':
        this.pages.find(message.page)?.call('onReady')
        return
      case 'event': {
        const { page, component, handler, event } = message
        if (event.type === 'agreeprivacyauthorization') this.device.agreeButtons.add(event.currentTarget.id)
        const receiver = component === undefined ? this.pages.find(page) : this.components.find(component)
        receiver?.call(handler, this.realm.copy(event))
        return
      }
      case 'scrolled':
        this.pages.find(message.page)?.call('onPageScroll', this.realm.copy({ scrollTop: message.scrollTop }))
        return
      case 'bottom':
        this.pages.find(message.page)?.call('onReachBottom')
        return
      case 'intersected':
        this.observers.receive(message.watch, message.seen)
        return
      case 'error':
        this.report.problem('view', message.message)
        return
      case 'warning':
        this.report.console.push({ level: 'warn', text: message.message })
        return
      default:
        this.components.receive(message, (page) => this.pages.find(page)?.route ?? '')
    }
  }

  pullDown(): void {
    const page = this.pages.current
    if (!page || !this.folder.window(page.route).enablePullDownRefresh) {
      throw new Error(`${page?.route} does not set enablePullDownRefresh`)
    }
    this.frame.refreshing = true
    page.call('onPullDownRefresh')
  }

  /** Runs a lifecycle function of the app, and tells those who listen to the same on wx. */
  tellApp(name: string, result: unknown): void {
    this.callApp(`on${name.replace(/^App/, '')}`, this.realm.copy(result))
    this.events.fire(name, result)
  }

  /** The process is gone: no more code runs, nothing is unloaded, connections break. */
  kill(): void {
    this.alive = false
    this.timers.stop()
    this.stopListening()
    this.view.close()
    this.device.dialogs.dismiss()
    this.device.network.cutAll(new NetworkFailure('abort'))
  }

  run<T>(action: () => T): T | undefined {
    if (!this.alive) return undefined
    try {
      return action()
    } catch (error) {
      this.report.problem('logic', error)
      this.callApp('onError', String(error))
      this.events.fire('Error', { message: String(error) })
      return undefined
    }
  }

  selectorQuery(component?: number): SelectorQuery {
    return new SelectorQuery(this, component)
  }

  private callApp(name: string, ...args: unknown[]): void {
    const { app } = this.registry
    const method = app[name]
    if (typeof method === 'function') this.run(() => method.apply(app, args))
  }

  private listen(): () => void {
    const onRejection = (reason: unknown, promise: unknown) => {
      if (!this.realm.owns(promise)) return
      this.report.problem('logic', reason)
      this.tellApp('UnhandledRejection', { reason: String(reason) })
    }
    const stopNetwork = this.device.network.onChange((networkType) =>
      this.events.fire('NetworkStatusChange', { isConnected: networkType !== 'none', networkType }),
    )
    process.on('unhandledRejection', onRejection)
    return () => {
      process.off('unhandledRejection', onRejection)
      stopNetwork()
    }
  }
}
