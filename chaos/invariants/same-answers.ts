import { answer } from '../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { operations } from '../../cloudfunctions/operations'
import { civilDateAt } from '../../core/calendar/civil-date'
import type { OperationName } from '../../core/contract/contract'
import { Random } from '../../local/demo/school/random'
import { nothingOf } from '../../test/api/running/nothing-of'
import type { PersonKey } from '../../test/api/school/cast'
import { Client } from '../load/client'
import { TOKEN_SECRET } from '../stage/stage'
import type { Invariant, Scene } from './invariant'

const ASKED: readonly (readonly [PersonKey, OperationName, object])[] = [
  ['zhou', 'standing.school', {}],
  ['zhou', 'standing.clauses', {}],
  ['zhou', 'plan.versions', {}],
  ['wu', 'roster.people', { show: 'here' }],
  ...(['li', 'he', 'wang', 'xu', 'sun', 'chen'] as const).map((who) => [who, 'standing.mine', {}] as const),
]
/** When something was asked, which is another time at each asking. */
const MOMENTS = /"(at|asOf|now|madeAt|computedAt)":"[^"]*T[^"]*"/g

/** Hosts that have lived through it all say what one says that has never seen this school before: no cache is behind. */
export const sameAnswers: Invariant = {
  name: 'every host says what a new one says',
  async broken(scene) {
    const { school, book } = scene
    const { stage } = school
    const store = openStore(stage.place.config('app'), () => undefined)
    const shift = stage.shifts[0] ?? stage.baseShift
    const fresh = newcomer(store, () => Date.now() + shift)
    const client = new Client(school, book, new Random(1))
    const wrong: string[] = []
    try {
      for (const [who, operation, input] of ASKED) {
        const expected = textOf(await fresh(scene, who, operation, input))
        for (const index of stage.hosts.keys()) {
          if (civilDateAt(Date.now() + (stage.shifts[index] ?? 0)) !== civilDateAt(Date.now() + shift))
            continue
          const answered = await client.askOnce(index, who, operation, input)
          const said = answered === 'unheard' ? '' : textOf(answered.body)
          if (said !== expected)
            wrong.push(`${operation} of ${who} at host ${index}: ${firstDifference(said, expected)}`)
        }
      }
    } finally {
      await store.close()
    }
    return wrong
  },
}

const textOf = (body: unknown) => JSON.stringify(body).replace(MOMENTS, '"$1":""')

function firstDifference(said: string, expected: string): string {
  let at = 0
  while (at < said.length && said[at] === expected[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60)
  return `…${around(said)}… instead of …${around(expected)}…`
}

function newcomer(store: Deployment['store'], clock: () => number) {
  const tokens = tokenKeeper(new TextEncoder().encode(TOKEN_SECRET))
  const deployment: Deployment = {
    ...nothingOf(),
    operations,
    store,
    tokens,
    clock,
    report: ({ operation, error }) => console.error(operation, error),
  }
  return async ({ school }: Scene, who: PersonKey, operation: OperationName, input: object) => {
    const claims = { districtId: school.key.districtId, sessionId: school.ids.sessions[who] }
    const { token } = await tokens.issue(claims, clock())
    return (await answer({ operation, input, token, openId: undefined, requestId: 'newcomer' }, deployment))
      .body
  }
}
