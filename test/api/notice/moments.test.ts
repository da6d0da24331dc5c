import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { lists, notice, opens, published } from './notices'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())
beforeEach(() => school.setNow('2026-11-18T16:30:00+08:00'))

/** As a list and as an opened page have it. */
const has = async (who: PersonKey, id: string) => [await lists(school, who, id), await opens(school, who, id)]

describe('one that is scheduled for Thursday at eight', () => {
  const schedule = async () => {
    const publication = notice(school, [['parents', 'class1']], { publishAt: '2026-11-19T08:00:00+08:00' })
    const saved = await school.call('qian', 'notice.publish', publication)
    expect(saved).toMatchObject({ state: 'scheduled', publishedAt: '2026-11-19T00:00:00.000Z' })
    return { ...publication, revision: saved.revision }
  }

  test('is not there a second before, and is there at eight', async () => {
    const { id } = await schedule()
    school.setNow('2026-11-19T07:59:59+08:00')
    expect(await has('zheng', id)).toEqual([false, false])
    expect((await school.refused('zheng', 'notice.acknowledge', { id })).code).toBe('notFound')
    expect(await lists(school, 'qian', id)).toBe(false)
    expect(await lists(school, 'qian', id, 'unfinished')).toBe(true)
    expect((await school.refused('qian', 'notice.readers', { id, show: 'unread' })).code).toBe(
      'notPublishedYet',
    )
    school.setNow('2026-11-19T08:00:00+08:00')
    expect((await school.call('zheng', 'notice.list', { show: 'unread' })).notices.items).toMatchObject([
      { id, state: 'published', publishedAt: '2026-11-19T00:00:00.000Z' },
    ])
    expect(await has('zheng', id)).toEqual([true, true])
    expect(await lists(school, 'qian', id, 'unfinished')).toBe(false)
  })

  test('is invisible to its readers in the database, too, until then', async () => {
    const { id } = await schedule()
    const rows = await entered(school, 'zheng', async (as) => {
      const at = async (now: string) => {
        await as.rows(`select set_config('youju.now', $1, true)`, [now])
        return as.tries('select from youju.notice where id = $1', [id])
      }
      return [await at('2026-11-19T07:59:59+08:00'), await at('2026-11-19T08:00:00+08:00')]
    })
    expect(rows).toEqual([0, 1])
  })

  test('may be rewritten until then, and comes out as it says last', async () => {
    const scheduled = await schedule()
    const later = { ...scheduled, text: '改到周六。', publishAt: '2026-11-20T08:00:00+08:00' }
    expect(await school.call('qian', 'notice.publish', later)).toMatchObject({
      state: 'scheduled',
      revision: 2,
    })
    school.setNow('2026-11-20T07:59:59+08:00')
    expect(await opens(school, 'zheng', scheduled.id)).toBe(false)
    school.setNow('2026-11-20T08:00:00+08:00')
    expect((await school.call('zheng', 'notice.read', { id: scheduled.id })).text).toBe('改到周六。')
    const tooLate = { ...later, text: '又改', revision: 2 }
    expect((await school.refused('qian', 'notice.publish', tooLate)).code).toBe('alreadyPublished')
  })

  test('never comes out once it is withdrawn or saved as a draft again', async () => {
    const withdrawn = await schedule()
    await school.call('zhou', 'notice.withdraw', { id: withdrawn.id })
    const drafted = await schedule()
    await school.call('qian', 'notice.save', drafted)
    school.setNow('2026-11-19T08:00:00+08:00')
    for (const { id } of [withdrawn, drafted]) {
      expect(await has('zheng', id)).toEqual([false, false])
      expect(await lists(school, 'qian', id)).toBe(false)
    }
  })

  test('of a time that has passed comes out at once', async () => {
    const publication = notice(school, [['parents', 'class1']], { publishAt: '2026-11-18T08:00:00+08:00' })
    expect(await school.call('qian', 'notice.publish', publication)).toMatchObject({
      state: 'published',
      publishedAt: '2026-11-18T08:30:00.000Z',
    })
  })
})

