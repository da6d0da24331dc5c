import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#core/calendar/civil-date'
import type { PersonKey } from './school/cast'
import { everyPage } from './school/pages'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

type Whose = 'mine' | 'aboutMe' | 'awaiting'

const pagesOf = (who: PersonKey, whose: Whose) =>
  everyPage((input) => school.call(who, 'record.list', { whose, ...input }))

const idsOf = async (who: PersonKey, whose: Whose) => (await pagesOf(who, whose)).flat().map(({ id }) => id)

describe('one’s own records', () => {
  test('come newest lesson first in pages of 30, each once, also where two are of one day', async () => {
    const ids: string[] = []
    for (let index = 0; index < 64; index += 1) {
      const on = addDays('2026-11-18', -Math.floor(index / 6))
      const submission = school.observation({ on, periods: [1 + (index % 6)] })
      ids.push(submission.id)
      await school.call('wang', 'record.submit', submission)
    }
    const pages = await pagesOf('wang', 'mine')
    expect(pages.map((page) => page.length)).toEqual([30, 30, 4])
    const items = pages.flat()
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(ids))
    const dates = items.map(({ on }) => on)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  test('read as lines: what, where, when, how many and in which week', async () => {
    const { items } = await school.call('wang', 'record.list', { whose: 'mine', kind: 'observation' })
    expect(items.find(({ on, detail }) => on === '2026-11-18' && detail.includes('第 2 节'))).toMatchObject({
      kind: 'observation',
      week: 12,
      title: '一年级1班 数学《分数的初步认识》',
      detail: '李老师 · 第 2 节 · 随堂课',
      authorName: '王老师',
      state: 'counted',
      quantity: 1,
      unit: '节',
    })
  })

  test('are nobody else’s', async () => {
    expect((await school.call('xu', 'record.list', { whose: 'mine' })).items).toEqual([])
  })

  test('can be asked by kind', async () => {
    const inspection = school.inspection()
    await school.call('qian', 'record.submit', inspection)
    await school.call('qian', 'record.submit', school.observation({ periods: [4] }))
    const only = await school.call('qian', 'record.list', { whose: 'mine', kind: 'inspection' })
    expect(only.items.map(({ id }) => id)).toEqual([inspection.id])
  })
})

describe('records about one’s lessons', () => {
  test('Li sees who observed her, and not what awaits, was returned or withdrawn', async () => {
    const kept = school.observation({ on: '2026-11-17', periods: [5] })
    const withdrawn = school.observation({ on: '2026-11-17', periods: [6] })
    const late = school.observation({ on: '2026-11-05', periods: [6] })
    for (const each of [kept, withdrawn, late]) await school.call('xu', 'record.submit', each)
    await school.call('xu', 'record.withdraw', { id: withdrawn.id, revision: 1, reason: '' })
    const seen = await idsOf('li', 'aboutMe')
    expect(seen).toContain(kept.id)
    expect(seen).not.toContain(withdrawn.id)
    expect(seen).not.toContain(late.id)
  })
})

describe('records that await a decision', () => {
  test('are listed for the director, without the director’s own', async () => {
    const own = school.observation({ on: '2026-11-04', periods: [1] })
    await school.call('qian', 'record.submit', own)
    const theirs = school.observation({ on: '2026-11-04', periods: [2] })
    await school.call('xu', 'record.submit', theirs)
    const waiting = await idsOf('qian', 'awaiting')
    expect(waiting).toContain(theirs.id)
    expect(waiting).not.toContain(own.id)
  })

  test('are not for a teacher, a lead or a clerk', async () => {
    for (const who of ['wang', 'sun', 'wu'] as const) {
      expect((await school.refused(who, 'record.list', { whose: 'awaiting' })).code).toBe('notAllowed')
    }
  })
})

describe('one record', () => {
  test('shows its content, its receipt, its history and what the reader may do', async () => {
    const submission = school.observation({ on: '2026-11-16', periods: [1] })
    await school.call('xu', 'record.submit', submission)
    const { id } = submission
    const shown = await school.call('xu', 'record.show', { id })
    expect(shown).toMatchObject({
      id,
      revision: 1,
      state: 'counted',
      author: { id: school.people.xu, name: '许老师' },
      receipt: { id, credits: [{ ruleId: 'TK4' }] },
      history: [{ who: '许老师', did: 'submitted', reason: '' }],
      may: { correct: true, withdraw: true, approve: false, return: false },
    })
  })

  test('is seen by its author, the observed teacher, the author’s lead and the school’s leaders, and by nobody else', async () => {
    const submission = school.observation({ on: '2026-11-16', periods: [3] })
    await school.call('xu', 'record.submit', submission)
    const outcome = async (who: PersonKey) => {
      const { body } = await school.ask(who, 'record.show', { id: submission.id })
      return body.ok ? 'seen' : body.problem.code
    }
    const people = ['xu', 'li', 'chen', 'qian', 'zhou', 'wu', 'sun', 'wang', 'he', 'zheng'] as const
    expect(
      Object.fromEntries(await Promise.all(people.map(async (who) => [who, await outcome(who)]))),
    ).toEqual({
      xu: 'seen',
      li: 'seen',
      chen: 'seen',
      qian: 'seen',
      zhou: 'seen',
      wu: 'seen',
      sun: 'notFound',
      wang: 'notFound',
      he: 'notFound',
      zheng: 'notAllowed',
    })
  })

  test('offers the director to return it, and to approve it only while it awaits', async () => {
    const late = school.observation({ on: '2026-11-03', periods: [1] })
    await school.call('xu', 'record.submit', late)
    const may = async () => (await school.call('qian', 'record.show', { id: late.id })).may
    expect(await may()).toMatchObject({ correct: false, withdraw: false, approve: true, return: true })
    await school.call('qian', 'record.decide', { id: late.id, revision: 1, decision: 'approve' })
    expect(await may()).toMatchObject({ correct: false, withdraw: false, approve: false, return: true })
  })
})
