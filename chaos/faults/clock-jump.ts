import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './fault'

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

/** The clock of a host, or of all, is set forwards and back, while the database's goes on. */
export const clockJump: Fault = {
  name: 'clock-jump',
  where: 'anywhere',
  cuts: false,
  async strike({ stage, random }) {
    let jumps = 0
    for (let times = random.between(1, 4); times > 0; times -= 1) {
      const by = random.pick([1, -1]) * random.between(1, 50) * random.pick([MINUTE, MINUTE / 60])
      for (const index of stage.hosts.keys()) {
        if (random.chance(0.3)) continue
        stage.setClock(index, stage.baseShift + by)
        jumps += 1
      }
      await wait(random.between(20, 200))
    }
    for (const index of stage.hosts.keys()) stage.setClock(index, stage.baseShift)
    return jumps
  },
}

/** Whole hours and days: another day for everybody, while jobs fall due; and back again. */
export const dayJump: Fault = {
  name: 'day-jump',
  where: 'anywhere',
  cuts: false,
  async strike({ stage, random }) {
    const by = random.pick([
      HOUR * random.between(1, 20),
      DAY * random.between(1, 3),
      -HOUR * random.between(1, 9),
    ])
    for (const index of stage.hosts.keys()) stage.setClock(index, stage.baseShift + by)
    await wait(random.between(300, 1_200))
    for (const index of stage.hosts.keys()) stage.setClock(index, stage.baseShift)
    return stage.hosts.length
  },
}
