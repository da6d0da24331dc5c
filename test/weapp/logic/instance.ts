import type { Data } from '../protocol'
import type { Report } from '../report'
import type { Realm } from './realm'
import { applyChanges } from './set-data'

/** WeChat refuses to carry more than this to the view at once. */
const SET_DATA_LIMIT = 1024 * 1024

export type Definition = Record<string, unknown>

export interface InstanceHost {
  realm: Realm
  report: Report
  /** Runs the app's own code: what it throws is recorded, and nothing runs once the app is killed. */
  run<T>(action: () => T): T | undefined
  selectorQuery(component?: number): unknown
}

/** `this` of a page or a component: the app's methods and data, and setData on top. */
export type Self = Record<string, unknown> & { data: Data }

export class Instance {
  readonly self: Self

  constructor(
    protected readonly host: InstanceHost,
    readonly route: string,
    members: Definition,
    data: Data,
    private readonly sendChanges: (changes: Data) => Promise<void>,
  ) {
    this.self = { ...members, data: host.realm.copy(data) }
    this.self.setData = (changes: Data, done?: () => void) => this.setData(changes, done)
  }

  call(name: string, ...args: unknown[]): unknown {
    const method = this.self[name]
    return typeof method === 'function' ? this.host.run(() => method.apply(this.self, args)) : undefined
  }

  has(name: string): boolean {
    return typeof this.self[name] === 'function'
  }

  private setData(changes: Data, done?: () => void): void {
    const { realm, report } = this.host
    const json = JSON.stringify(changes)
    const bytes = Buffer.byteLength(json)
    report.countSetData(this.route, bytes)
    if (bytes > SET_DATA_LIMIT)
      report.problem('logic', `setData of ${bytes} bytes on ${this.route}: WeChat carries 1 MB`)
    applyChanges(this.self.data, realm.parse(json) as Data)
    void this.sendChanges(JSON.parse(json)).then(() => done && this.host.run(() => done.call(this.self)))
  }
}

export function methodNames(members: Definition): string[] {
  return Object.keys(members).filter((name) => typeof members[name] === 'function')
}
