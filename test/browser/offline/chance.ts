import fc from 'fast-check'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Accident, Handset } from './handset'
import { formOf, freeLessons, keptTopics, type Lesson, withdrawTests } from './lessons'
import type { OfflineBench } from './steps'

const RUNS = Number(process.env.YOUJU_OFFLINE_CLIENT_RUNS ?? 3)
const EVENTUALLY = { timeout: 15_000 }
const WAITS = '已存在本机，连上网自动提交'

type Act =
  | { readonly do: 'hand in'; readonly accident: Accident | 'offline' | 'none' | 'killed' }
  | { readonly do: 'change' | 'delete' | 'send' | 'kill' | 'network' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hand in' as const),
      accident: fc.constantFrom('offline', 'none', 'killed', 'cutBefore', 'cutAfter', 'replyLost' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('change', 'delete', 'send', 'kill', 'network' as const) }),
  },
)

/** Something handed in; of its words the last that the device took. */
interface Fact {
  words: string
  deleted: boolean
}

/** A few lives of one device, each a handful of acts and accidents long; the same in every client. */
export function offlineByChance(bench: OfflineBench): void {
  let lessons: Lesson[]
  let made = 0
  let hand: Handset | undefined

  beforeAll(async () => {
    lessons = await freeLessons(bench.school())
  })
  afterEach(async () => {
    await hand?.close()
    hand = undefined
    await withdrawTests(bench.school())
  })

  const lives = fc.sample(fc.array(act, { minLength: 3, maxLength: 6 }), { numRuns: RUNS, seed: 20261118 })
  for (const [nth, acts] of lives.entries()) {
    test(`${nth}: ${acts.map(inWords).join(', ')}`, async () => {
      const phone = await bench.handset()
      hand = phone
      await phone.signIn('teacher')
      const facts: Fact[] = []
      for (const each of acts) await perform(phone, each, facts)
      await phone.network(true)
      await phone.kill()
      await phone.start()
      await phone.open('/pages/records/index')
      await phone.readsNoMore(/^还没有提交上去/)
      const wanted = facts.filter(({ deleted }) => !deleted).map(({ words }) => words)
      expect(await keptTopics(bench.school())).toEqual(wanted)
    })
  }

  async function perform(phone: Handset, each: Act, facts: Fact[]): Promise<void> {
    if (each.do === 'hand in') return handIn(phone, each.accident, facts)
    if (each.do === 'network') {
      await phone.network(false)
      return phone.network(true)
    }
    if (each.do === 'kill') {
      // A browser that is offline has nothing to start from.
      await phone.network(true)
      await phone.kill()
      return phone.start()
    }
    if (each.do === 'send') {
      await phone.open('/pages/records/index')
      if ((await phone.lines(/^现在提交$/)).length > 0) await phone.tap('现在提交')
      return
    }
    return reconsider(phone, each.do, facts)
  }

  async function handIn(
    phone: Handset,
    accident: Extract<Act, { do: 'hand in' }>['accident'],
    facts: Fact[],
  ): Promise<void> {
    const lesson = lessons[facts.length] as Lesson
    made += 1
    const words = `离线时${made}`
    await phone.network(true)
    await phone.open(formOf(lesson))
    await phone.reads(lesson.name)
    await phone.fill('课题', words)
    facts.push({ words, deleted: false })
    if (accident === 'none') {
      await phone.tap('提交')
      return phone.reads(/^(已提交|已存在本机，连上网自动提交)$/)
    }
    if (accident === 'killed') {
      await phone.next('noAnswer')
      await phone.tapAndGo('提交')
      await expect.poll(() => keptTopics(bench.school()), EVENTUALLY).toContain(words)
      await phone.kill()
      return phone.start()
    }
    if (accident === 'offline') await phone.network(false)
    else await phone.next(accident)
    await phone.tap('提交')
    await phone.reads(WAITS)
  }

  /** Changes or deletes what waits last, while there is no network. */
  async function reconsider(phone: Handset, how: 'change' | 'delete', facts: Fact[]): Promise<void> {
    await handIn(phone, 'offline', facts)
    const fact = facts.at(-1) as Fact
    await phone.tap('完成')
    await phone.place('记录')
    await phone.tap(new RegExp(`《${fact.words}》`))
    if (how === 'change') {
      await phone.fill('课题', `${fact.words}改`)
      await phone.tap('重新提交')
      await phone.reads(WAITS)
      fact.words = `${fact.words}改`
    } else {
      await phone.tap('不提交了，删除')
      await phone.answer('删除')
      await phone.readsNoMore(new RegExp(`《${fact.words}》`))
      fact.deleted = true
    }
    await phone.network(true)
  }
}

function inWords(each: Act): string {
  return each.do === 'hand in' ? `hand in (${each.accident})` : each.do
}
