import type { Overlay } from '../protocol'
import { DeviceStorage } from './device-storage'
import { Dialogs } from './dialogs'
import { Network } from './network'
import type { Transport } from './transport'

export type Theme = 'light' | 'dark'

export type CloudCall = { name: string; data: unknown }

export interface DeviceSettings {
  transport: Transport
  cloud?: (call: CloudCall) => Promise<unknown>
  login?: () => string
  storage?: DeviceStorage
  viewport: { width: number; height: number }
  theme: Theme
  clockOffset: number
  draw(overlay: Overlay | null): void
}

/** The phone: what is there before the app starts and after it was killed. */
export class Device {
  readonly storage: DeviceStorage
  readonly network = new Network()
  readonly dialogs: Dialogs
  readonly transport: Transport
  readonly cloud: DeviceSettings['cloud']
  readonly viewport: DeviceSettings['viewport']
  readonly clockOffset: number
  clipboard = ''
  /** WeChat has a newer release for this phone, which it has not fetched yet. */
  hasUpdate = false
  /** Whether the person has agreed to the privacy guide, which WeChat remembers; tests that want to be asked set it to false. */
  agreedToPrivacy = true
  /** Buttons for agreeing that were tapped, by id. */
  readonly agreeButtons = new Set<string>()
  theme: Theme
  private logins = 0

  constructor(private readonly settings: DeviceSettings) {
    this.storage = settings.storage ?? new DeviceStorage()
    this.dialogs = new Dialogs(settings.draw)
    this.transport = settings.transport
    this.cloud = settings.cloud
    this.viewport = settings.viewport
    this.clockOffset = settings.clockOffset
    this.theme = settings.theme
  }

  loginCode(): string {
    this.logins += 1
    return this.settings.login?.() ?? `login-code-${this.logins}`
  }
}
