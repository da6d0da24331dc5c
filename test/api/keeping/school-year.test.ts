import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BELL } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const CHOICE = { from: '2027-09-01', dry: false, keepClassTeachers: true, newClasses: 2 }
const AT = '2026-11-18T16:30:00+08:00'
const classesOn = async (on: string) => {
  const { units } = await school.call('wu', 'roster.structure', { on })
  return units.filter(({ kind }) => kind === 'class').map(({ name, heads, people }) => [name, heads, people])
}

describe('a unit', () => {
  const english = (over: object = {}) => ({
    ...{
      id: uuidv7(),
      kind: 'group' as const,
      groupKind: 'subject' as const,
      name: '英语组',
      subject: '英语',
    },
    ...{ parentId: null, from: '2026-11-02', to: null },
    ...over,
  })

  test('is chosen from its first day through its last, and its posts end with it', async () => {
    const unit = english()
    await school.call('wu', 'roster.saveUnit', unit)
    await school.call('wu', 'roster.changePerson', {
      ...{ id: school.people.xu, reason: '' },
      change: { what: 'appoint', post: 'groupLead', unitId: unit.id, from: '2026-11-10', to: null },
    })
    await school.call('wu', 'roster.saveUnit', { ...unit, to: '2026-11-20' })
    const chosen = async (now: string) => {
      school.setNow(now)
      const { items } = await school.call('li', 'roster.units', { kind: 'group' })
      school.setNow(AT)
      return items.some(({ name }) => name === '英语组')
    }
    expect(await chosen('2026-11-01T12:00:00+08:00')).toBe(false)
    expect(await chosen('2026-11-02T12:00:00+08:00')).toBe(true)
    expect(await chosen('2026-11-20T23:59:00+08:00')).toBe(true)
    expect(await chosen('2026-11-21T00:00:00+08:00')).toBe(false)
    const { posts } = await school.call('wu', 'roster.person', { id: school.people.xu })
    expect(posts.at(-1)).toMatchObject({ unit: '英语组', from: '2026-11-10', to: '2026-11-20' })
    const late = {
      what: 'appoint' as const,
      post: 'member' as const,
      unitId: unit.id,
      from: '2026-11-21',
      to: null,
    }
    const asked = { id: school.people.li, change: late, reason: '' }
    expect((await school.refused('wu', 'roster.changePerson', asked)).code).toBe('unitNotThere')
  })

  test('has its name to itself at a time', async () => {
    const first = english({ name: '科学组', to: '2026-11-20' })
    await school.call('wu', 'roster.saveUnit', first)
    const second = english({ name: '科学组', from: '2026-11-20' })
    expect((await school.refused('wu', 'roster.saveUnit', second)).code).toBe('unitNameTaken')
    await school.call('wu', 'roster.saveUnit', { ...second, from: '2026-11-21' })
  })

  test('lies in a grade if it is a class, and is of this school', async () => {
    const made = { ...english(), kind: 'class' as const, groupKind: null, name: '二年级2班', subject: '' }
    expect((await school.refused('wu', 'roster.saveUnit', made)).code).toBe('badInput')
    await school.call('wu', 'roster.saveUnit', { ...made, parentId: school.units.grade2 })
    const other = await testSchool()
    const theirs = { ...made, id: other.units.class1, parentId: other.units.grade1 }
    expect((await school.refused('wu', 'roster.saveUnit', theirs)).code).not.toBe('internal')
    expect(await other.rows(`select name from youju.org_unit where id = $1`, [other.units.class1])).toEqual([
      { name: '一年级1班' },
    ])
    await other.close()
    await school.call('wu', 'roster.saveUnit', { ...made, parentId: school.units.grade2, to: '2026-11-18' })
  })
})

