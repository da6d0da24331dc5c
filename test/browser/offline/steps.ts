import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RunningSchool } from '../running-school'
import type { Accident, Handset, HandsetOptions } from './handset'
import { formOf, freeLessons, keptTopics, type Lesson, testRecords, withdrawTests } from './lessons'

const WAITS = '已存在本机，连上网自动提交'
const DAY = 86_400_000
const EVENTUALLY = { timeout: 15_000 }

export interface OfflineBench {
  school(): RunningSchool
  handset(options?: HandsetOptions): Promise<Handset>
}

/** Every step of a submission at which the network, the app or the clock may fail; the same in every client. */
export function offlineSteps(bench: OfflineBench): void {
  const open: Handset[] = []
  let lessons: Lesson[]
  let made = 0

  beforeAll(async () => {
    lessons = await freeLessons(bench.school())
    expect(lessons.length).toBeGreaterThan(8)
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((handset) => handset.close()))
    await withdrawTests(bench.school())
  })

  const kept = () => keptTopics(bench.school())
  const newTopic = () => {
    made += 1
    return `离线${made}`
  }
  const lesson = (nth: number) => lessons[nth] as Lesson

  async function teacher(options: HandsetOptions = {}): Promise<Handset> {
    const handset = await bench.handset(options)
    open.push(handset)
    await handset.signIn('teacher')
    return handset
  }

  async function filledIn(hand: Handset, nth: number, topic = newTopic()): Promise<string> {
    await hand.open(formOf(lesson(nth)))
    await hand.reads(lesson(nth).name)
    await hand.fill('课题', topic)
    return topic
  }

  /** Handed in while there is no network. */
  async function queued(hand: Handset, nth: number): Promise<string> {
    const topic = await filledIn(hand, nth)
    await hand.network(false)
    await hand.tap('提交')
    await hand.reads(WAITS)
    return topic
  }

  /** As one gets there from the page that says what has become of a record. */
  async function toRecords(hand: Handset): Promise<void> {
    await hand.tap('完成')
    await hand.place('记录')
  }

  const WAYS_ON = {
    'on the button': async (hand: Handset) => {
      await toRecords(hand)
      await hand.tap('现在提交')
    },
    'on opening the app': async (hand: Handset) => {
      await hand.kill()
      await hand.start()
    },
    'when the network returns': async (hand: Handset) => {
      await hand.network(false)
      await hand.network(true)
    },
  } as const

  describe.each<Accident>(['cutBefore', 'cutAfter', 'replyLost'])('with the line broken (%s)', (accident) => {
    test.each(Object.keys(WAYS_ON) as (keyof typeof WAYS_ON)[])('a record goes %s, once', async (way) => {
      const hand = await teacher()
      const topic = await filledIn(hand, 0)
      await hand.next(accident)
      await hand.tap('提交')
      await hand.reads(WAITS)
      if (accident === 'cutBefore') expect(await kept()).toEqual([])
      if (accident === 'replyLost') expect(await kept()).toEqual([topic])
      await WAYS_ON[way](hand)
      await isKeptOnce(hand, topic)
    })
  })

  test('an app killed while it sends, with the record there or not, sends it once when it is opened', async () => {
    const hand = await teacher()
    const topic = await filledIn(hand, 0)
    await hand.next('noAnswer')
    await hand.tapAndGo('提交')
    await expect.poll(kept, EVENTUALLY).toEqual([topic])
    await hand.kill()
    await hand.start()
    await isKeptOnce(hand, topic)
  })

  async function isKeptOnce(hand: Handset, topic: string): Promise<void> {
    await expect.poll(kept, EVENTUALLY).toEqual([topic])
    await hand.open('/pages/records/index')
    await hand.reads(new RegExp(`《${topic}》`))
    await hand.readsNoMore(/^还没有提交上去/)
    expect(await kept()).toEqual([topic])
    await hand.open('/pages/receipts/index')
    await hand.reads(/^编号 [0-9a-f-]{36}$/)
    await hand.reads(/^存证码 [0-9a-f]{64}$/)
  }

  test('what waits is in sight with its age and state, in order, and may be changed and deleted', async () => {
    const hand = await teacher()
    // What a form needs is known on the device once it has been opened.
    for (const nth of [0, 1, 2]) await filledIn(hand, nth)
    await hand.network(false)
    const [first, second, third] = [await queued(hand, 0), await queued(hand, 1), await queued(hand, 2)]
    await toRecords(hand)
    await hand.reads('还没有提交上去 3 条')
    expect(await hand.lines(/《离线\d+》/)).toEqual(
      [first, second, third].map((topic) => expect.stringContaining(`《${topic}》`)),
    )
    expect(await hand.lines(/(刚刚|\d+ 分钟前)记，等待提交$/)).toHaveLength(3)

    await hand.tap(new RegExp(`《${first}》`))
    await hand.fill('课题', `${first}改`)
    await hand.tap('重新提交')
    await hand.reads(WAITS)
    await toRecords(hand)
    await hand.tap(new RegExp(`《${second}》`))
    await hand.tap('不提交了，删除')
    await hand.answer('删除')
    await hand.reads('还没有提交上去 2 条')
    await hand.network(true)
    await hand.readsNoMore(/^还没有提交上去/)
    expect(await kept()).toEqual([`${first}改`, third])
  })

  test('a refused record stays with the reason, can be mended, and is sent', async () => {
    const hand = await teacher()
    const topic = await filledIn(hand, 0)
    const other = await teacher()
    const faster = await filledIn(other, 0)
    await hand.network(false)
    await hand.tap('提交')
    await hand.reads(WAITS)
    await other.tap('提交')
    await other.reads('已提交')

    await hand.network(true)
    await hand.open('/pages/records/index')
    await hand.reads(/没有收下：.*已经.*点开修改$/)
    await hand.kill()
    await hand.start()
    await hand.place('记录')
    await hand.tap(new RegExp(`《${topic}》`))
    const free =
      lessons.find(({ on, period }) => on === lesson(0).on && period !== lesson(0).period) ?? lesson(1)
    await hand.choosePeriod(free.period)
    await hand.tap(new RegExp(`^${free.name}`))
    await hand.tap('重新提交')
    await hand.reads('已提交')
    expect(await kept()).toEqual([faster, topic])
  })

  test('two devices of one person at once: one lesson is one record, and the other device says so', async () => {
    const [left, right] = [await teacher(), await teacher()]
    const topics = [await filledIn(left, 0), await filledIn(right, 0)]
    await Promise.all([left.tap('提交'), right.tap('提交')])
    await expect.poll(async () => (await kept()).length, EVENTUALLY).toBe(1)
    const loser = (await kept())[0] === topics[0] ? right : left
    await loser.reads('打开那一条')
  })

  test.each([-DAY, DAY])(
    'a clock %i ms off: the record has the school’s day, and its age is right',
    async (clockOffset) => {
      const { lessons: now } = await bench.school().ask('teacher', 'lesson.around', { period: 1 })
      const hand = await teacher({ clockOffset })
      await hand.open(`/pages/observe/index?period=1&class=${now[0]?.classId}`)
      const topic = newTopic()
      await hand.fill('课题', topic)
      await hand.network(false)
      await hand.tap('提交')
      await hand.reads(WAITS)
      await hand.open('/pages/records/index')
      await hand.reads(/(刚刚|\d+ 分钟前)记，等待提交$/)
      await hand.network(true)
      await hand.readsNoMore(/^还没有提交上去/)
      expect((await testRecords(bench.school())).map(({ on, state }) => [on, state])).toContainEqual([
        '2026-11-18',
        'counted',
      ])
      expect(await kept()).toEqual([topic])
    },
  )

  test('signing out asks what becomes of what waits, keeps it from others and sends it for its owner', async () => {
    const hand = await teacher()
    const topic = await queued(hand, 0)
    await hand.open('/pages/me/index')
    await hand.tap('退出登录')
    await hand.reads(/这台设备上还有您的 1 条没有提交的记录/)
    await hand.answer('退出')
    await hand.network(true)
    await hand.reads(/没有提交的记录 1 条/)

    await hand.signIn('groupLead')
    await hand.place('我的')
    expect(await hand.lines(new RegExp(topic))).toEqual([])
    expect(await kept()).toEqual([])
    await hand.tap('退出登录')
    await hand.answer('退出')
    await hand.signIn('teacher')
    await expect.poll(kept, EVENTUALLY).toEqual([topic])
  })

  test('a correction of what was changed elsewhere shows both versions, and either can be kept', async () => {
    const hand = await teacher()
    const topic = await filledIn(hand, 0)
    await hand.tap('提交')
    await hand.reads('已提交')
    await hand.open('/pages/records/index')
    await hand.tap(new RegExp(`《${topic}》`))
    await hand.tap('修改')
    await hand.fill('课题', `${topic}这里`)

    const other = await teacher()
    await other.open('/pages/records/index')
    await other.tap(new RegExp(`《${topic}》`))
    await other.tap('修改')
    await other.fill('课题', `${topic}那里`)
    await other.tap('保存修改')
    await other.reads('已改好')

    await hand.tap('保存修改')
    await hand.reads(/在别处改过，现在是第 2 版/)
    await hand.reads(new RegExp(`《${topic}那里》`))
    expect(await hand.valueOf('课题')).toBe(`${topic}这里`)
    await hand.tap('以我下面填的为准')
    await hand.tap('保存修改')
    await hand.reads('已改好')
    expect(await kept()).toEqual([`${topic}这里`])
  })

  test('a correction whose answer is lost is one correction when it is saved again', async () => {
    const hand = await teacher()
    const topic = await filledIn(hand, 0)
    await hand.tap('提交')
    await hand.reads('已提交')
    await hand.open('/pages/records/index')
    await hand.tap(new RegExp(`《${topic}》`))
    await hand.tap('修改')
    await hand.fill('课题', `${topic}改`)
    await hand.next('replyLost')
    await hand.tap('保存修改')
    await hand.reads(/连不上服务器/)
    await hand.tap('保存修改')
    await hand.reads('已改好')
    expect(await kept()).toEqual([`${topic}改`])
  })

  test('a draft survives the app being killed after any keystroke', async () => {
    const hand = await teacher()
    await hand.open(formOf(lesson(0)))
    const words = '分数的初步'
    for (let length = 1; length <= words.length; length += 1) {
      await hand.fill('课题', words.slice(0, length))
      await hand.kill()
      await hand.start()
      await hand.open(formOf(lesson(0)))
      expect(await hand.valueOf('课题')).toBe(words.slice(0, length))
    }
  })
}
