import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonKey } from './school/cast'
import { entered } from './school/entered'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
})
afterAll(() => Promise.all([school.close(), beside.close()]))

let recordId: string
let hour = 10
beforeEach(async () => {
  hour = 10
  later()
  // Li's lessons, a new one each time.
  const observation = school.observation({ on: nextDay() })
  recordId = observation.id
  await school.call('wang', 'record.submit', observation)
})

let days = 0
function nextDay(): string {
  days += 1
  return `2026-${days <= 15 ? '10' : '11'}-${String(days <= 15 ? days + 12 : days - 14).padStart(2, '0')}`
}

function later(): void {
  hour += 1
  school.setNow(`2026-11-18T${hour}:00:00+08:00`)
}

type Stance = 'confirm' | 'object' | 'reply'
const saying = (stance: Stance, words = '写得对', id: string = uuidv7()) => ({ id, recordId, stance, words })
const say = (who: PersonKey, stance: Stance, words?: string) => {
  later()
  return school.call(who, 'record.respond', saying(stance, words))
}
const show = (who: PersonKey) => school.call(who, 'record.show', { id: recordId })

describe('the teacher who was observed', () => {
  test('confirms, and both sides read it', async () => {
    await say('li', 'confirm', '谢谢指点')
    for (const who of ['li', 'wang', 'qian'] as const) {
      expect((await show(who)).statements).toMatchObject([
        { who: '李老师', stance: 'confirm', words: '谢谢指点', current: true },
      ])
    }
  })

  test('confirms without a word, but does not object without one', async () => {
    await say('li', 'confirm', '')
    const { code, details } = await school.refused('li', 'record.respond', saying('object', '  '))
    expect({ code, details }).toMatchObject({ code: 'badInput', details: { fields: [{ path: '/words' }] } })
  })

  test('objects, is answered, objects again and confirms in the end: every word is kept in its order', async () => {
    expect((await show('wang')).may.state).toEqual([])
    await say('li', 'object', '课题写错了')
    expect((await show('wang')).may.state).toEqual(['reply'])
    await say('wang', 'reply', '已改')
    expect((await show('wang')).may.state).toEqual([])
    await say('li', 'object', '还差一个字')
    await say('wang', 'reply', '改好了')
    await say('li', 'confirm', '')
    const { statements, may } = await show('li')
    expect(statements.map(({ who, stance, words }) => [who, stance, words])).toEqual([
      ['李老师', 'object', '课题写错了'],
      ['王老师', 'reply', '已改'],
      ['李老师', 'object', '还差一个字'],
      ['王老师', 'reply', '改好了'],
      ['李老师', 'confirm', ''],
    ])
    expect(may.state).toEqual(['confirm', 'object'])
  })

  test('sees that what was confirmed has been corrected since', async () => {
    await say('li', 'confirm')
    const { content } = await show('wang')
    const payload = { ...content.payload, note: '补一句' }
    const corrected = { ...content, payload } as typeof content
    later()
    await school.call('wang', 'record.correct', { id: recordId, revision: 1, content: corrected })
    expect((await show('li')).statements).toMatchObject([{ current: false }])
  })

  test('has no say in a record that was withdrawn', async () => {
    await school.call('wang', 'record.withdraw', { id: recordId, revision: 1, reason: '记错了' })
    expect((await show('li')).may.state).toEqual([])
    expect((await school.refused('li', 'record.respond', saying('object', '不对'))).code).toBe('notAllowed')
  })
})

describe('nobody else has a say', () => {
  test.each<[string, PersonKey, Stance, string]>([
    ['the author does not confirm the own record', 'wang', 'confirm', 'notAllowed'],
    ['nor answer what nobody has objected to', 'wang', 'reply', 'nothingToAnswer'],
    ['the observed teacher does not reply', 'li', 'reply', 'notAllowed'],
    ['a director neither confirms', 'qian', 'confirm', 'notAllowed'],
    ['nor objects', 'qian', 'object', 'notAllowed'],
    ['a colleague does not even see the record', 'xu', 'object', 'notFound'],
    ['a parent is refused', 'zheng', 'object', 'notAllowed'],
  ])('%s', async (_, who, stance, code) => {
    expect((await school.refused(who, 'record.respond', saying(stance))).code).toBe(code)
  })

  test('nobody of another school', async () => {
    expect((await beside.refused('li', 'record.respond', saying('object'))).code).toBe('notFound')
    expect((await beside.refused('qian', 'record.respond', saying('confirm'))).code).toBe('notFound')
  })

  test('and a record of another kind than a lesson is not responded to', async () => {
    const showcase = school.showcase({ title: `课例 ${recordId}` })
    await school.call('qian', 'record.submit', showcase)
    const input = { ...saying('confirm'), recordId: showcase.id }
    expect((await school.refused('li', 'record.respond', input)).code).toBe('notAllowed')
  })
})

