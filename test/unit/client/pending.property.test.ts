import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Device, newDevice } from './device/device'
import { no, observed, PEOPLE, type PersonKey, SchoolServer, type Submission } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** What happens to one submission on the wire. */
type Wire = 'good' | 'lostBefore' | 'replyLost' | 'busy' | 'proxyPage'

type Step =
  | { readonly do: 'submit'; readonly twice: boolean; readonly refused: boolean }
  | { readonly do: 'change' }
  | { readonly do: 'correct' }
  | { readonly do: 'send' }
  | { readonly do: 'signIn'; readonly person: PersonKey }
  | { readonly do: 'expireTokens' }
  | { readonly do: 'kill' }

interface Happening {
  readonly step: Step
  /** The app dies at the write after this many; null: it lives. */
  readonly writesLeft: number | null
  /** How many turns of the event loop pass before the next step, which may be too few for this one to end. */
  readonly turns: number
}

interface Schedule {
  readonly wires: readonly Wire[]
  readonly happenings: readonly Happening[]
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('submit' as const), twice: fc.boolean(), refused: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'change' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'correct' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'send' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('signIn' as const),
      person: fc.constantFrom<PersonKey>('lin', 'zhao'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'expireTokens' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
)

const schedule: fc.Arbitrary<Schedule> = fc.record({
  wires: fc.array(fc.constantFrom<Wire>('good', 'good', 'lostBefore', 'replyLost', 'busy', 'proxyPage'), {
    minLength: 1,
    maxLength: 12,
  }),
  happenings: fc.array(
    fc.record({
      step,
      writesLeft: fc.option(fc.nat({ max: 6 }), { freq: 3, nil: null }),
      turns: fc.constantFrom(0, 1, 2, 3, 8, 60),
    }),
    { minLength: 1, maxLength: 14 },
  ),
})

/** One fact that somebody wrote down; corrections and changes are later words for the same fact. */
interface Fact {
  readonly id: string
  readonly person: PersonKey
  readonly number: number
  words: string[]
}

class World {
  readonly phone: Device = newDevice()
  readonly school = new SchoolServer()
  readonly facts: Fact[] = []
  /** Facts that were on the device at some moment, in the order they were first sent or waited. */
  readonly shelved = new Set<string>()
  readonly foreign: string[] = []
  person: PersonKey = 'lin'
  app!: App
  private wire = 0

  constructor(private readonly wires: readonly Wire[]) {
    this.school.refuse = ({ content }) => (wordOf(content).includes('refused') ? 'ownLesson' : null)
    this.phone.serve = async (request) => {
      if (!request.url.endsWith('/record/submit')) return this.school.serve(request)
      const wire = this.wires[this.wire++ % this.wires.length]
      await turns(2)
      if (wire === 'lostBefore') throw { errMsg: 'request:fail' }
      if (wire === 'busy') return { statusCode: 503, data: no('busy') }
      if (wire === 'proxyPage') return { statusCode: 502, data: '<html>Bad Gateway</html>' }
      const reply = await this.school.serve(request)
      this.watchForeign()
      await turns(1)
      if (wire === 'replyLost') throw { errMsg: 'request:fail' }
      return reply
    }
  }

  async start(): Promise<void> {
    this.app = await startApp()
    this.app.watchPending()
  }

  async restart(): Promise<void> {
    this.phone.alive = false
    await turns(20)
    vi.clearAllTimers()
    await this.start()
  }

  act(step: Step): Promise<unknown> {
    const { app } = this
    const mine = this.app.pendingOf(PEOPLE[this.person])
    switch (step.do) {
      case 'submit': {
        const number = this.facts.length
        const word = `${this.person} ${number} ${step.refused ? 'refused' : 'fine'}`
        const fact: Fact = { id: app.newId(), person: this.person, number, words: [word] }
        if (app.personIdNow() !== PEOPLE[this.person]) return Promise.resolve()
        this.facts.push(fact)
        const once = () => app.submitRecord(fact.id, observed(word))
        return Promise.all(step.twice ? [once(), once()] : [once()])
      }
      case 'change':
        return this.reword(mine.find((item) => !item.refusal && app.mayChange(item)))
      case 'correct':
        return this.reword(mine.find((item) => item.refusal))
      case 'send':
        return app.sendPending()
      case 'signIn':
        this.person = step.person
        return app.openSession({ way: 'demo', key: step.person })
      case 'expireTokens':
        this.school.expireTokens()
        return Promise.resolve()
      case 'kill':
        this.phone.alive = false
        return Promise.resolve()
    }
  }

