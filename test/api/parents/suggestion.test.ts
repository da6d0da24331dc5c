import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import type { PersonKey } from '../school/cast'
import { type DistrictOffice, openOffice } from '../school/district-office'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'

type Written = Input<'suggestion.submit'>

let school: TestSchool
let beside: TestSchool
let without: TestSchool
let office: DistrictOffice
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
  without = await testSchool()
  office = await openOffice(school)
})
afterAll(() => Promise.all([school, beside, without].map((each) => each.close())))

async function write(who: PersonKey, what: Partial<Written> = {}): Promise<Written> {
  const input: Written = {
    id: uuidv7(),
    kind: 'suggestion',
    to: 'school',
    text: `字再大一点（${uuidv7()}）`,
    anonymous: false,
    ...what,
  }
  await school.call(who, 'suggestion.submit', input)
  return input
}

const toAnswer = async (who: PersonKey = 'qian') =>
  (await school.call(who, 'suggestion.list', { whose: 'toAnswer' })).items

const toldOf = async ({ text }: Written) => (await toAnswer()).find((each) => each.text === text)

describe('what is said to the school', () => {
  test('reaches its leaders with the name, and the answer comes back with who and when', async () => {
    const said = await write('zheng', { kind: 'burden' })
    const told = await toldOf(said)
    expect(told).toMatchObject({
      kind: 'burden',
      to: 'school',
      from: '郑家长（一年级1班家长）',
      answer: null,
    })
    await school.call('qian', 'suggestion.answer', { id: told?.id ?? '', text: '下周就改。' })
    const [mine] = (await school.call('zheng', 'suggestion.list', { whose: 'mine' })).items
    expect(mine).toMatchObject({ id: said.id, text: said.text })
    expect(mine?.answer).toEqual({ text: '下周就改。', by: '钱主任', at: '2026-11-18T08:30:00.000Z' })
    expect(await toldOf(said)).toBeUndefined()
    const { items } = await school.call('zhou', 'suggestion.list', { whose: 'answered' })
    expect(items.find(({ id }) => id === told?.id)?.answer?.by).toBe('钱主任')
  })

  test('is read by leaders only: not by the clerk, a lead, a class teacher, a colleague, a parent', async () => {
    const said = await write('wang')
    const told = await toldOf(said)
    for (const who of ['wu', 'sun', 'li', 'zheng'] as const) {
      for (const whose of ['toAnswer', 'answered'] as const) {
        expect((await school.refused(who, 'suggestion.list', { whose })).code).toBe('notAllowed')
      }
      const answer = { id: told?.id ?? '', text: '好' }
      expect((await school.refused(who, 'suggestion.answer', answer)).code).toBe('notAllowed')
    }
    expect((await school.call('li', 'suggestion.list', { whose: 'mine' })).items).toEqual([])
    const elsewhere = await beside.refused('qian', 'suggestion.answer', { id: told?.id ?? '', text: '好' })
    expect(elsewhere.code).toBe('notFound')
  })

  test('is answered anew in place of the first answer, and both stand in the journal', async () => {
    const said = await write('zheng')
    const id = (await toldOf(said))?.id ?? ''
    for (const text of ['看过了。', '看过了。', '已经改好。']) {
      await school.call('zhou', 'suggestion.answer', { id, text })
    }
    const acts = await school.rows<{ before: unknown; after: unknown }>(
      `select before, after from youju.journal where row_id = $1 and did = 'answered' order by seq`,
      [id],
    )
    expect(acts).toEqual([
      { before: null, after: { answer: '看过了。' } },
      { before: { answer: '看过了。' }, after: { answer: '已经改好。' } },
    ])
  })

  test('sent twice is one, and the same id with other words is refused', async () => {
    const said = await write('zheng')
    await school.call('zheng', 'suggestion.submit', said)
    expect((await toAnswer()).filter(({ text }) => text === said.text)).toHaveLength(1)
    const other = { ...said, text: '别的话' }
    expect((await school.refused('zheng', 'suggestion.submit', other)).code).toBe('idTaken')
    expect((await school.refused('feng', 'suggestion.submit', said)).code).toBe('idTaken')
  })

  test('is ten a day, also when they come at once, and the day after goes on', async () => {
    const submit = () =>
      school.ask('he', 'suggestion.submit', {
        ...{ id: uuidv7(), kind: 'suggestion', to: 'school', text: '多', anonymous: false },
      })
    const answers = await Promise.all(Array.from({ length: 12 }, submit))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429])
    school.setNow('2026-11-19T00:00:00+08:00')
    expect((await submit()).status).toBe(200)
    school.setNow('2026-11-18T16:30:00+08:00')
  })
})

