import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Form } from '#core/form/form'
import { found } from './club/clubs'
import type { PersonKey } from './school/cast'
import { testPlan } from './school/test-plan'
import { type TestSchool, testSchool } from './school/test-school'

const THURSDAY = '2026-11-19T16:30:00+08:00'
const FRIDAY = '2026-11-20T16:30:00+08:00'

const daily: Form = {
  name: '安全教育',
  clause: '',
  about: 'class',
  often: 'day',
  byException: true,
  writers: ['classTeacher'],
  readers: [],
  sealed: false,
  keepMonths: null,
  hint: '',
  fields: [],
}
const forms: Form[] = [
  daily,
  { ...daily, name: '人人可写', writers: ['staff'], about: 'school' },
  { ...daily, name: '每周一次', often: 'week' },
]

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ now: THURSDAY, plan: { ...testPlan(), forms } })
})
afterAll(() => school.close())

const items = async (who: PersonKey) => (await school.call(who, 'agenda.today', {})).items
const titles = async (who: PersonKey) => (await items(who)).map(({ title }) => title)

describe('what is on somebody’s list today', () => {
  test('is the session of the own groups: to write down for who leads, to know for who belongs', async () => {
    school.setNow(THURSDAY)
    expect(await items('sun')).toMatchObject([
      { what: 'research', unitId: school.units.maths, on: '2026-11-19', mayLog: true, recordId: null },
    ])
    expect(await items('he')).toMatchObject([{ what: 'research', unitId: school.units.maths, mayLog: false }])
    expect(await titles('wu')).toEqual([])
  })

  test('is a daily register only where a post makes it one’s own', async () => {
    school.setNow(THURSDAY)
    expect(await items('li')).toMatchObject([
      { what: 'research' },
      { what: 'form', form: '安全教育', unitId: school.units.class1, note: '一年级1班', byException: true },
    ])
    expect(await titles('wang')).not.toContain('人人可写')
  })

  test('leads to the entry once there is one', async () => {
    school.setNow(THURSDAY)
    const payload = {
      on: '2026-11-19',
      form: '安全教育',
      unitId: school.units.class1,
      normal: true,
      values: {},
    }
    const id = uuidv7()
    await school.call('li', 'record.submit', { id, content: { kind: 'register', payload } })
    expect((await items('li')).at(-1)).toMatchObject({ what: 'form', recordId: id })
  })

  test('is a club’s meeting for those who instruct it', async () => {
    school.setNow(THURSDAY)
    const meetings = [{ weekday: 4 as const, period: null, startsAt: '16:10', endsAt: '17:00' }]
    const clubId = await found(school, { name: '合唱团', meetings })
    expect(await items('xu')).toContainEqual(
      expect.objectContaining({
        what: 'club',
        unitId: clubId,
        title: '合唱团',
        mayLog: true,
        recordId: null,
      }),
    )
    expect(await titles('wang')).not.toContain('合唱团')
  })

  test('holds what of this week was not written down, for who has to, and no longer once it is', async () => {
    school.setNow(FRIDAY)
    expect(await items('chen')).toMatchObject([
      { what: 'research', on: '2026-11-19', heldOn: '2026-11-19', mayLog: true },
    ])
    expect(await titles('wang')).toEqual([])
    const session = school.research({ on: '2026-11-19', groupId: school.units.chinese })
    await school.call('chen', 'record.submit', session)
    expect(await titles('chen')).toEqual([])
  })

  test('has no daily registers on a day off', async () => {
    school.setNow('2026-11-21T10:00:00+08:00')
    expect((await items('li')).filter(({ what }) => what === 'form')).toEqual([])
  })
})
