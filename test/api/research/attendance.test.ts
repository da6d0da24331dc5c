import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plan, Rule } from '#core/plan/plan'
import type { PersonKey } from '../school/cast'
import { entered } from '../school/entered'
import { testPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

/** Attendance is promised to count, so that it is credited too. */
function planWithAttendance(): Plan {
  const plan = testPlan()
  const rule: Rule = {
    id: 'CY1',
    clause: '3.1',
    name: '参加教研',
    audience: { level: 'person', who: { is: 'post', post: 'teacher' } },
    measure: { name: 'researchAttendance', filters: [] },
    cadence: { every: 'term' },
    bound: { kind: 'atLeast', amount: 10, unit: '次' },
    strength: 'soft',
    group: null,
    checker: '教导处',
    note: '',
  }
  const others = plan.rules.filter(({ measure }) => measure.name !== 'researchAttendance')
  return { ...plan, rules: [...others, rule] }
}

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ plan: planWithAttendance() })
})
afterAll(() => school.close())

type Mark = 'present' | 'late' | 'leftEarly' | 'excused' | 'official' | 'absent' | 'guest'
const marks = (given: Partial<Record<PersonKey, Mark>>) =>
  Object.entries(given).map(([who, mark]) => ({ personId: school.people[who as PersonKey], mark }))

describe('who must be marked', () => {
  const refused = async (given: Partial<Record<PersonKey, Mark>>, on = '2026-11-12') =>
    (await school.refused('sun', 'record.submit', school.research({ on, attendance: marks(given) }))).code

  test('is everybody who was in the group on that day: He came on 2026-11-09', async () => {
    expect(await refused({ sun: 'present', li: 'present' }, '2026-11-12')).toBe('attendanceIncomplete')
    expect(await refused({ sun: 'present', li: 'present', he: 'present' }, '2026-11-05')).toBe('notExpected')
  })

  test('is not who is of another group, unless as a guest, nor anybody who is not on the staff', async () => {
    const own = { sun: 'present', li: 'present', he: 'present' } as const
    expect(await refused({ ...own, wang: 'present' })).toBe('notExpected')
    expect(await refused({ ...own, zheng: 'guest' })).toBe('badInput')
    expect(await refused({ ...own, he: 'guest' })).toBe('expectedAsGuest')
  })

  test('says how many are missing and names nobody', async () => {
    const attendance = marks({ sun: 'present' })
    const problem = await school.refused('sun', 'record.submit', school.research({ attendance }))
    expect(problem).toMatchObject({ code: 'attendanceIncomplete', details: { missing: 2, expected: 3 } })
    expect(JSON.stringify(problem)).not.toMatch(/李老师|何老师/)
  })

  test('may be marked by the lead and the school’s leaders, by nobody else', async () => {
    const session = (groupId = school.units.maths) => school.research({ on: '2026-11-04', groupId })
    expect((await school.refused('li', 'record.submit', session())).code).toBe('notAllowed')
    expect((await school.refused('chen', 'record.submit', session())).code).toBe('notAllowed')
    expect((await school.refused('wu', 'record.submit', session())).code).toBe('notAllowed')
    await school.call('qian', 'record.submit', session(school.units.chinese))
  })
})

