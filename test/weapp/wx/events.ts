import type { InstanceHost } from '../logic/instance'
import type { Wx } from './api'

type Listener = (result: unknown) => void

const PAIRS = [
  ...[
    'AppShow',
    'AppHide',
    'Error',
    'UnhandledRejection',
    'PageNotFound',
    'ThemeChange',
    'NetworkStatusChange',
  ],
  ...['MemoryWarning', 'WindowResize', 'KeyboardHeightChange', 'UserCaptureScreen'],
]

/** The pairs of onX and offX of wx, which the harness can fire. */
export class WxEvents {
  private readonly listeners = new Map<string, Set<Listener>>()

  constructor(private readonly host: InstanceHost) {}

  api(): Wx {
    return Object.fromEntries(PAIRS.flatMap((name) => this.pair(name)))
  }

  fire(name: string, result: unknown): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) {
      this.host.run(() => listener(this.host.realm.copy(result)))
    }
  }

  private pair(name: string) {
    const set = new Set<Listener>()
    this.listeners.set(name, set)
    return [
      [`on${name}`, (listener: Listener) => void set.add(listener)],
      [`off${name}`, (listener?: Listener) => void (listener ? set.delete(listener) : set.clear())],
    ] as const
  }
}
