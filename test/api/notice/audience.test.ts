import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { everyPage } from '../school/pages'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Address, admit, letGo, lists, notice, opens, published, to } from './notices'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
})
afterAll(async () => {
  await beside.close()
  await school.close()
})

const EVERYBODY: readonly PersonKey[] = ['zheng', 'feng', 'li', 'sun', 'wang', 'wu', 'zhou']

async function readersOf(id: string): Promise<PersonKey[]> {
  const read: PersonKey[] = []
  for (const who of EVERYBODY) {
    const listed = await lists(school, who, id)
    expect(await opens(school, who, id)).toBe(listed)
    if (listed) read.push(who)
  }
  return read
}

describe('an announcement is read by', () => {
  // Li is the class teacher of class 1, and is told what its parents are told; Zhou leads the school.
  test.each<[string, Address[], PersonKey[]]>([
    ['the parents of class 1: Zheng, not Feng of class 2', [['parents', 'class1']], ['zheng', 'li', 'zhou']],
    ['the parents of class 2: Feng', [['parents', 'class2']], ['feng', 'zhou']],
    ['the parents of grade 1: both', [['parents', 'grade1']], ['zheng', 'feng', 'li', 'zhou']],
    ['the parents of grade 2: neither', [['parents', 'grade2']], ['zhou']],
    ['the parents of the school: both', [['parents', 'school']], ['zheng', 'feng', 'li', 'zhou']],
    [
      'the staff: every member of it, and no parent',
      [['staff', 'school']],
      ['li', 'sun', 'wang', 'wu', 'zhou'],
    ],
    ['a group: its members and its lead', [['staff', 'maths']], ['li', 'sun', 'zhou']],
    ['a post: group leads, of whatever group', [['staff', 'school', 'groupLead']], ['sun', 'zhou']],
    ['a post in a grade: its class teachers', [['staff', 'grade1', 'classTeacher']], ['li', 'zhou']],
    ['a post in a grade without one: nobody', [['staff', 'grade2', 'classTeacher']], ['zhou']],
    [
      'two classes of three: the parents of these',
      [
        ['parents', 'class2'],
        ['parents', 'class3'],
      ],
      ['feng', 'zhou'],
    ],
  ])('%s; and by those who publish', async (_, audience, readers) => {
    expect(await readersOf(await published(school, audience))).toEqual(readers)
  })

  test('nobody of another school of the district', async () => {
    const id = await published(school, [
      ['parents', 'school'],
      ['staff', 'school'],
    ])
    for (const who of ['zhou', 'li', 'zheng'] as const) {
      expect((await beside.refused(who, 'notice.read', { id })).code).toBe('notFound')
      expect((await beside.call(who, 'notice.list', {})).notices.items).toEqual([])
    }
    expect((await beside.refused('zhou', 'notice.withdraw', { id })).code).toBe('notFound')
    expect((await beside.refused('zhou', 'notice.readers', { id, show: 'unread' })).code).toBe('notFound')
    expect((await beside.refused('zheng', 'notice.acknowledge', { id })).code).toBe('notFound')
  })

  test('who is meant twice once, and a teacher who is a parent as both', async () => {
    await admit(school, 'wang', 'class1', '小宇爸爸')
    const twice = await published(school, [
      ['parents', 'class1'],
      ['parents', 'school'],
      ['staff', 'chinese'],
    ])
    const { notices } = await school.call('wang', 'notice.list', {})
    expect(notices.items.filter(({ id }) => id === twice)).toHaveLength(1)
    const asParent = await published(school, [['parents', 'class1']])
    const asStaff = await published(school, [['staff', 'school']])
    expect([await opens(school, 'wang', asParent), await opens(school, 'wang', asStaff)]).toEqual([
      true,
      true,
    ])
    await letGo(school, 'wang', 'class1')
    expect([await opens(school, 'wang', asParent), await opens(school, 'wang', asStaff)]).toEqual([
      false,
      true,
    ])
  })

  test('who joins the class after it came out, and no more by who leaves it', async () => {
    const id = await published(school, [['parents', 'class2']])
    expect(await opens(school, 'zheng', id)).toBe(false)
    await admit(school, 'zheng', 'class2', '郑家长')
    expect(await opens(school, 'zheng', id)).toBe(true)
    await letGo(school, 'zheng', 'class2')
    expect([await opens(school, 'zheng', id), await lists(school, 'zheng', id)]).toEqual([false, false])
  })
})

test('a parent is told who published it and to which of the own units, and of no other class', async () => {
  const id = await published(school, [
    ['parents', 'class1'],
    ['parents', 'class3'],
    ['staff', 'school'],
  ])
  expect(await school.call('zheng', 'notice.read', { id })).toMatchObject({
    publisher: '钱主任',
    audience: '一年级1班家长',
    readers: null,
    counts: null,
    contentChecked: null,
    may: { edit: false, approve: false, correct: false, withdraw: false, readers: false },
  })
})

