import path from 'node:path'
import type { Browser } from 'playwright-core'
import { POSTS } from '#core/org/post'
import type { DemoKey } from '../../local/demo/accounts'
import { launchWeapp } from '../../test/weapp/launch'
import type { Weapp } from '../../test/weapp/weapp'
import type { Measured } from '../measured'
import { median } from '../timing'
import type { ServedSchool } from './served-school'

const RUNS = 5
const FIXTURE = path.resolve(__dirname, '../../test/weapp/fixture')
/** What the emulated phone may take more than for an app of three small pages. */
const BAR_TIMES = 6
const BAR_BYTES = 64 * 1024

const PAGES: readonly (readonly [string, DemoKey, string])[] = [
  ['teacher’s home', 'teacher', 'pages/home/index'],
  ['observation form', 'teacher', 'pages/observe/index'],
  ['records', 'teacher', 'pages/records/index'],
  ['announcements', 'teacher', 'pages/notices/index'],
  ['reminders', 'teacher', 'pages/reminders/index'],
  ['principal’s home', 'principal', 'pages/home/index'],
  ['principal’s week', 'principal', 'pages/week/index'],
]

/** The compiled mini-program in the emulated phone: from its start until the page stands and everything is quiet. */
export async function weappPages(
  browser: Browser,
  { address, weappFolder }: ServedSchool,
): Promise<Measured[]> {
  const small = await launchWeapp({ folder: FIXTURE, server: address, browser })
  const floor = (await launched(small, undefined)).ms
  await small.close()
  const lines: Measured[] = []
  for (const who of ['teacher', 'principal'] as const) {
    const app = await launchWeapp({ folder: weappFolder, server: address, browser })
    await app.tap(app.page.getByText(new RegExp(`^${POSTS[who]} `)).first())
    for (const [name, owner, page] of PAGES) {
      if (owner !== who) continue
      const { ms, calls, bytes, largest, nodes } = await launched(app, page)
      const times = ms / floor
      lines.push({
        what: `weapp, ${name}: launched in the emulated phone, median of ${RUNS}`,
        measured: `${Math.round(ms)} ms; ${calls} calls of setData, ${kb(bytes)} KB, at most ${kb(largest)} KB a call; ${nodes} nodes`,
        ratio: `${times.toFixed(1)} of an app of three small pages (${Math.round(floor)} ms)`,
        bar: `${BAR_TIMES}×, ${kb(BAR_BYTES)} KB`,
        met: times <= BAR_TIMES && bytes <= BAR_BYTES,
      })
    }
    await app.close()
  }
  return lines
}

const kb = (bytes: number) => (bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)

async function launched(app: Weapp, page: string | undefined) {
  const taken: number[] = []
  const before = { ...(page && app.report.setDataByPage[page]) }
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now()
    await app.relaunch(page)
    taken.push(performance.now() - begun)
  }
  const { setDataByPage, nodes } = await app.stats()
  const { calls = 0, bytes = 0, largest = 0 } = (page && setDataByPage[page]) || {}
  return {
    ms: median(taken),
    calls: Math.round((calls - (before.calls ?? 0)) / RUNS),
    bytes: (bytes - (before.bytes ?? 0)) / RUNS,
    ...{ largest, nodes },
  }
}