describe('what is anonymous', () => {
  test('tells its readers the words and the day, nothing else of who wrote it', async () => {
    const said = await write('xu', { anonymous: true })
    const told = await toldOf(said)
    expect(told).toMatchObject({ from: '匿名', at: '2026-11-17T16:00:00.000Z' })
    expect(told?.id).not.toBe(said.id)
    await school.call('qian', 'suggestion.answer', { id: told?.id ?? '', text: '谢谢。' })
    const read = await school.call('qian', 'suggestion.list', { whose: 'answered' })
    for (const trace of [said.id, school.people.xu, '许老师']) {
      expect(JSON.stringify(read)).not.toContain(trace)
    }
    const [mine] = (await school.call('xu', 'suggestion.list', { whose: 'mine' })).items
    expect(mine).toMatchObject({ id: said.id, answer: { text: '谢谢。' } })
  })

  test('leaves neither words nor writer in the journal', async () => {
    const said = await write('xu', { anonymous: true })
    const rows = await school.rows(
      `select * from youju.journal where row_kind = 'suggestion' and (actor_id = $1 or after::text like '%' || $2 || '%')`,
      [school.people.xu, said.text],
    )
    expect(rows).toEqual([])
    const [act] = await school.rows('select actor_id, after, at from youju.journal where row_id = $1', [
      (await toldOf(said))?.id,
    ])
    expect(act).toEqual({
      actor_id: '00000000-0000-0000-0000-000000000000',
      after: { kind: 'suggestion', anonymous: true },
      at: new Date('2026-11-18T00:00:00+08:00'),
    })
  })

  test('is not found out through the tables either: a leader sees no row but the own', async () => {
    await write('xu', { anonymous: true })
    const own = await write('qian', { anonymous: true })
    const seen = await entered(school, 'qian', (as) =>
      as.rows<{ id: string }>('select id from youju.suggestion'),
    )
    expect(seen).toEqual([{ id: own.id }])
    const tried = await entered(school, 'qian', (as) => as.tries('select told_as from youju.suggestion'))
    expect(tried).toBe('denied')
  })
})

describe('a complaint about the school', () => {
  test('goes to the district’s officer, and the school reads neither it nor that there is one', async () => {
    const said = await write('zheng', { kind: 'complaint', to: 'district', text: '食堂太吵' })
    expect((await toAnswer('zhou')).map(({ text }) => text)).not.toContain(said.text)
    const journal = await entered(school, 'zhou', (as) =>
      as.rows(`select from youju.journal where row_kind = 'suggestion' and after ->> 'kind' = 'complaint'`),
    )
    expect(journal).toEqual([])
    const { items } = await office.call('suggestion.list', { whose: 'toAnswer' })
    expect(items).toMatchObject([
      { text: said.text, kind: 'complaint', to: 'district', from: '郑家长（一年级1班家长）' },
    ])
    const id = items[0]?.id ?? ''
    expect((await school.refused('zhou', 'suggestion.answer', { id, text: '好' })).code).toBe('notFound')
    await office.call('suggestion.answer', { id, text: '已经和学校谈过。' })
    const { items: mine } = await school.call('zheng', 'suggestion.list', { whose: 'mine' })
    expect(mine.find((each) => each.id === said.id)?.answer).toMatchObject({ by: '姜老师' })
  })

  test('is not taken where nobody would read it, for the district has no officer', async () => {
    const input: Written = { id: uuidv7(), kind: 'complaint', to: 'district', text: '太吵', anonymous: true }
    expect((await without.refused('zheng', 'suggestion.submit', input)).code).toBe('noOfficer')
  })
})

test('a list of more than a page is read to its end, without one twice', async () => {
  await without.rows(
    `insert into youju.suggestion (district_id, id, writer_id, school_id, recipient_id, kind, anonymous, text, at)
     select $1, gen_random_uuid(), $2, $3, $3, 'suggestion', n % 2 = 0, n::text, '2026-11-01'::timestamptz + n * interval '1 hour'
       from generate_series(1, 65) n`,
    [without.districtId, without.people.xu, without.id],
  )
  for (const [who, whose] of [
    ['xu', 'mine'],
    ['qian', 'toAnswer'],
  ] as const) {
    const texts: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await without.call(who, 'suggestion.list', { whose, ...(cursor && { cursor }) })
      texts.push(...page.items.map(({ text }) => text))
      if (page.next === null) break
      cursor = page.next
    }
    expect(texts).toHaveLength(65)
    expect(new Set(texts).size).toBe(65)
  }
})
