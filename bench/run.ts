import { client } from './client'
import { coldImport } from './cold-import'
import { comparisons } from './comparisons'
import { costCurve } from './cost-curve'
import { digest } from './digest'
import { district } from './district'
import { machineInWords } from './machine'
import type { Measured } from './measured'
import { notices } from './notices'
import { overload } from './overload'
import { planImport } from './plan-import'
import { principalsWeek } from './principals-week'
import { publish } from './publish'
import { recount } from './recount'
import { resends } from './resends'
import { rosterImport } from './roster-import'
import { shards } from './shards'
import { standings } from './standings'
import { submissions } from './submissions'

/**
 * `npm run bench` measures everything, `npm run bench -- plan-import` one of them, `npm run bench -- recount 10000000` one at a size of
 * its own; lines for docs/BENCHMARKS.md.
 */
const BENCHES: Readonly<Record<string, (size?: number) => Promise<Measured[]>>> = {
  client,
  'cold-import': coldImport,
  comparisons,
  'cost-curve': costCurve,
  district,
  digest,
  notices,
  overload,
  'plan-import': planImport,
  'principals-week': principalsWeek,
  publish,
  recount,
  resends,
  'roster-import': rosterImport,
  standings,
  shards,
  submissions,
}

const isSize = (argument: string) => /^\d+$/.test(argument)
const asked = process.argv.slice(2).filter((argument) => !isSize(argument))
const [size] = process.argv.slice(2).filter(isSize).map(Number)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}
void measure().then((allMet) => {
  process.exitCode = allMet ? 0 : 1
})

async function measure(): Promise<boolean> {
  console.log(machineInWords())
  let allMet = true
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    for (const { what, measured, ratio = '', bar, met } of await bench(size)) {
      const line = [what, measured, ratio, bar, `\`npm run bench -- ${name}\``]
      console.log(`| ${line.join(' | ')} |${met ? '' : ' (missed)'}`)
      allMet &&= met
    }
  }
  return allMet
}