describe('to whom one may write', () => {
  const labelsFor = async (who: PersonKey) =>
    (await school.call(who, 'notice.audiences', {})).units.map(({ label, people }) => `${label} ${people}`)

  test('is everybody for leaders, with how many they are', async () => {
    expect(await labelsFor('qian')).toEqual([
      ...['全体教职工 9', '全校家长 2', '一年级家长 2', '二年级家长 0', '一年级1班家长 1', '一年级2班家长 1'],
      ...['二年级1班家长 0', '数学组教师 3', '语文组教师 3', '一年级教师 0', '二年级教师 0', '全体校长 1'],
      ...[
        '全体教导主任 1',
        '全体教研组长 2',
        '全体班主任 1',
        '全体任课教师 6',
        '全体教务员 1',
        '一年级班主任 1',
      ],
    ])
  })

  test('is the own class for its teacher and the own group for its lead', async () => {
    expect(await labelsFor('li')).toEqual(['一年级1班家长 1'])
    expect(await labelsFor('sun')).toEqual(['数学组教师 3'])
  })

  test('is nobody for teachers without a class, clerks and parents', async () => {
    for (const who of ['wang', 'wu', 'zheng'] as const) {
      expect((await school.refused(who, 'notice.audiences', {})).code).toBe('notAllowed')
      const publication = notice(school, [['parents', 'class1']])
      expect((await school.refused(who, 'notice.publish', publication)).code).toBe('notAllowed')
    }
  })

  test.each<[PersonKey, Address]>([
    ['li', ['parents', 'class2']],
    ['li', ['parents', 'grade1']],
    ['li', ['staff', 'school']],
    ['li', ['staff', 'maths']],
    ['sun', ['staff', 'chinese']],
    ['sun', ['staff', 'maths', 'teacher']],
    ['sun', ['parents', 'class1']],
    ['qian', ['parents', 'maths']],
    ['qian', ['staff', 'class1']],
  ])('%s may not write to %s', async (who, address) => {
    const publication = notice(school, [address])
    expect((await school.refused(who, 'notice.publish', publication)).code).toBe('noAudience')
    const draft = { ...publication, revision: null }
    expect((await school.refused(who, 'notice.save', draft)).code).toBe('noAudience')
    expect(await school.rows('select 1 from youju.notice where id = $1', [publication.id])).toEqual([])
  })

  test('nobody writes to another school, not even besides the own', async () => {
    const audience = [...to(school, ['parents', 'class1']), ...to(beside, ['parents', 'class1'])]
    const publication = { ...notice(school, []), audience }
    expect((await school.refused('qian', 'notice.publish', publication)).code).toBe('noAudience')
  })

  test('a class teacher who gives the class up has no more say in what was written to it', async () => {
    const id = await published(school, [['parents', 'class1']], {}, 'li')
    expect(await school.call('li', 'notice.read', { id })).toMatchObject({
      may: { correct: true, withdraw: true },
    })
    await school.rows(
      `update youju.appointment set to_on = '2026-11-17' where person_id = $1 and post = 'classTeacher'`,
      [school.people.li],
    )
    expect(await school.call('li', 'notice.read', { id })).toMatchObject({
      counts: null,
      may: { correct: false, withdraw: false, readers: false },
    })
    await school.rows(
      `update youju.appointment set to_on = null where person_id = $1 and post = 'classTeacher'`,
      [school.people.li],
    )
  })
})

test('announcements come pinned first, then newest first, in pages of 30, each once, also of one moment', async () => {
  const ids: string[] = []
  for (let index = 0; index < 35; index += 1) {
    school.setNow(`2026-11-17T10:${String(Math.floor(index / 3)).padStart(2, '0')}:00+08:00`)
    ids.push(
      await published(school, [['parents', 'class3']], index === 4 ? { pinnedUntil: '2026-11-18' } : {}),
    )
  }
  school.setNow('2026-11-18T16:30:00+08:00')
  const pages = await everyPage(async (input) => (await school.call('qian', 'notice.list', input)).notices)
  const seen = pages.flat().map(({ id }) => id)
  expect(seen[0]).toBe(ids[4])
  expect(pages.map((page) => page.length).slice(0, -1)).toEqual(pages.slice(1).map(() => 30))
  expect(new Set(seen).size).toBe(seen.length)
  expect(ids.filter((id) => !seen.includes(id))).toEqual([])
  expect((await school.refused('qian', 'notice.list', { cursor: uuidv7() })).code).toBe('badInput')
})
