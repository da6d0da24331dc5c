import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import type { PersonKey, UnitKey } from './school/cast'
import { everyPage } from './school/pages'
import { type TestSchool, testSchool } from './school/test-school'

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
beforeEach(() => school.setNow('2026-11-18T16:30:00+08:00'))

type Publication = Input<'notice.publish'>
type Address = readonly [who: 'staff' | 'parents', unit: UnitKey]

function notice(...audience: readonly Address[]): Publication {
  return {
    id: uuidv7(),
    title: '期中家长会',
    text: '周五下午两点，各班教室。',
    audience: audience.map(([who, unit]) => ({ who, unitId: school.units[unit] })),
  }
}

async function published(...audience: readonly Address[]): Promise<string> {
  const publication = notice(...audience)
  await school.call('qian', 'notice.publish', publication)
  return publication.id
}

async function reads(who: PersonKey, id: string): Promise<boolean> {
  const { notices } = await school.call(who, 'notice.list', {})
  const { body } = await school.ask(who, 'notice.read', { id })
  const listed = notices.items.some((item) => item.id === id)
  expect(body.ok).toBe(listed)
  return listed
}

async function readersOf(id: string): Promise<PersonKey[]> {
  const people = ['zheng', 'feng', 'li', 'wu', 'zhou'] as const
  const read = await Promise.all(people.map(async (who) => [who, await reads(who, id)] as const))
  return read.filter(([, does]) => does).map(([who]) => who)
}

describe('an announcement is read by', () => {
  test.each<[string, Address[], PersonKey[]]>([
    ['the parents of class 1: Zheng, not Feng of class 2', [['parents', 'class1']], ['zheng', 'zhou']],
    ['the parents of grade 1: both', [['parents', 'grade1']], ['zheng', 'feng', 'zhou']],
    ['the parents of grade 2: neither', [['parents', 'grade2']], ['zhou']],
    ['the parents of the school: both', [['parents', 'school']], ['zheng', 'feng', 'zhou']],
    ['the staff: every member of it, and no parent', [['staff', 'school']], ['li', 'wu', 'zhou']],
    [
      'two classes of three: the parents of these',
      [
        ['parents', 'class2'],
        ['parents', 'class3'],
      ],
      ['feng', 'zhou'],
    ],
  ])('%s; and by those who publish', async (_, audience, readers) => {
    expect(await readersOf(await published(...audience))).toEqual(readers)
  })

  test('nobody of another school of the district', async () => {
    const id = await published(['parents', 'school'], ['staff', 'school'])
    for (const who of ['zhou', 'li', 'zheng'] as const) {
      expect((await beside.refused(who, 'notice.read', { id })).code).toBe('notFound')
      expect((await beside.call(who, 'notice.list', {})).notices.items).toEqual([])
    }
    expect((await beside.refused('zhou', 'notice.withdraw', { id })).code).toBe('notFound')
  })
})

describe('a parent', () => {
  test('is told who published it and to which of the own units, and of no other class', async () => {
    const id = await published(['parents', 'class1'], ['parents', 'class3'], ['staff', 'school'])
    expect(await school.call('zheng', 'notice.read', { id })).toEqual({
      id,
      title: '期中家长会',
      text: '周五下午两点，各班教室。',
      publishedAt: '2026-11-18T08:30:00.000Z',
      publisher: '钱主任',
      audience: '一年级1班家长',
      withdrawn: false,
      readers: null,
      mayWithdraw: false,
    })
  })
})

describe('reading', () => {
  test('marks it as read for the reader alone; the unread go down by one, and only once', async () => {
    const id = await published(['parents', 'grade1'])
    const unread = async (who: PersonKey) => (await school.call(who, 'notice.list', {})).unread
    const [zheng, feng] = [await unread('zheng'), await unread('feng')]
    await school.call('zheng', 'notice.read', { id })
    await school.call('zheng', 'notice.read', { id })
    expect([await unread('zheng'), await unread('feng')]).toEqual([zheng - 1, feng])
    const { notices } = await school.call('zheng', 'notice.list', {})
    expect(notices.items.find((item) => item.id === id)?.read).toBe(true)
  })

  test('is counted for those who publish, without the publisher', async () => {
    const id = await published(['parents', 'grade1'])
    const readers = async () => (await school.call('qian', 'notice.read', { id })).readers
    expect(await readers()).toBe(0)
    await Promise.all(
      (['zheng', 'feng', 'zheng'] as const).map((who) => school.call(who, 'notice.read', { id })),
    )
    expect(await readers()).toBe(2)
  })

  test('what goes to parents is not unread for a principal who may see it all, what goes to the staff is', async () => {
    const unread = async () => (await school.call('zhou', 'notice.list', {})).unread
    const before = await unread()
    const toParents = await published(['parents', 'school'])
    expect(await unread()).toBe(before)
    const toStaff = await published(['staff', 'school'], ['parents', 'class1'])
    expect(await unread()).toBe(before + 1)
    const { notices } = await school.call('zhou', 'notice.list', {})
    const isRead = (id: string) => notices.items.find((item) => item.id === id)?.read
    expect([isRead(toParents), isRead(toStaff)]).toEqual([true, false])
  })

  test('the own announcement is never unread', async () => {
    const id = await published(['staff', 'school'])
    const { notices } = await school.call('qian', 'notice.list', {})
    expect(notices.items.find((item) => item.id === id)?.read).toBe(true)
  })
})