  lookAtShelf(): void {
    for (const key of this.phone.stored.keys()) {
      const fact = this.facts.find(({ id }) => key.endsWith(id))
      if (fact && key.startsWith('youju.pending.')) this.shelved.add(fact.id)
    }
  }

  /** The network is good from now on, and everybody opens the app once. */
  async settle(): Promise<void> {
    this.phone.serve = this.school.serve
    for (const person of ['lin', 'zhao'] as const) {
      await this.restart()
      await this.app.openSession({ way: 'demo', key: person })
      await this.app.sendPending()
      this.watchForeign()
    }
  }

  keptOf({ number, person }: Fact) {
    return this.school.kept.filter(({ submission }) =>
      wordOf(submission.content).startsWith(`${person} ${number} `),
    )
  }

  refusedOnShelf({ person, id }: Fact): boolean {
    return this.app.pendingOf(PEOPLE[person]).some((item) => item.id === id && item.refusal)
  }

  private reword(item: ReturnType<App['pendingOf']>[number] | undefined): Promise<unknown> {
    const fact = this.facts.find(({ id }) => id === item?.id)
    if (!item || !fact || this.app.personIdNow() !== item.personId) return Promise.resolve()
    const word = `${fact.person} ${fact.number} fine ${fact.words.length}`
    fact.words.push(word)
    return this.app.submitRecord(item.id, observed(word))
  }

  private watchForeign(): void {
    for (const { personId, submission } of this.school.kept) {
      const [person] = wordOf(submission.content).split(' ')
      if (PEOPLE[person as PersonKey] !== personId) this.foreign.push(submission.id)
    }
  }
}

function wordOf(content: Submission['content']): string {
  return 'note' in content.payload ? content.payload.note : ''
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

async function live({ wires, happenings }: Schedule): Promise<World> {
  const world = new World(wires)
  await world.start()
  await world.app.openSession({ way: 'demo', key: 'lin' })
  for (const { step, writesLeft, turns: passing } of happenings) {
    world.phone.writesLeft = writesLeft
    world.act(step).catch((fault: unknown) => {
      // Sign-ins and submissions cut short by the next step may be told that they are; nothing else may fail.
      if (!world.app.isFault(fault) && world.phone.alive) throw fault
    })
    world.lookAtShelf()
    await turns(passing)
    world.lookAtShelf()
    if (!world.phone.alive) await world.restart()
  }
  await turns(60)
  await world.settle()
  return world
}

const then = (step: Step, turns: number, writesLeft: number | null = null): Happening => ({
  step,
  writesLeft,
  turns,
})
const submission: Step = { do: 'submit', twice: false, refused: false }

/** Found by chance once: the new sign-in asked to send while the round of the old session was just ending. */
const signedInAsTheOldSessionEnds: Schedule = {
  wires: ['good', 'proxyPage', 'good'],
  happenings: [
    then(submission, 3, 2),
    then({ do: 'expireTokens' }, 0),
    then({ do: 'send' }, 8),
    then(submission, 0),
    then({ do: 'kill' }, 0),
    then({ do: 'change' }, 60, 1),
    then(submission, 0),
  ],
}

test('nothing is lost or doubled, order is kept and nobody sends for another, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (plan) => {
      const world = await live(plan)
      expect(world.foreign).toEqual([])
      for (const fact of world.facts) {
        const kept = world.keptOf(fact)
        expect(kept.length, `${fact.words[0]} doubled`).toBeLessThanOrEqual(1)
        if (!world.shelved.has(fact.id)) continue
        expect(kept.length === 1 || world.refusedOnShelf(fact), `${fact.words[0]} lost`).toBe(true)
      }
      for (const person of ['lin', 'zhao'] as const) {
        const unrefused = world.facts.filter(
          (fact) => fact.person === person && fact.words[0]?.includes('fine'),
        )
        const arrival = unrefused.map((fact) => world.school.kept.indexOf(world.keptOf(fact)[0] as never))
        const arrived = arrival.filter((place) => place >= 0)
        expect(arrived).toEqual([...arrived].sort((a, b) => a - b))
      }
    }),
    { numRuns: 150, examples: [[signedInAsTheOldSessionEnds]] },
  )
}, 120_000)
