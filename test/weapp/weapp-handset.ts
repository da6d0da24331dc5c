import type { Browser } from 'playwright-core'
import { type Accident, type Handset, type HandsetOptions, POSTS } from '../browser/offline/handset'
import type { RunningSchool } from '../browser/running-school'
import type { Fault } from './device/network'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

const HANDED_IN = /\/record\/(submit|correct)$/

const FAULTS: Readonly<Record<Accident, Fault['kind']>> = {
  cutBefore: 'cut-before-send',
  cutAfter: 'cut-after-send',
  replyLost: 'lose-reply',
  noAnswer: 'hang',
}

/** A phone with the launched mini-program. */
export async function weappHandset(
  browser: Browser,
  school: RunningSchool,
  { clockOffset = 0 }: HandsetOptions = {},
): Promise<WeappHandset> {
  const app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser, clockOffset })
  return new WeappHandset(app)
}

export class WeappHandset implements Handset {
  constructor(readonly app: Weapp) {}

  async signIn(who: keyof typeof POSTS): Promise<void> {
    await this.app.tap(this.app.page.getByText(new RegExp(`^${POSTS[who]} `)).first())
  }

  async open(address: string): Promise<void> {
    await this.app.relaunch(address.replace(/^\//, ''))
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.app.tap(typeof name === 'string' ? name : this.found(name).first())
  }

  async place(name: string): Promise<void> {
    await this.app.tap(name)
  }

  async choosePeriod(period: number): Promise<void> {
    await this.app.tap(String(period))
  }

  async tapAndGo(name: string): Promise<void> {
    await this.app.page
      .locator('wx-page-root')
      .getByText(name, { exact: true })
      .filter({ visible: true })
      .first()
      .tap()
  }

  async answer(button: string): Promise<void> {
    const dialog = this.app.page.locator('[aria-role=dialog], [role=dialog]')
    await this.app.tap(dialog.getByText(button, { exact: true }))
  }

  async fill(field: string, text: string): Promise<void> {
    await this.app.fill(field, text)
  }

  async valueOf(field: string): Promise<string> {
    return await this.app.page
      .getByLabel(field, { exact: true })
      .locator('input, textarea')
      .or(this.app.page.getByLabel(field, { exact: true }).and(this.app.page.locator('input, textarea')))
      .first()
      .inputValue()
  }

  async reads(text: string | RegExp): Promise<void> {
    await this.found(text).first().waitFor()
  }

  async readsNoMore(text: string | RegExp): Promise<void> {
    await this.app.idle()
    await this.found(text).first().waitFor({ state: 'hidden' })
  }

  lines(text: RegExp): Promise<string[]> {
    return this.found(text).allInnerTexts()
  }

  async next(accident: Accident): Promise<void> {
    this.app.network.inject({ kind: FAULTS[accident], path: HANDED_IN })
  }

  async network(on: boolean): Promise<void> {
    this.app.network.switchTo(on ? 'wifi' : 'none')
    await this.app.idle()
  }

  kill(): Promise<void> {
    return this.app.kill()
  }

  async start(): Promise<void> {
    await this.app.launch()
  }

  async close(): Promise<void> {
    await this.app.close()
    this.app.expectClean()
  }

  private found(text: string | RegExp) {
    return this.app.page.locator('wx-page-root').getByText(text, { exact: true }).filter({ visible: true })
  }
}
