import pg from 'pg'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'

/** How a host dies: before its nth statement reaches the database, or right after, without hearing the answer. */
export interface Death {
  readonly atStatement: number
  readonly heard: boolean
}

export interface Mortal {
  readonly store: Store
  isDead(): boolean
}

/** A host's way to the database. With its death all its connections are cut, as with the end of a process. */
export function mortal(owner: pg.ClientConfig, death: Death | null): Mortal {
  const connections = new Set<pg.Client>()
  let statements = 0
  let dead = false
  function die() {
    dead = true
    for (const client of connections) {
      ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    }
  }
  const afterlife = () => Promise.reject(new Error('the host is dead'))

  class MortalClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      connections.add(this)
      this.on('error', () => connections.delete(this))
    }

    override query(...given: never[]): never {
      if (dead) return afterlife() as never
      statements += 1
      const isLast = death !== null && statements === death.atStatement
      if (isLast && !death.heard) {
        die()
        return afterlife() as never
      }
      const asked = super.query(...(given as unknown as [string])) as Promise<unknown>
      if (!isLast) return asked as never
      return asked.then(die, die).then(afterlife) as never
    }
  }

  return {
    store: openStore({ ...owner, max: 3, Client: MortalClient } as pg.PoolConfig, () => undefined),
    isDead: () => dead,
  }
}
