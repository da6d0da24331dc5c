import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { bringUp, type Joined } from './bring-up'
import { leavePlace } from './place'
import { asPostgresProblem, errorCode } from './problem'
import { stopServer } from './server'
import type { Site } from './site'

const LONGEST_PAUSE_MS = 10_000

/**
 * Keeps the server up for as long as we use it: when our connection breaks (the server was killed, a crash made it
 * restart), it is brought up again and the application's pools find it at the same address.
 */
export class Keeper {
  private client: pg.Client
  private stopping: Promise<void> | undefined
  private reviving: Promise<void> | undefined
  private readonly leaving = new AbortController()
  private readonly left = once(this.leaving.signal, 'abort')

  constructor(
    private readonly site: Site,
    joined: Joined,
  ) {
    this.client = this.watched(joined.client)
  }

  stop(): Promise<void> {
    this.leaving.abort()
    this.stopping ??= this.leave()
    return this.stopping
  }

  private watched(client: pg.Client): pg.Client {
    client.on('end', () => {
      if (this.leaving.signal.aborted || client !== this.client) return
      this.reviving ??= this.revive().finally(() => {
        this.reviving = undefined
      })
    })
    return client
  }

  private async revive() {
    const { site } = this
    site.say('数据库意外停止，正在恢复……')
    let told = ''
    for (let pause = 100; !this.leaving.signal.aborted; pause = Math.min(pause * 3, LONGEST_PAUSE_MS)) {
      try {
        this.client = this.watched((await bringUp(site)).client)
        site.say('数据库已恢复，可以继续使用')
        return
      } catch (error) {
        const { message, remedy } = asPostgresProblem(error, site.layout.dataFolder)
        if (message !== told) site.say(`数据库还没有恢复：${message}${remedy}`)
        told = message
        await Promise.race([wait(pause), this.left])
      }
    }
  }

  private async leave() {
    // A server that is just coming back is ours to stop as well.
    await this.reviving
    const isLast = await this.isLast()
    try {
      if (isLast) await stopServer(this.site.layout, await this.programsToStop())
    } finally {
      await this.client.end()
    }
  }

  private async isLast(): Promise<boolean> {
    try {
      return await leavePlace(this.client)
    } catch (error) {
      // The connection is gone and with it our place; whoever else is there keeps the server up.
      if (errorCode(error) === undefined || errorCode(error) === '57P01') return true
      throw error
    }
  }

  private async programsToStop() {
    return process.platform === 'win32' ? this.site.programs() : undefined
  }
}
