import { setTimeout as wait } from 'node:timers/promises'
import type { Fault, Happening } from './fault'
import { atSomeMoment } from './kill-host'

function networkFault(name: string, strike: (happening: Happening) => Promise<number>, cuts = true): Fault {
  return { name, where: 'proxied', cuts, strike }
}

/** One connection after the other is cut at a statement, heard by the database or not. */
export const cut = networkFault('cut', async ({ stage, random, quiet }) => {
  let cuts = 0
  for (let times = random.between(1, 30); times > 0; times -= 1) {
    const held = await stage.wire.atStatement(random.between(1, 12), random.pick(['before', 'after']), quiet)
    if (!held) return cuts
    held.cut()
    cuts += 1
  }
  return cuts
})

/** Several times, as long as anybody is at work. */
async function again({ random, quiet }: Happening, strike: () => Promise<number>): Promise<number> {
  let struck = await strike()
  for (let times = random.below(5); times > 0 && !quiet.aborted; times -= 1) {
    await wait(random.between(30, 300))
    struck += await strike()
  }
  return struck
}

export const cutAll = networkFault('cut-all', (happening) =>
  again(happening, async () => {
    await atSomeMoment(happening)
    const { wire } = happening.stage
    const cuts = wire.cutAll()
    wire.mend()
    return cuts
  }),
)

/** Answers that break off in the middle. */
export const halve = networkFault('halve', (happening) =>
  again(happening, async () => {
    await wait(happening.random.below(200))
    return happening.stage.wire.halveNextAnswers()
  }),
)

/** The database cannot be reached for a while, and what was connected is cut. */
export const refuse = networkFault('refuse', async ({ stage, random }) => {
  await wait(random.below(200))
  stage.wire.refusing = true
  const cuts = stage.wire.cutAll()
  await wait(random.between(50, 900))
  stage.wire.refusing = false
  return 1 + cuts
})

/** Slow in both directions, and then well again. */
export const delay = networkFault(
  'delay',
  async ({ stage, random }) => {
    stage.wire.delayMs = random.between(2, 40)
    await wait(random.between(100, 700))
    stage.wire.delayMs = 0
    return 1
  },
  false,
)

/** Connections that lead nowhere any more without anybody's being told: a firewall has forgotten them. */
export const silence = networkFault('silence', async ({ stage, random }) => {
  await wait(random.below(250))
  return stage.wire.silence()
})

/** The hosts' side is gone; the database goes on holding what they had begun, until it is done waiting. */
export const lose = networkFault('lose', (happening) =>
  again(happening, async () => {
    await atSomeMoment(happening)
    const { wire } = happening.stage
    const lost = wire.loseHosts()
    wire.mend()
    return lost
  }),
)
