import { setTimeout as wait } from 'node:timers/promises'
import type { Fault, Happening } from './fault'

const LATEST_STATEMENT = 160
const LATEST_MS = 400

/** Dead at any moment; behind the proxy right before a statement reaches the database, or when it is carried out unheard. */
export const killHost: Fault = {
  name: 'kill-host',
  where: 'anywhere',
  cuts: true,
  async strike(happening) {
    const { stage, random } = happening
    await atSomeMoment(happening)
    const host = random.pick(stage.hosts)
    host.kill()
    await host.gone()
    stage.wire.mend()
    return 1
  },
}

/** Ended as an operator ends it, in the middle of a busy afternoon. */
export const endHost: Fault = {
  name: 'end-host',
  where: 'anywhere',
  cuts: false,
  async strike(happening) {
    const { stage, random } = happening
    await wait(random.below(LATEST_MS))
    await random.pick(stage.hosts).stop()
    return 1
  },
}

/** One after the other of two dies, while the other serves. */
export const twoHosts: Fault = {
  name: 'two-hosts',
  where: 'anywhere',
  hosts: 2,
  alone: true,
  cuts: true,
  async strike(happening) {
    const { stage, random } = happening
    for (const host of random.shuffled(stage.hosts)) {
      await wait(random.below(LATEST_MS))
      host.kill()
      await host.gone()
      await stage.mend()
    }
    return stage.hosts.length
  },
}

/** Stands still for a while with everything it holds, and goes on. */
export const freezeHost: Fault = {
  name: 'freeze-host',
  where: 'anywhere',
  cuts: false,
  async strike({ stage, random }) {
    const host = random.pick(stage.hosts)
    for (let times = random.between(1, 3); times > 0; times -= 1) {
      await wait(random.below(150))
      host.freeze(true)
      await wait(random.between(50, 500))
      host.freeze(false)
    }
    return 1
  },
}

/** The moment of a statement, where statements can be counted; else a moment. */
export async function atSomeMoment({ stage, random, quiet }: Happening): Promise<void> {
  const [nth, moment] = [random.between(1, LATEST_STATEMENT), random.pick(['before', 'after'] as const)]
  if (stage.isProxied && random.chance(0.8)) await stage.wire.atStatement(nth, moment, quiet)
  else await wait(random.below(LATEST_MS))
}
