import { episode } from './episode'
import { FAULTS } from './faults/all'
import { bundlePrograms } from './host/bundle'
import { type Options, optionsOf } from './options'
import { Report } from './report'
import { soak } from './soak/soak'
import { Stages } from './stage/stages'

const EPISODES_A_DATABASE = 60

async function main(): Promise<boolean> {
  const options = optionsOf(
    process.argv.slice(2),
    FAULTS.map(({ name }) => name),
  )
  const programs = await bundlePrograms()
  try {
    const stages = new Stages(programs)
    try {
      if (options.soakMinutes === 0) return await faults(stages, options)
      const stage = await stages.on(undefined)
      if (typeof stage === 'string') throw new Error(stage)
      return await soak(stage, options.seed, options.soakMinutes, console.log)
    } finally {
      await stages.close()
    }
  } finally {
    await programs.remove()
  }
}

async function faults(stages: Stages, { seed, episodes, only, minutes }: Options): Promise<boolean> {
  const chosen = only.length === 0 ? FAULTS : FAULTS.filter(({ name }) => only.includes(name))
  const report = new Report()
  const end = Date.now() + minutes * 60_000
  const stopping = stopOnSignal()
  for (let number = 0; number < episodes && Date.now() < end && !stopping.aborted; number += 1) {
    if (number > 0 && number % EPISODES_A_DATABASE === 0) await stages.renew()
    const told = await episode(stages, seed + number, chosen)
    report.add(told)
    console.log(report.line(told))
    // What is broken may lie in a database that is broken: the next begins with another.
    if (told.broken.length > 0) await stages.renew()
  }
  console.log(`\n${report.summary()}`)
  return report.broken.length === 0
}

/** What runs is ended and put away before we leave: a signal ends after the episode that is under way. */
function stopOnSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
  return stopping.signal
}

main().then(
  (held) => {
    process.exitCode = held ? 0 : 1
  },
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