describe('a new school year', () => {
  test('is shown first, and nothing is written', async () => {
    const { classes, done } = await school.call('wu', 'roster.promote', { ...CHOICE, dry: true })
    expect(done).toBe(false)
    expect(classes).toEqual([
      { before: null, after: '一年级1班', parents: 0, classTeacher: null, note: '' },
      { before: null, after: '一年级2班', parents: 0, classTeacher: null, note: '' },
      { before: '一年级1班', after: '二年级1班', parents: 1, classTeacher: '李老师', note: '' },
      { before: '一年级2班', after: '二年级2班', parents: 1, classTeacher: null, note: '' },
      { before: '二年级1班', after: null, parents: 0, classTeacher: null, note: '' },
    ])
    expect(await classesOn('2027-09-01')).toHaveLength(3)
  })

  test('does not begin inside a term', async () => {
    const inside = { ...CHOICE, from: '2027-01-22', dry: true }
    expect((await school.refused('wu', 'roster.promote', inside)).code).toBe('insideTerm')
    await school.call('wu', 'roster.promote', { ...inside, from: '2027-01-23' })
  })

  test('has the classes of the year before through its eve, and the new ones from its first day', async () => {
    expect((await school.call('wu', 'roster.promote', CHOICE)).done).toBe(true)
    expect(await classesOn('2027-08-31')).toEqual([
      ['一年级1班', ['李老师'], 1],
      ['一年级2班', [], 1],
      ['二年级1班', [], 0],
    ])
    expect(await classesOn('2027-09-01')).toEqual([
      ['一年级1班', [], 0],
      ['一年级2班', [], 0],
      ['二年级1班', ['李老师'], 1],
      ['二年级2班', [], 1],
    ])
  })

  test('takes parents along, and those who leave hear nothing more', async () => {
    const asParent = async (who: 'zheng' | 'feng', now: string) => {
      school.setNow(now)
      const { posts } = await school.call(who, 'session.me', {})
      const { classes } = await school.call(who, 'parent.classes', {})
      school.setNow(AT)
      expect(classes.map((each) => each.class)).toEqual(posts.map(({ unit }) => unit))
      return posts.map(({ unit }) => unit)
    }
    expect(await asParent('zheng', '2027-08-31T23:59:00+08:00')).toEqual(['一年级1班'])
    expect(await asParent('zheng', '2027-09-01T00:00:00+08:00')).toEqual(['二年级1班'])
  })

  test('begins once', async () => {
    expect((await school.refused('wu', 'roster.promote', CHOICE)).code).toBe('promotedAlready')
    const later = { ...CHOICE, from: '2027-08-25' }
    expect((await school.refused('wu', 'roster.promote', later)).code).toBe('promotedAlready')
  })

  test('of the year after, the highest grade leaves, and its parents with it', async () => {
    await school.call('wu', 'roster.promote', { ...CHOICE, from: '2028-09-01', newClasses: 0 })
    school.setNow('2028-08-31T23:59:00+08:00')
    expect((await school.call('zheng', 'session.me', {})).posts).toHaveLength(1)
    school.setNow('2028-09-01T00:00:00+08:00')
    expect((await school.call('zheng', 'session.me', {})).posts).toEqual([])
    school.setNow(AT)
  })

  test('brings the timetable along for classes that go on', async () => {
    const id = uuidv7()
    const term = { id, name: '新学年第一学期', startOn: '2027-09-01', endOn: '2028-01-21', bell: BELL }
    await school.call('wu', 'term.save', { ...term, timetableOf: school.termId })
    const { terms } = await school.call('wu', 'term.list', {})
    // Of 25 lessons a week those of the highest grade's class went with it.
    expect(terms.map(({ name, lessons }) => [name, lessons])).toEqual([
      ['新学年第一学期', 20],
      ['2026—2027 学年第一学期', 25],
    ])
    school.setNow('2027-09-01T12:00:00+08:00')
    const { lessons } = await school.call('wang', 'lesson.around', { on: '2027-09-01', period: 1 })
    expect(lessons.map(({ className, teacherName }) => [className, teacherName])).toEqual([
      ['二年级1班', '李老师'],
    ])
    school.setNow(AT)
  })

  test('asks no class of the year before for anything, and shows it where it belongs', async () => {
    school.setNow('2027-09-15T12:00:00+08:00')
    const now = await school.call('zhou', 'standing.clauses', {})
    expect(JSON.stringify(now)).not.toContain(school.units.class3)
    school.setNow(AT)
  })
})
