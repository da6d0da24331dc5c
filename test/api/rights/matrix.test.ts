import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type OperationName } from '#core/contract/contract'
import type { ProblemCode } from '#core/problem'
import { scopeOf } from '#core/rights/reach'
import { mayOn } from '#core/rights/relation'
import { type Answer, answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { asPromised } from '../school/answers'
import type { MatrixCaller } from './callers'
import type { Probe } from './probes'
import { traces } from './traces'
import { undoing } from './undone'
import { openWorld, type World } from './world'

/** Problems that say: not you, or nothing of yours. Any other is about the state of what the caller may act on. */
const REFUSALS: ReadonlySet<string> = new Set<ProblemCode>([
  'notAllowed',
  'notFound',
  'unknownUnit',
  'unknownClass',
  'unknownTeacher',
  'unknownTaker',
  'ownRecord',
  'notYoursToAccept',
  'clubNotYours',
  'fileIdTaken',
  'signInOver',
  'idTaken',
])

/** Of the district's office, which has neither: asked before what the call is about. */
const NOT_YET: ReadonlySet<string> = new Set<ProblemCode>(['noTerm', 'noPlan'])

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const OPERATIONS = Object.keys(contract) as OperationName[]
/** How many calls were walked through, by what was expected of them. */
const walked = { allowed: 0, refused: 0 }
afterAll(() => console.info('matrix', walked))

async function call(
  who: MatrixCaller,
  name: OperationName,
  input: unknown,
  undone: boolean,
): Promise<Answer> {
  const { deployment } = world.school
  const { token } = await deployment.tokens.issue(who, deployment.clock())
  const given = { operation: name, input, token, openId: undefined, requestId: uuidv7() }
  return asPromised(name, await answer(given, undone ? undoing(deployment) : deployment))
}

const outcomeOf = ({ body }: Answer) => (body.ok ? 'done' : body.problem.code)

/** Every caller on everything that an operation can name: as the policy and the thing's place say, or there is a fault. */
async function faultsOf(name: OperationName, probe: Probe): Promise<string[]> {
  const { callers, things } = world
  const faults: string[] = []
  let done = false
  const about = probe.on === null ? [null] : things[probe.on]
  if (about.length === 0) return [`there is no ${probe.on} to try ${name} on`]
  for (const who of callers) {
    for (const thing of about) {
      const relation = thing?.to(who)
      const may =
        relation === undefined ? scopeOf(name, who.asking.roles) !== null : mayOn(name, who.asking, relation)
      const allowed = may && !probe.refusedThough?.(who, relation)
      if (allowed && probe.dear && done) continue
      done ||= allowed
      walked[allowed ? 'allowed' : 'refused'] += 1
      const given = await call(who, name, probe.input(thing?.id ?? ''), allowed)
      const outcome = outcomeOf(given)
      const at = `${who.is} ${name}${thing ? ` ${thing.what} (${relation})` : ''}: ${outcome}`
      const neither = NOT_YET.has(outcome) || (probe.silent === true && outcome === 'done' && !allowed)
      if (!neither && allowed === REFUSALS.has(outcome))
        faults.push(`${at}, though ${allowed ? 'allowed' : 'not allowed'}`)
      if (!allowed && outcome !== 'notAllowed' && scopeOf(name, who.asking.roles) === null) {
        faults.push(`${at} instead of notAllowed`)
      }
      for (const leak of world.foreignIn(given, who)) faults.push(`${at} tells of ${leak}`)
    }
  }
  return faults
}

describe.each(OPERATIONS)('%s', (name) => {
  test('is done for those whom the policy lets, on what it lets them, and refused to all others without a trace', async () => {
    const probe = world.probes[name]
    expect(world.school.deployment.operations.has(name)).toBe(true)
    if (probe === 'public') return
    const before = await traces(world.school, world.away)
    expect(await faultsOf(name, probe)).toEqual([])
    expect(await traces(world.school, world.away)).toEqual(before)
  }, 120_000)
})
