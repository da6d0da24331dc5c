import { openIdIn } from '../_shared/cloud/cloud-caller'
import { cloudDeployment } from '../_shared/cloud/cloud-deployment'
import { type Clockwork, tick } from '../_shared/jobs/tick'
import { clockworkOf } from './clockwork'

/**
 * What a timer trigger sends: {Type: 'Timer', TriggerName, Time, Message}
 * (https://cloud.tencent.com/document/product/583/9708).
 */
interface TimerEvent {
  readonly Type?: unknown
  readonly TriggerName?: unknown
}

/** Of the minute that the function is given, and that the next one comes after. */
const AT_MOST_MS = 50_000

let clockwork: Clockwork | undefined

/**
 * The entry that CloudBase's timer calls every minute. Nothing else has to, and nothing is told to whoever does: somebody
 * in the mini-program is turned away, and a forged event brings about no more than the next minute would.
 */
export async function main(event: TimerEvent | null | undefined, context: unknown): Promise<void> {
  if (!isTimer(event) || (await openIdIn(context, undefined)) !== undefined) return
  const until = performance.now() + AT_MOST_MS
  clockwork ??= cloudClockwork(process.env)
  await tick(clockwork, () => performance.now() > until)
}

function isTimer(event: TimerEvent | null | undefined): boolean {
  const { Type: type, TriggerName: name } = event ?? {}
  return typeof type === 'string' && type.toLowerCase() === 'timer' && typeof name === 'string'
}

/** This function alone has DATABASE_OWNER_URL: it works for schools that nobody has signed in to. */
function cloudClockwork(env: NodeJS.ProcessEnv): Clockwork {
  const { DATABASE_OWNER_URL } = env
  if (!DATABASE_OWNER_URL) throw new Error('DATABASE_OWNER_URL must be set')
  const deployment = cloudDeployment([], { ...env, DATABASE_URL: DATABASE_OWNER_URL })
  return clockworkOf(deployment.store.db, deployment)
}
