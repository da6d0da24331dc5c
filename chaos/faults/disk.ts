import { setTimeout as wait } from 'node:timers/promises'
import { stopAtOnce } from './database'
import type { Fault } from './fault'
import { atSomeMoment } from './kill-host'

/** No room is left for a while, for the database and for files; a start meanwhile may be refused, and the next is not. */
export const diskFull: Fault = {
  name: 'disk-full',
  where: 'own',
  disk: 'small',
  alone: true,
  cuts: true,
  async strike({ stage, random }) {
    await wait(random.below(200))
    await stage.disk?.fill(random.pick([0, 4_096, 65_536, 300_000]))
    await wait(random.between(200, 1_500))
    if (random.chance(0.3)) {
      for (const host of stage.hosts) {
        host.kill()
        await host.gone()
      }
    }
    await stage.disk?.free()
    return 1
  },
}

/** Everything stops, and what the disk was not told to write is lost: what was acknowledged was written. */
export const pullPlug: Fault = {
  name: 'pull-plug',
  where: 'own',
  disk: 'image',
  alone: true,
  cuts: true,
  async strike(happening) {
    const { stage } = happening
    await atSomeMoment(happening)
    stopAtOnce(stage)
    await Promise.all(stage.hosts.map((host) => host.gone()))
    await stage.disk?.pullPlug()
    return 1
  },
}
