import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import type { RunningPostgres } from '../../local/postgres/running-postgres'
import { startPostgres } from '../../local/postgres/start-postgres'
import { MIGRATIONS } from '../../local/start/database'
import { type WechatStandIn, wechatStandIn } from '../../test/api/cloud/wechat-stand-in'
import { Broken } from '../broken'
import type { Programs } from '../host/bundle'
import { Host } from '../host/host'
import { Wire } from '../proxy/wire'
import type { Disk } from './disk'
import { Place } from './place'

/** Wednesday of week 12, in the morning: the hosts' now when the stage is set up. From then on time passes. */
const NOW = Date.parse('2026-11-18T10:00:00+08:00')
export const TOKEN_SECRET = 'a secret of the faults, of at least 32 bytes'
const BETWEEN_ROUNDS_MS = 700

/** `own`: hosts look after their database themselves. `proxied`: it is elsewhere, behind a proxy. */
export interface Topology {
  readonly database: 'own' | 'proxied'
  readonly hosts: 1 | 2
}

/** Everything that faults happen to: a data folder, its database, the hosts on it, what lies between, and WeChat. */
export class Stage {
  readonly hosts: Host[] = []
  /** What the clocks of hosts are ahead of the one of this machine, one by one. */
  readonly shifts: number[] = []
  readonly baseShift = NOW - Date.now()
  private topology: Topology | undefined
  private keeping: RunningPostgres | undefined

  private constructor(
    readonly programs: Programs,
    readonly disk: Disk | undefined,
    private readonly parent: string,
    readonly place: Place,
    readonly wire: Wire,
    readonly wechat: WechatStandIn,
    private readonly ports: readonly number[],
  ) {}

  static async open(programs: Programs, disk?: Disk): Promise<Stage> {
    const parent = await mkdtemp(path.join(disk?.mount ?? os.tmpdir(), 'youju-chaos-'))
    // What lies below must be in reach of the user that the server runs as.
    await chmod(parent, 0o711)
    const place = new Place(path.join(parent, 'data'))
    await mkdir(place.folder, { mode: 0o711 })
    const wire = await Wire.open(() => place.socket)
    const ports = [await freePort(), await freePort(), await freePort()]
    const stage = new Stage(programs, disk, parent, place, wire, await wechatStandIn(), ports)
    await stage.fill()
    return stage
  }

  /** The first start makes the cluster; migrated here so that the first host is as quick as the others. */
  private async fill(): Promise<void> {
    const postgres = await this.startDatabase()
    await migrate(postgres.owner, MIGRATIONS)
    await postgres.stop()
    await mkdir(this.place.files, { recursive: true, mode: 0o700 })
    await copy(this.place.folder, this.pristine)
  }

  private get pristine(): string {
    return path.join(this.parent, 'pristine')
  }

  private startDatabase(): Promise<RunningPostgres> {
    return startPostgres({ dataFolder: this.place.folder, say: () => undefined })
  }

  get addresses(): readonly string[] {
    return this.hosts.filter(({ isUp }) => isUp).map(({ address }) => address)
  }

  get isProxied(): boolean {
    return this.topology?.database === 'proxied'
  }

  /** Hosts as asked for, up and serving; those that are there already stay. */
  async set(topology: Topology): Promise<void> {
    if (this.topology?.database !== topology.database) {
      await this.clear()
      if (topology.database === 'proxied') this.keeping = await this.startDatabase()
    }
    this.wire.endLost()
    this.topology = topology
    for (const spare of this.hosts.splice(topology.hosts)) await spare.stop()
    this.shifts.length = 0
    for (const [index, host] of this.hosts.entries()) {
      this.shifts[index] = this.baseShift
      host.setClock(this.baseShift)
    }
    await this.mend()
  }

  /** After a fault: what is down is started as anybody would start it, with no other hand. */
  async mend(): Promise<void> {
    this.wire.mend()
    const hosts = this.topology?.hosts ?? 1
    await Promise.all(
      Array.from({ length: hosts }, async (_, index) => {
        const there = this.hosts[index]
        if (there?.gaveUp) throw new Broken('a host lives through what it did not do', there.lastWords())
        if (there?.isAlive) return there.up()
        const host = this.launch(index)
        this.hosts[index] = host
        await host.up()
      }),
    )
  }

  private launch(index: number, more: Readonly<Record<string, string>> = {}): Host {
    const shift = this.shifts[index] ?? this.baseShift
    this.shifts[index] = shift
    return new Host({
      programs: this.programs,
      port: this.ports[index] ?? 0,
      shift,
      env: { ...this.env(), ...more },
    })
  }

  /** Another host than those of the topology, on a database of its own. */
  launchOn(database: string): Host {
    const { place, wire } = this
    return this.launch(2, {
      DATABASE_URL: place.url('app', wire.port, database),
      DATABASE_OWNER_URL: place.url('owner', wire.port, database),
    })
  }

  env(): Record<string, string> {
    const { place, wire, wechat } = this
    return {
      ...wechat.env,
      YOUJU_DATA: place.folder,
      YOUJU_TOKEN_SECRET: TOKEN_SECRET,
      YOUJU_LOG: 'errors',
      CHAOS_PAUSE_MS: String(BETWEEN_ROUNDS_MS),
      ...(this.isProxied && {
        DATABASE_URL: place.url('app', wire.port),
        DATABASE_OWNER_URL: place.url('owner', wire.port),
      }),
    }
  }

  setClock(index: number, shift: number): void {
    this.shifts[index] = shift
    this.hosts[index]?.setClock(shift)
  }

  /** Ends all that runs, as an operator does. */
  async clear(): Promise<void> {
    for (const host of this.hosts.splice(0)) await host.stop()
    await this.keeping?.stop()
    this.keeping = undefined
    this.topology = undefined
  }

  /** An empty database again: what thousands of episodes leave would slow down looking at everything. */
  async renew(): Promise<void> {
    await this.clear()
    await rm(this.place.folder, { recursive: true, force: true })
    await copy(this.pristine, this.place.folder)
  }

  async close(): Promise<void> {
    await this.clear()
    await this.wire.close()
    await this.wechat.close()
    await rm(this.parent, { recursive: true, force: true })
    await this.disk?.close()
  }
}

/** With owners, which are the server's. */
const copy = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to])

/**
 * Below those that outgoing connections get: one of those could have it in the moment in which a killed host is started
 * again.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 18_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