describe('withdrawing', () => {
  test('takes it from everybody but those who publish, and twice is once', async () => {
    const id = await published(['parents', 'class1'], ['staff', 'school'])
    await school.call('zhou', 'notice.withdraw', { id })
    await school.call('qian', 'notice.withdraw', { id })
    expect(await readersOf(id)).toEqual(['zhou'])
    expect(await school.call('qian', 'notice.read', { id })).toMatchObject({
      withdrawn: true,
      mayWithdraw: false,
    })
    expect(
      await school.rows(`select 1 from youju.journal where row_id = $1 and did = 'withdrawn'`, [id]),
    ).toHaveLength(1)
  })

  test.each<[PersonKey, Address]>([
    ['feng', ['parents', 'class2']],
    ['zhou', ['staff', 'school']],
  ])('takes it out of the unread of %s', async (who, address) => {
    const unread = async () => (await school.call(who, 'notice.list', {})).unread
    const before = await unread()
    const id = await published(address)
    expect(await unread()).toBe(before + 1)
    await school.call('qian', 'notice.withdraw', { id })
    expect(await unread()).toBe(before)
  })

  test('one that does not exist is not found', async () => {
    expect((await school.refused('qian', 'notice.withdraw', { id: uuidv7() })).code).toBe('notFound')
  })
})

describe('publishing', () => {
  test('twice, also at once, is once', async () => {
    const publication = notice(['parents', 'class1'], ['parents', 'class1'])
    const answers = await Promise.all([1, 2, 3].map(() => school.call('qian', 'notice.publish', publication)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(
      await school.rows('select 1 from youju.notice_audience where notice_id = $1', [publication.id]),
    ).toHaveLength(1)
    expect(await school.rows('select 1 from youju.journal where row_id = $1', [publication.id])).toHaveLength(
      1,
    )
  })

  test('another text, another audience or another publisher under its id is refused', async () => {
    const publication = notice(['parents', 'class1'])
    await school.call('qian', 'notice.publish', publication)
    const others: [PersonKey, Publication][] = [
      ['qian', { ...publication, text: '改期了' }],
      ['qian', { ...publication, audience: notice(['parents', 'grade1']).audience }],
      ['zhou', publication],
    ]
    for (const [who, other] of others) {
      expect((await school.refused(who, 'notice.publish', other)).code).toBe('idTaken')
    }
  })

  test('to a group, to the staff of a class or to another school’s class is refused and publishes nothing', async () => {
    const [aside] = notice(['parents', 'class1']).audience
    const audiences = [
      notice(['parents', 'maths']).audience,
      notice(['staff', 'class1']).audience,
      [{ who: 'parents' as const, unitId: beside.units.class1 }],
      [...(aside ? [aside] : []), { who: 'parents' as const, unitId: beside.units.class1 }],
    ]
    for (const audience of audiences) {
      const publication = { ...notice(), audience }
      expect((await school.refused('qian', 'notice.publish', publication)).code).toBe('noAudience')
      expect(await school.rows('select 1 from youju.notice where id = $1', [publication.id])).toEqual([])
    }
  })

  test('without a title, a text or an audience is refused', async () => {
    const faults = async (changes: Partial<Publication>) =>
      (await school.refused('qian', 'notice.publish', { ...notice(['parents', 'class1']), ...changes }))
        .message
    expect(await faults({ title: ' ' })).toBe('请填写标题')
    expect(await faults({ text: '' })).toBe('请填写正文')
    expect(await faults({ audience: [] })).toBe('请选择发给谁')
  })

  test('is for principals and the director: a clerk, a lead and a teacher may not', async () => {
    for (const who of ['wu', 'sun', 'li'] as const) {
      expect((await school.refused(who, 'notice.publish', notice(['staff', 'school']))).code).toBe(
        'notAllowed',
      )
      expect((await school.refused(who, 'notice.audiences', {})).code).toBe('notAllowed')
    }
  })

  test('offers the staff, and the parents of the school, its grades and its classes', async () => {
    const { units } = await school.call('qian', 'notice.audiences', {})
    expect(units.map(({ label }) => label)).toEqual([
      '全体教职工',
      '全校家长',
      '一年级家长',
      '二年级家长',
      '一年级1班家长',
      '一年级2班家长',
      '二年级1班家长',
    ])
  })
})

test('announcements come newest first in pages of 30, each once, also of one moment', async () => {
  const ids: string[] = []
  for (let index = 0; index < 35; index += 1) {
    school.setNow(`2026-11-17T10:${String(Math.floor(index / 3)).padStart(2, '0')}:00+08:00`)
    ids.push(await published(['parents', 'class3']))
  }
  const pages = await everyPage(async (input) => (await school.call('qian', 'notice.list', input)).notices)
  expect(pages.map((page) => page.length).slice(0, -1)).toEqual(pages.slice(1).map(() => 30))
  const seen = pages.flat().map(({ id }) => id)
  expect(new Set(seen).size).toBe(seen.length)
  expect(ids.filter((id) => !seen.includes(id))).toEqual([])
})