describe('a session at which He was absent, Li late and Wang a guest', () => {
  let id: string
  const wordsOf = (answer: unknown) => JSON.stringify(answer)

  beforeAll(async () => {
    const attendance = marks({ sun: 'present', li: 'late', he: 'absent', wang: 'guest' })
    const research = school.research({ on: '2026-11-12', attendance, theme: '谁也不该知道谁没来' })
    id = (await school.call('sun', 'record.submit', research)).id
  })

  test('is credited to those who were there, the late one too, and not to the absent one', async () => {
    const credited = await school.rows<{ subject: string }>(
      `select subject_id as subject from youju.credit where record_id = $1 and measure = 'researchAttendance'`,
      [id],
    )
    const { sun, li, wang } = school.people
    expect(credited.map(({ subject }) => subject).sort()).toEqual([sun, li, wang].sort())
  })

  test.each(['sun', 'qian', 'zhou'] as const)(
    'shows its marks and how many were there to %s',
    async (who) => {
      const shown = await school.call(who, 'record.show', { id })
      expect(shown.content).toMatchObject({
        payload: { attendance: expect.arrayContaining(marks({ he: 'absent' })) },
      })
      expect(shown.people.map(({ name }) => name)).toContain('何老师')
      expect(shown.receipt.hash).toMatch(/^[0-9a-f]{64}$/)
    },
  )

  test.each([
    ['li', 'late'],
    ['he', 'absent'],
    ['wang', 'guest'],
  ] as const)('shows %s the own mark, %s, and nothing of anybody else’s', async (who, mark) => {
    const shown = await school.call(who, 'record.show', { id })
    expect(shown.ownMark).toBe(mark)
    expect(shown).toMatchObject({ content: { payload: { attendance: [] } }, people: [] })
    // A hash over a few people's marks could be tried out; how many are credited is how many came.
    expect(shown.receipt).toMatchObject({ hash: '' })
    expect(wordsOf(shown.receipt)).not.toMatch(/"others":[1-9]|参加教研/)
    const others = ['absent', 'guest', 'late'].filter((each) => each !== mark)
    for (const other of others) expect(wordsOf(shown)).not.toContain(`:"${other}"`)
  })

  test('shows the clerk, who keeps the rosters and is no leader, that it was held and nobody’s mark', async () => {
    const shown = await school.call('wu', 'record.show', { id })
    expect(shown).toMatchObject({ content: { payload: { attendance: [] } }, people: [], ownMark: null })
    expect(wordsOf(shown)).not.toMatch(/:"(absent|late|guest)"|参加教研/)
    await entered(school, 'wu', async (as) => {
      expect(await as.rows('select from youju.record_private where record_id = $1', [id])).toEqual([])
      expect(await as.rows('select from youju.involvement where record_id = $1', [id])).toEqual([])
    })
  })

  test('is not shown at all to who was not there', async () => {
    expect((await school.refused('xu', 'record.show', { id })).code).toBe('notFound')
  })

  test('says nothing of how many came in any list of a member', async () => {
    for (const whose of ['mine', 'aboutMe'] as const) {
      expect(wordsOf(await school.call('li', 'record.list', { whose }))).not.toContain('到 ')
    }
    expect(wordsOf(await school.call('sun', 'record.list', { whose: 'mine' }))).toContain('到 2/3')
  })

  test.each(['li', 'wang', 'xu'] as const)('keeps the marks from %s in the database too', async (who) => {
    await entered(school, who, async (as) => {
      expect(await as.rows('select from youju.record_private where record_id = $1', [id])).toEqual([])
      const marked = await as.rows<{ person: string }>(
        'select person_id as person from youju.involvement where record_id = $1',
        [id],
      )
      expect(marked.map(({ person }) => person)).toEqual(who === 'xu' ? [] : [school.people[who]])
      const credited = await as.rows<{ subject: string }>(
        `select subject_id as subject from youju.credit where record_id = $1 and measure = 'researchAttendance'`,
        [id],
      )
      expect(credited.map(({ subject }) => subject)).toEqual(who === 'xu' ? [] : [school.people[who]])
      const told = await as.rows('select before, after from youju.journal where row_id = $1', [id])
      expect(JSON.stringify(told)).not.toContain('absent')
    })
  })

  test('stands on each one’s own page with the own mark only, and in the own rate', async () => {
    const { items, sum } = await school.call('he', 'research.attendance', {})
    expect(items).toEqual([
      {
        recordId: id,
        on: '2026-11-12',
        groupName: '数学组',
        theme: '谁也不该知道谁没来',
        mark: 'absent',
        counted: true,
      },
    ])
    expect(sum).toEqual({ attended: 0, expected: 1, marks: [{ mark: 'absent', times: 1 }] })
    expect((await school.call('wang', 'research.attendance', {})).sum).toMatchObject({
      attended: 0,
      expected: 0,
    })
    expect((await school.call('xu', 'research.attendance', {})).items).toEqual([])
  })

  test('stands in the rates of the group in roster order, for its lead and the leaders only', async () => {
    const groupId = school.units.maths
    const { items, whole } = await school.call('sun', 'research.rates', { groupId })
    expect(items.map(({ name, attended, expected }) => `${name} ${attended}/${expected}`)).toEqual([
      '孙组长 1/1',
      '李老师 1/1',
      '何老师 0/1',
    ])
    expect(whole).toEqual({ attended: 2, expected: 3 })
    expect((await school.call('qian', 'research.rates', { groupId })).items).toEqual(items)
    expect((await school.refused('li', 'research.rates', { groupId })).code).toBe('notAllowed')
    expect((await school.refused('chen', 'research.rates', { groupId })).code).toBe('unknownUnit')
    expect((await school.refused('wu', 'research.rates', { groupId })).code).toBe('notAllowed')
  })

  test('changes with a correction: who is excused leaves the denominator; a withdrawal takes all of it back', async () => {
    const attendance = marks({ sun: 'present', li: 'late', he: 'excused' })
    const { content } = school.research({ on: '2026-11-12', attendance })
    await school.call('sun', 'record.correct', { id, revision: 1, content })
    expect((await school.call('he', 'research.attendance', {})).sum).toMatchObject({
      attended: 0,
      expected: 0,
    })
    expect((await school.call('wang', 'research.attendance', {})).items).toEqual([])
    await school.call('sun', 'record.withdraw', { id, revision: 2, reason: '记错了' })
    expect((await school.call('li', 'research.attendance', {})).items).toEqual([])
    expect((await school.call('li', 'research.attendance', {})).sum).toMatchObject({
      attended: 0,
      expected: 0,
    })
  })
})

