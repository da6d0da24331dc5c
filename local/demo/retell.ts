import { answer } from '../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import type { Deed, Step } from './history/deed'
import type { DemoSchool } from './school/school'
import { closeSessions, openSessions, type Sessions } from './sessions'
import { analyse } from './tables'

const AT_ONCE = 8
const FIRST_PART = 100

/** Makes every call of the history in its author's name at its moment, through the same door as everybody else. */
export async function retell(
  db: Database,
  school: DemoSchool,
  deeds: readonly Deed[],
  deployment: Deployment,
): Promise<void> {
  const authors = new Set(deeds.flatMap((deed) => deed.map((step) => step.by)))
  const sessions = await openSessions(db, school, [...authors])
  // The planner knows nothing of new tables, and a wrong index makes each call slower than the one before.
  for (const part of [deeds.slice(0, FIRST_PART), deeds.slice(FIRST_PART)]) {
    await analyse(db)
    await tellAll(part, (step) => tell(step, school, sessions, deployment))
  }
  await closeSessions(db, sessions)
  await analyse(db)
}

/** Some deeds at a time; the first failure ends it once those under way have come to their end. */
async function tellAll(deeds: readonly Deed[], tellStep: (step: Step) => Promise<void>): Promise<void> {
  const waiting = deeds.values()
  const failures: unknown[] = []
  const teller = async () => {
    for (const deed of waiting) {
      if (failures.length > 0) return
      try {
        for (const step of deed) await tellStep(step)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, teller))
  if (failures.length > 0) throw failures[0]
}

async function tell(
  step: Step,
  { units }: DemoSchool,
  sessions: Sessions,
  deployment: Deployment,
): Promise<void> {
  const { operation, input, by, at } = step
  const claims = { districtId: units.district.id, sessionId: sessions.get(by) ?? '' }
  const { token } = await deployment.tokens.issue(claims, at)
  const call = { operation, input, token, openId: undefined, requestId: 'demo' }
  const { body } = await answer(call, { ...deployment, clock: () => at })
  if (!body.ok)
    throw new Error(`${operation} on ${new Date(at).toISOString()}: ${JSON.stringify(body.problem)}`)
}