describe('a last day', () => {
  test('is still listed at its end, and no more after midnight; who has the link opens it, marked', async () => {
    const id = await published(school, [['parents', 'class1']], { lastOn: '2026-11-20' })
    school.setNow('2026-11-20T23:59:59+08:00')
    expect(await has('zheng', id)).toEqual([true, true])
    school.setNow('2026-11-21T00:00:00+08:00')
    expect(await has('zheng', id)).toEqual([false, true])
    expect(await lists(school, 'zheng', id, 'unread')).toBe(false)
    expect((await school.call('zheng', 'notice.read', { id })).over).toBe(true)
    const { notices } = await school.call('qian', 'notice.list', {})
    expect(notices.items.find((item) => item.id === id)).toMatchObject({ over: true, state: 'published' })
  })

  test('before the day it comes out is refused, and that very day is not', async () => {
    const on = (lastOn: string) =>
      notice(school, [['parents', 'class1']], { lastOn, publishAt: '2026-11-19T08:00:00+08:00' })
    expect((await school.refused('qian', 'notice.publish', on('2026-11-18'))).code).toBe('badInput')
    expect((await school.call('qian', 'notice.publish', on('2026-11-19'))).state).toBe('scheduled')
  })

  test('and a pin can be set and let go later, and not by a colleague', async () => {
    const id = await published(school, [['parents', 'class1']], {}, 'li')
    const place = { id, pinnedUntil: '2026-11-19', lastOn: '2026-11-30' }
    await school.call('li', 'notice.place', place)
    await school.call('li', 'notice.place', place)
    expect(
      await school.rows(`select 1 from youju.journal where row_id = $1 and did = 'placed'`, [id]),
    ).toHaveLength(1)
    expect((await school.refused('sun', 'notice.place', place)).code).toBe('notFound')
    const pinned = async () =>
      (await school.call('zheng', 'notice.list', {})).notices.items.find((item) => item.id === id)?.pinned
    school.setNow('2026-11-19T23:59:59+08:00')
    expect(await pinned()).toBe(true)
    school.setNow('2026-11-20T00:00:00+08:00')
    expect(await pinned()).toBe(false)
  })
})

describe('withdrawing', () => {
  test('takes it from everybody but those who publish, says why in the journal, and twice is once', async () => {
    const id = await published(school, [['parents', 'class1']])
    await school.call('zhou', 'notice.withdraw', { id, reason: '时间有误' })
    await school.call('qian', 'notice.withdraw', { id })
    for (const who of ['zheng', 'li'] as const) expect(await has(who, id)).toEqual([false, false])
    expect(await has('zhou', id)).toEqual([true, true])
    expect(await school.call('qian', 'notice.read', { id })).toMatchObject({
      withdrawn: true,
      mayWithdraw: false,
    })
    const journal = `select reason from youju.journal where row_id = $1 and did = 'withdrawn'`
    expect(await school.rows(journal, [id])).toEqual([{ reason: '时间有误' }])
    const correction = { id, revision: 2, title: '改', text: '改', because: '改', tellAgain: false }
    expect((await school.refused('qian', 'notice.correct', correction)).code).toBe('noticeWithdrawn')
    const again = entered(school, 'qian', (as) =>
      as.tries(`update youju.notice set state = 'issued' where id = $1`, [id]),
    )
    expect(await again).toBe('denied')
  })

  test('is for the author and leaders', async () => {
    const id = await published(school, [['staff', 'school']])
    for (const who of ['li', 'sun'] as const)
      expect((await school.refused(who, 'notice.withdraw', { id })).code).toBe('notFound')
    for (const who of ['wu', 'wang'] as const)
      expect((await school.refused(who, 'notice.withdraw', { id })).code).toBe('notAllowed')
  })
})