describe('a session held on another day of the week', () => {
  const on = '2026-11-17'
  const slotOn = '2026-11-19'

  test('needs the reason, unless it was moved there before', async () => {
    const session = school.research({ on, slotOn })
    expect(await school.refused('sun', 'record.submit', session)).toMatchObject({
      code: 'badInput',
      details: { fields: [{ path: '/content/payload/movedBecause' }] },
    })
    const groupId = school.units.maths
    await school.call('sun', 'research.move', { groupId, slotOn, to: on, reason: '区里开会' })
    const { id } = await school.call('sun', 'record.submit', session)
    const { content } = await school.call('sun', 'record.show', { id })
    expect(content).toMatchObject({ payload: { movedBecause: '区里开会', slotOn } })
    const { slots } = await school.call('li', 'research.agenda', { groupId })
    expect(slots.find((slot) => slot.on === slotOn)).toMatchObject({
      state: 'moved',
      session: { recordId: id },
    })
  })

  test('is not of another week’s slot', async () => {
    const session = school.research({ on: '2026-11-10', slotOn, movedBecause: '提前' })
    expect((await school.refused('sun', 'record.submit', session)).code).toBe('badInput')
  })
})

describe('a session with others', () => {
  test('of a cluster names the other schools, and counts for the school', async () => {
    const cluster = { on: '2026-11-11', scope: 'cluster' } as const
    expect((await school.refused('sun', 'record.submit', school.research(cluster))).message).toBe(
      '请填写联合的学校',
    )
    await school.call('sun', 'record.submit', school.research({ ...cluster, partners: '柳岸小学、东桥小学' }))
  })

  test('of the whole school, held by a leader, stands for every group of the kind and expects all of them', async () => {
    const all = { sun: 'present', li: 'present', he: 'present', chen: 'present', wang: 'late' } as const
    const session = (given: Partial<Record<PersonKey, Mark>>) =>
      school.research({ on: '2026-11-16', scope: 'school', attendance: marks(given) })
    expect((await school.refused('qian', 'record.submit', session(all))).code).toBe('attendanceIncomplete')
    const { id } = await school.call(
      'qian',
      'record.submit',
      session({ ...all, xu: 'official', wu: 'present' }),
    )
    const held = await school.rows<{ subject: string }>(
      `select subject_id as subject from youju.credit where record_id = $1 and measure = 'researchSessions'`,
      [id],
    )
    const { maths, chinese } = school.units
    expect(held.map(({ subject }) => subject).sort()).toEqual([maths, chinese].sort())
    for (const who of ['chen', 'qian'] as const) {
      const { items } = await school.call(who, 'research.rates', { groupId: chinese })
      expect(items.map(({ name, attended, expected }) => `${name} ${attended}/${expected}`)).toEqual([
        '陈组长 1/1',
        '王老师 1/1',
        '许老师 0/0',
      ])
    }
    const own = school.research({ on: '2026-11-16', groupId: chinese })
    expect((await school.refused('chen', 'record.submit', own)).code).toBe('alreadyRecorded')
  })

  test('of the whole school, held by a lead, stands for the own group alone', async () => {
    const { id } = await school.call('chen', 'record.submit', {
      ...school.research({ on: '2026-11-13', scope: 'school', groupId: school.units.chinese }),
    })
    const held = await school.rows<{ subject: string }>(
      `select subject_id as subject from youju.credit where record_id = $1 and measure = 'researchSessions'`,
      [id],
    )
    expect(held.map(({ subject }) => subject)).toEqual([school.units.chinese])
  })
})

test('who takes part in a plan’s promise of attendance sees it in the own standing', async () => {
  const { promises } = await school.call('wang', 'standing.mine', {})
  expect(promises.find(({ rule }) => rule.id === 'CY1')?.standing.done).toBe(1)
})
