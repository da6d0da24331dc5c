import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser'
import { Device, type DeviceSettings, type Theme } from './device/device'
import type { DeviceStorage } from './device/device-storage'
import { httpTransport, type Transport } from './device/transport'
import { AppFolder } from './folder/app-folder'
import { AppService } from './logic/app-service'
import { parseUrl } from './logic/url'
import type { FromView, Overlay } from './protocol'
import { Report } from './report'
import { openShell } from './shell'
import { ViewWindow } from './view-window'
import { type Running, Weapp } from './weapp'
import type { Wx } from './wx/api'

const SCENE_FROM_LIST = 1001

export interface LaunchOptions {
  /** The built mini-program, e.g. dist/weapp. */
  folder: string
  /** Where wx.request goes, whatever host the app was built for. */
  server: string
  /** A browser shared by several launches; without it one is started, and ended on close(). */
  browser?: Browser
  /** What an earlier run stored. */
  storage?: DeviceStorage
  /** The page's part of the screen: without status and navigation bar. */
  viewport?: { width: number; height: number }
  colorScheme?: Theme
  /** How wrong the phone's clock is, in milliseconds. */
  clockOffset?: number
  /** The page to start on, with its query; the app's first if not given. */
  url?: string
  /** Carries requests in place of HTTP to `server`. */
  transport?: Transport
  /** Answers wx.cloud.callFunction. */
  cloud?: DeviceSettings['cloud']
  /** Gives the codes of wx.login. */
  login?: () => string
  /** wx APIs of the test's own, in place of the emulated ones. */
  wx?: Wx
}

/** Starts a built mini-program as WeChat does: logic in a vm, view in Chromium, JSON between them. */
export async function launchWeapp(options: LaunchOptions): Promise<Weapp> {
  const folder = new AppFolder(options.folder)
  const browser = options.browser ?? (await launchBrowser())
  const viewport = options.viewport ?? { width: 390, height: 753 }
  const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true, locale: 'zh-CN' })
  if (!options.browser) context.once('close', () => void browser.close())

  const report = new Report()
  const { page, load, unload } = await openShell(context, folder, (fault) => report.problem('view', fault))
  page.setDefaultTimeout(5000)
  let running: Running | undefined
  await page.exposeFunction('weappToLogic', (message: FromView) => running?.view.receive(message))

  const device = new Device({
    transport: options.transport ?? httpTransport(options.server),
    viewport,
    theme: options.colorScheme ?? 'light',
    clockOffset: options.clockOffset ?? 0,
    draw: (overlay: Overlay | null) => void running?.view.send({ kind: 'overlay', overlay }),
    ...(options.storage && { storage: options.storage }),
    ...(options.cloud && { cloud: options.cloud }),
    ...(options.login && { login: options.login }),
  })

  const start = async (url = folder.entryRoute): Promise<Running> => {
    await load()
    const view = new ViewWindow(
      page,
      (message) => service.receive(message),
      (fault) => report.problem('view', fault),
    )
    const { route, query } = parseUrl(`/${url.replace(/^\//, '')}`, '')
    const launch = { path: route, query, scene: SCENE_FROM_LIST }
    const service = new AppService(folder, device, view, report, launch, options.wx ?? {})
    running = { service, view }
    service.start()
    return running
  }
  const stop = async () => {
    running = undefined
    await unload()
  }
  // Without `darkmode` in app.json WeChat keeps the app light on a dark phone.
  const applyTheme = () => page.emulateMedia({ colorScheme: folder.app.darkmode ? device.theme : 'light' })

  await applyTheme()
  const app = new Weapp({ page, folder, device, report, start, stop, applyTheme })
  try {
    await app.launch(options.url)
  } catch (error) {
    await app.close()
    throw error
  }
  return app
}
