import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const lastOn = '2026-12-18'

async function opened(classId: string = school.units.class1): Promise<string> {
  return (await school.call('wu', 'parent.openCode', { classId, lastOn })).code
}

describe('the code of a class', () => {
  test('is shown to its class teacher, the clerk and leaders; to other colleagues and parents not', async () => {
    const classId = school.units.class1
    const { code } = await school.call('li', 'parent.openCode', { classId, lastOn })
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    for (const who of ['li', 'wu', 'qian'] as const) {
      expect((await school.call(who, 'parent.code', { classId })).code).toEqual({ code, lastOn })
    }
    for (const who of ['sun', 'wang', 'zheng'] as const) {
      expect((await school.refused(who, 'parent.code', { classId })).code).toBe('notAllowed')
    }
    const other = school.units.class2
    expect((await school.refused('li', 'parent.code', { classId: other })).code).toBe('notFound')
    expect((await school.refused('li', 'parent.openCode', { classId: other, lastOn })).code).toBe('notFound')
    expect((await school.refused('li', 'parent.closeCode', { classId: other })).code).toBe('notFound')
  })

  test('tells which class it is, however it is typed; the one before it tells nothing any more', async () => {
    const before = await opened()
    const code = await opened()
    const typed = [code, code.toLowerCase(), ` ${code.slice(0, 4)} - ${code.slice(4)} `]
    for (const each of typed) {
      const answer = await school.call(null, 'session.class', { code: each })
      expect(answer).toEqual({ school: '测试小学', class: '一年级1班' })
    }
    expect((await school.refused(null, 'session.class', { code: before })).code).toBe('classCodeWrong')
  })

  test('is good until the end of its last day', async () => {
    const code = await opened()
    school.setNow('2026-12-18T23:59:59+08:00')
    expect(await school.call(null, 'session.class', { code })).toMatchObject({ class: '一年级1班' })
    school.setNow('2026-12-19T00:00:00+08:00')
    expect((await school.refused(null, 'session.class', { code })).code).toBe('classCodeWrong')
    expect((await school.call('li', 'parent.code', { classId: school.units.class1 })).code).toBeNull()
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test('cannot end before today, nor be good for years', async () => {
    const classId = school.units.class1
    for (const day of ['2026-11-17', '2028-01-01']) {
      expect((await school.refused('li', 'parent.openCode', { classId, lastOn: day })).code).toBe('badInput')
    }
  })

  test('is closed, and who has joined stays', async () => {
    const code = await opened()
    await school.call('li', 'parent.closeCode', { classId: school.units.class1 })
    await school.call('li', 'parent.closeCode', { classId: school.units.class1 })
    expect((await school.refused(null, 'session.class', { code })).code).toBe('classCodeWrong')
    expect((await school.call('zheng', 'parent.classes', {})).classes).toMatchObject([{ state: 'joined' }])
  })

  test('stands in no journal row', async () => {
    const code = await opened()
    const rows = await school.rows('select before, after, reason from youju.journal where row_kind = $1', [
      'guardianship',
    ])
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(code)
  })
})

describe('guessing codes', () => {
  test('is closed after ten that begin alike, for the right one too, and others are not', async () => {
    const right = await opened(school.units.class2)
    const other = await opened(school.units.class3)
    const wrong = `${right.slice(0, 4)}${right[4] === '0' ? '1' : '0'}${right.slice(5)}`
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect((await school.refused(null, 'session.class', { code: wrong })).code).toBe('classCodeWrong')
    }
    expect((await school.refused(null, 'session.class', { code: wrong })).code).toBe('tooManyAttempts')
    expect((await school.refused(null, 'session.class', { code: right })).code).toBe('tooManyAttempts')
    expect(await school.call(null, 'session.class', { code: other })).toMatchObject({ class: '二年级1班' })
  })

  test('is closed to somebody signed in after ten wrong ones of any kind', async () => {
    const name = '小雨妈妈'
    for (const letter of '0123456789') {
      const code = letter.repeat(8)
      expect((await school.refused('feng', 'parent.join', { code, name })).code).toBe('classCodeWrong')
    }
    const code = await opened()
    expect((await school.refused('feng', 'parent.join', { code, name })).code).toBe('tooManyAttempts')
    expect(await school.call('he', 'parent.join', { code, name })).toMatchObject({ state: 'asked' })
  })

  test('a whole class that comes in the same minute with the right one is never closed out', async () => {
    const code = await opened(school.units.class3)
    const asked = await Promise.all(
      Array.from({ length: 40 }, () => school.ask(null, 'session.class', { code })),
    )
    expect(asked.every(({ status }) => status === 200)).toBe(true)
  })
})