describe('a statement sent again', () => {
  test('is one, also when both arrive at once', async () => {
    const input = saying('object', '课题不对')
    const answers = await Promise.all([1, 2, 3].map(() => school.call('li', 'record.respond', input)))
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([input.id]))
    expect((await show('li')).statements).toHaveLength(1)
    const journal = await school.rows('select did from youju.journal where row_id = $1', [input.id])
    expect(journal).toEqual([{ did: 'object' }])
  })

  test('is answered although it could no longer be said', async () => {
    await say('li', 'object')
    const reply = saying('reply', '已改')
    await school.call('wang', 'record.respond', reply)
    expect(await school.call('wang', 'record.respond', reply)).toMatchObject({ stance: 'reply' })
  })

  test('with other words, to another record or by somebody else is refused', async () => {
    const input = saying('object', '课题不对')
    await school.call('li', 'record.respond', input)
    const codeOf = async (who: PersonKey, changes: object) =>
      (await school.refused(who, 'record.respond', { ...input, ...changes })).code
    expect(await codeOf('li', { words: '班级不对' })).toBe('idTaken')
    expect(await codeOf('li', { stance: 'confirm' })).toBe('idTaken')
    expect(await codeOf('wang', { stance: 'reply' })).toBe('idTaken')
    const other = school.observation({ on: nextDay() })
    await school.call('wang', 'record.submit', other)
    expect(await codeOf('li', { recordId: other.id })).toBe('idTaken')
  })
})

describe('an objection without an answer', () => {
  const waiting = async (who: PersonKey) => (await school.call(who, 'session.me', {})).waiting?.objections
  const open = async (who: PersonKey) => (await school.call(who, 'standing.school', {})).open.objections
  const listed = async (who: PersonKey, whose: 'toAnswer' | 'objected') =>
    (await school.call(who, 'record.list', { whose })).items.filter(({ id }) => id === recordId)

  test('waits for the author, and for leaders among the open items, until it is answered', async () => {
    const before = { author: (await waiting('wang')) ?? 0, leader: await open('qian') }
    await say('li', 'object', '不对')
    expect(await waiting('wang')).toBe(before.author + 1)
    expect(await open('qian')).toBe(before.leader + 1)
    expect(await listed('wang', 'toAnswer')).toMatchObject([{ stance: 'object' }])
    expect(await listed('qian', 'objected')).toHaveLength(1)
    await say('wang', 'reply', '已改')
    expect(await waiting('wang')).toBe(before.author)
    expect(await open('qian')).toBe(before.leader)
    expect(await listed('wang', 'toAnswer')).toEqual([])
    expect((await school.call('wang', 'record.list', { whose: 'mine' })).items).toContainEqual(
      expect.objectContaining({ id: recordId, stance: 'reply' }),
    )
  })

  test('waits no more once the teacher confirms, or the author withdraws', async () => {
    const before = await open('zhou')
    await say('li', 'object', '不对')
    await say('li', 'confirm', '是我看错了')
    expect(await open('zhou')).toBe(before)
    await say('li', 'object', '不对')
    await school.call('wang', 'record.withdraw', { id: recordId, revision: 1, reason: '记错了' })
    expect(await open('zhou')).toBe(before)
  })

  test('is nothing for a lead whose group is not concerned, and not listed for teachers', async () => {
    const before = await open('sun')
    await say('li', 'object', '不对')
    expect(await open('sun')).toBe(before)
    expect(await listed('sun', 'objected')).toEqual([])
    expect((await school.refused('li', 'record.list', { whose: 'objected' })).code).toBe('notAllowed')
  })
})

describe('row security, past the operations', () => {
  const insert = `insert into youju.statement (district_id, id, school_id, record_id, person_id, stance, words, content_hash, at)
    values ($1, $2, $3, $4, $5, $6, '', '', now())`
  const tries = (who: PersonKey, person: PersonKey, stance: Stance, at: TestSchool = school) =>
    entered(school, who, (as) =>
      as.tries(insert, [at.districtId, uuidv7(), at.id, recordId, school.people[person], stance]),
    )

  test('only those whom the record concerns speak, each for themselves and in their part', async () => {
    expect(await tries('li', 'li', 'object')).toBe(1)
    expect(await tries('wang', 'wang', 'reply')).toBe(1)
    expect(await tries('li', 'wang', 'reply')).toBe('denied')
    expect(await tries('wang', 'li', 'confirm')).toBe('denied')
    expect(await tries('li', 'wang', 'object')).toBe('denied')
    expect(await tries('wang', 'li', 'reply')).toBe('denied')
    expect(await tries('wang', 'wang', 'confirm')).toBe('denied')
    expect(await tries('li', 'li', 'reply')).toBe('denied')
    expect(await tries('qian', 'qian', 'object')).toBe('denied')
    expect(await tries('zheng', 'zheng', 'object')).toBe('denied')
    expect(await tries('li', 'li', 'object', beside)).toBe('denied')
  })

  test('those read it who read the record, and nobody takes a word back', async () => {
    await say('li', 'object', '不对')
    const seen = (who: PersonKey) =>
      entered(school, who, (as) => as.tries('select from youju.statement where record_id = $1', [recordId]))
    expect(await seen('li')).toBe(1)
    expect(await seen('wang')).toBe(1)
    expect(await seen('chen')).toBe(1)
    expect(await seen('zhou')).toBe(1)
    expect(await seen('xu')).toBe(0)
    expect(await seen('zheng')).toBe(0)
    await entered(school, 'li', async (as) => {
      expect(await as.tries(`update youju.statement set words = ''`)).toBe('denied')
      expect(await as.tries('delete from youju.statement')).toBe('denied')
    })
  })
})
